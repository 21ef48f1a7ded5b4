package preparehttp_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/prepare"
	"tilslut/internal/onboarding/prepare/preparehttp"
	"tilslut/internal/platform/i18n"
)

func handler() http.Handler {
	r := chi.NewRouter()
	(&preparehttp.Handler{Origin: &url.URL{Scheme: "https", Host: "tilslut.example"}, Contact: "hjaelp@tilslut.example"}).Mount(r)
	return r
}

func get(t *testing.T, address string) (*httptest.ResponseRecorder, *goquery.Document) {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	w := httptest.NewRecorder()
	handler().ServeHTTP(w, r.WithContext(i18n.With(r.Context(), i18n.Danish)))
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	require.NoError(t, err)
	return w, doc
}

// submit presses the button of the page's form after choosing a value, "" for none; it answers the address asked for.
func submit(t *testing.T, doc *goquery.Document, value string) string {
	t.Helper()
	f := doc.Find("main form")
	require.Equal(t, "get", f.AttrOr("method", ""))
	query := url.Values{}
	f.Find("input[type=hidden]").Each(func(_ int, s *goquery.Selection) {
		query.Add(s.AttrOr("name", ""), s.AttrOr("value", ""))
	})
	if value != "" {
		choice := f.Find("input[type=radio][value=" + value + "]")
		require.Equal(t, 1, choice.Length(), value)
		query.Add(choice.AttrOr("name", ""), value)
	}
	return f.AttrOr("action", "") + "?" + query.Encode()
}

func back(doc *goquery.Document) string { return doc.Find("a.back-link").AttrOr("href", "") }

func TestTheQuestionsLeadToTheOutcomeOneAtATime(t *testing.T) {
	t.Parallel()
	w, doc := get(t, "/need")
	for _, value := range []string{"several", "yes", "voluntary"} {
		require.Equal(t, http.StatusOK, w.Code)
		require.Equal(t, 1, doc.Find("h1").Length())
		require.Zero(t, doc.Find("input[checked]").Length(), "nothing is chosen beforehand")
		w, doc = get(t, submit(t, doc, value))
	}
	w, _ = get(t, submit(t, doc, "yes"))
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "/need/outcome?cvr=yes&form=voluntary&people=several&register=yes", w.Header().Get("Location"))
	w, doc = get(t, w.Header().Get("Location"))
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "/connect", doc.Find("main a.button-primary").AttrOr("href", ""))
	require.Equal(t, 4, doc.Find("table.summary tr").Length())
}

func TestChoosingNothingSaysWhatToChoose(t *testing.T) {
	t.Parallel()
	address := "/need"
	for i, value := range []string{"several", "yes", "association", "no"} {
		_, doc := get(t, address)
		w, wrong := get(t, submit(t, doc, ""))
		require.Equal(t, http.StatusUnprocessableEntity, w.Code, i)
		require.True(t, strings.HasPrefix(wrong.Find("title").Text(), "Fejl: "), wrong.Find("title").Text())
		field := strings.TrimPrefix(wrong.Find("main nav[aria-labelledby=error-summary] a").AttrOr("href", ""), "#")
		require.Equal(t, 1, wrong.Find("input#"+field).Length(), "the summary leads to the question")
		require.NotContains(t, wrong.Find(".form-error-message").Text(), "need.", "the words are there")
		address = submit(t, wrong, value)
	}
	w, _ := get(t, address)
	require.Equal(t, http.StatusSeeOther, w.Code, "the form with the error works like the one without")
}

func TestTheWayBackKeepsWhatWasAnswered(t *testing.T) {
	t.Parallel()
	_, doc := get(t, "/need/outcome?people=several&cvr=yes&form=voluntary&register=no")
	for _, want := range []string{"no", "voluntary", "yes", "several"} {
		_, doc = get(t, back(doc))
		require.Equal(t, want, doc.Find("input[checked]").AttrOr("value", ""))
	}
	require.Equal(t, "/", back(doc))
}

func TestChangingAnAnswerAsksOnlyWhatThenIsOpen(t *testing.T) {
	t.Parallel()
	_, doc := get(t, "/need/outcome?people=several&cvr=yes&form=voluntary&register=no")
	change := doc.Find("table.summary a").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("href", "") })
	require.Len(t, change, 4)
	_, doc = get(t, change[2])
	w, _ := get(t, submit(t, doc, "association"))
	require.Equal(t, "/need/outcome?cvr=yes&form=association&people=several&register=no", w.Header().Get("Location"), "straight back")
	w, _ = get(t, submit(t, doc, "other"))
	require.Equal(t, "/need/outcome?cvr=yes&form=other&people=several", w.Header().Get("Location"), "the last answer no longer matters")

	_, doc = get(t, "/need?at=cvr&people=several&cvr=no")
	w, doc = get(t, submit(t, doc, "yes"))
	require.Equal(t, http.StatusOK, w.Code, "more is asked where more has to be known")
	require.NotZero(t, doc.Find("input[name=form]").Length())
}

func TestWhateverStandsInTheAddressIsTidied(t *testing.T) {
	t.Parallel()
	w, doc := get(t, "/need?people=%3Cscript%3E&x=y&at=nowhere&asked=cvr")
	require.Equal(t, http.StatusOK, w.Code)
	require.NotZero(t, doc.Find("input[name=people]").Length())
	require.NotContains(t, w.Body.String(), "<script>")
	w, _ = get(t, "/need/outcome?people=several&register=yes&x=y")
	require.Equal(t, "/need?people=several", w.Header().Get("Location"))
	w, _ = get(t, "/need/outcome")
	require.Equal(t, "/need", w.Header().Get("Location"))
}

func TestEveryOutcomeHasAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for outcome, query := range map[prepare.Outcome]string{
		prepare.NotNeeded: "people=one", prepare.NumberFirst: "people=several&cvr=no", prepare.OtherForm: "people=several&cvr=yes&form=other",
		prepare.Connect: "people=several&cvr=yes&form=association&register=yes", prepare.Wait: "people=several&cvr=yes&form=association&register=recent",
		prepare.RegisterFirst: "people=several&cvr=yes&form=unsure&register=no", prepare.LookUp: "people=several&cvr=yes&form=unsure&register=unsure",
	} {
		w, doc := get(t, "/need/outcome?"+query)
		require.Equal(t, http.StatusOK, w.Code)
		title := doc.Find("h1").Text()
		require.False(t, seen[title], title)
		seen[title] = true
		require.Equal(t, outcome.MayConnect(), doc.Find("main a[href='/connect']").Length() > 0, outcome)
		require.LessOrEqual(t, doc.Find("main .button-primary").Length(), 1)
	}
}
