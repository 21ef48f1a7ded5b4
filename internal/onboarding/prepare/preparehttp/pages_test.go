package preparehttp_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"
)

func TestThePagesThatNeedNoLogin(t *testing.T) {
	t.Parallel()
	for address, primary := range map[string]string{"/": "/connect", "/prepare": "/connect", "/help": "", "/accessibility": "", "/privacy": ""} {
		w, doc := get(t, address)
		require.Equal(t, http.StatusOK, w.Code, address)
		require.Equal(t, 1, doc.Find("h1").Length(), address)
		require.Equal(t, primary, doc.Find("main .button-primary").AttrOr("href", ""), address)
		require.Empty(t, w.Result().Cookies(), "looking around leaves nothing behind")
		doc.Find("main [id]").Each(func(_ int, s *goquery.Selection) {
			require.Equal(t, 1, doc.Find("[id='"+s.AttrOr("id", "")+"']").Length())
		})
		for _, text := range []string{"start.", "prepare.", "help.", "privacy.", "accessibility."} {
			doc.Find("main *").Each(func(_ int, s *goquery.Selection) {
				require.False(t, strings.HasPrefix(strings.TrimSpace(s.Text()), text), "a key without words: %s", s.Text())
			})
		}
	}
}

func TestTheStatementIsWherePublicSitesHaveIt(t *testing.T) {
	t.Parallel()
	w, _ := get(t, "/was")
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "/accessibility", w.Header().Get("Location"))
}

// TestLinksWithinTheSiteLeadSomewhere follows every link of every page to a page of this room, or to a door of another.
func TestLinksWithinTheSiteLeadSomewhere(t *testing.T) {
	t.Parallel()
	doors := map[string]bool{"/connect": true, "/mine": true, "/login": true}
	for _, address := range []string{"/", "/prepare", "/help", "/accessibility", "/privacy", "/need", "/need/outcome?people=several&cvr=yes&form=unsure&register=no"} {
		_, doc := get(t, address)
		doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", "")
			path, fragment, _ := strings.Cut(href, "#")
			if !strings.HasPrefix(path, "/") || doors[path] {
				return
			}
			w, target := get(t, path)
			require.Less(t, w.Code, http.StatusBadRequest, "%s on %s", href, address)
			if fragment != "" {
				require.Equal(t, 1, target.Find("[id='"+fragment+"']").Length(), href)
			}
		})
	}
}

func TestThePrivacyPageNamesTheCookiesAsTheyAre(t *testing.T) {
	t.Parallel()
	_, doc := get(t, "/privacy")
	for _, name := range []string{"session", "identity", "login", "language"} {
		require.Contains(t, doc.Find("main table").Text(), "__Host-tilslut-"+name)
	}
	require.Contains(t, doc.Find("main").Text(), "den er stadig en personoplysning")
	require.Equal(t, "mailto:hjaelp@tilslut.example", doc.Find("main a[href^=mailto]").AttrOr("href", ""))
}
