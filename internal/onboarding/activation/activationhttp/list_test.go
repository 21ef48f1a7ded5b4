package activationhttp_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
)

const list = "Importerede brugere"

func many(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Medlem %03d Hansen", i)
	}
	return names
}

// names answers whom the list shows.
func (b *browser) names() []string {
	return b.doc.Find("main tbody a").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
}

// ticked answers how many boxes there are, and how many are ticked.
func (b *browser) ticked() (boxes, on int) {
	found := b.doc.Find("main input[name=user][type=checkbox]")
	return found.Length(), found.Filter("[checked]").Length()
}

func TestTheWholeListCanBeReadPageByPage(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.imports(skovby, birth, many(60)...)
	h.imports(engdal, birth, "Åse Fremmed")
	b, path, seen := h.visit("karen"), at(skovby), []string{}
	for pages := 0; path != ""; pages++ {
		require.Less(t, pages, 4)
		b.get(path).sees(200, list)
		seen = append(seen, b.names()...)
		path = b.doc.Find(`main nav a:contains("Næste side")`).AttrOr("href", "")
	}
	require.Equal(t, many(60), seen)
	boxes, on := b.ticked()
	require.Equal(t, [2]int{10, 0}, [2]int{boxes, on})
	b.doc.Find("main tbody label").Each(func(i int, s *goquery.Selection) { require.Equal(t, "Vælg "+b.names()[i], s.Text()) })
	b.get(b.doc.Find(`main nav a:contains("Til begyndelsen")`).AttrOr("href", "")).sees(200, list)
	require.Equal(t, many(25), b.names())
}

func TestAPlaceThatNobodySignedLeadsToTheBeginning(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.imports(skovby, birth, many(30)...)
	h.imports(engdal, birth, many(30)...)
	b := h.visit("karen")
	next := func(path string) string { return b.get(path).doc.Find(`main nav a`).AttrOr("href", "") }
	_, other, _ := strings.Cut(next(at(engdal)), "after=")
	_, good, _ := strings.Cut(next(at(skovby)), "after=")
	require.Empty(t, b.send("GET", at(skovby)+"?after="+good, nil))
	for _, forged := range []string{"x", other, good + "A", good[:len(good)-1] + "_"} {
		require.Equal(t, at(skovby)+"?state=imported", b.send("GET", at(skovby)+"?state=imported&after="+forged, nil), forged)
	}
}

func TestTheListIsSearchedAndFiltered(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.imports(skovby, birth, "Anders Bo", "Åse Ærø", "Birgit Anders")
	h.invited(ids[1], activation.ChoicePrivate)
	b := h.visit("karen")
	found := func(query string) []string {
		b.get(at(skovby)+query).sees(200, list)
		return b.names()
	}
	require.Equal(t, []string{"Anders Bo", "Birgit Anders", "Åse Ærø"}, found(""))
	require.Equal(t, []string{"Anders Bo", "Birgit Anders"}, found("?q=anders"))
	require.Equal(t, []string{"Åse Ærø"}, found("?q=%C3%A6r%C3%B8"))
	require.Equal(t, []string{"Anders Bo"}, found("?q=anders.bo%40"), "an e-mail address is found, too")
	require.Empty(t, found("?q=anders&state=invited"))
	require.Contains(t, b.text(), "Ingen brugere passer til søgningen")
	require.Equal(t, "anders", b.value("q"), "what was looked for is kept")
	require.Equal(t, "invited", b.doc.Find("select option[selected]").AttrOr("value", ""))
	require.Equal(t, []string{"Åse Ærø"}, found("?state=invited"))
	require.Len(t, found("?state=nonsense"), 3)

	b.get(at(skovby)+"?state=imported&q="+url.QueryEscape("010190-1234")).sees(422, list)
	require.Equal(t, at(skovby)+"?state=imported&wrong=cpr", b.path)
	html, err := b.doc.Html()
	require.NoError(t, err)
	require.NotContains(t, html, "010190", "it is on no page, and in no address that a page leads to")
	b.get(at(skovby)+"?q="+strings.Repeat("x", 300)).sees(422, list)
}

func TestAnEmptyListSaysWhy(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit("karen")
	b.get(at(skovby)).sees(200, list)
	require.Contains(t, b.text(), "Skovby Badmintonklub har ingen importerede brugere")
	id, link := h.invites(activation.ChoicePrivate, birth)
	h.visit("ulla").post(link).post(link+"/private", "answer", "approve")
	require.Equal(t, activation.Active, h.is(id).State)
	b.get(at(skovby)).sees(200, list)
	require.Contains(t, b.text(), "Alle er aktiveret")
	b.get(at(skovby)+"?state=active").sees(200, list)
	require.Equal(t, []string{"Ulla Kjær"}, b.names())
}

func TestBoxesAreTickedWithoutAScript(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.imports(skovby, birth, many(3)...)
	b := h.visit("karen")
	b.get(at(skovby)+"?q=medlem").post(at(skovby), "q", "medlem", "state", "", "after", "", "mark", "all").sees(200, list)
	boxes, on := b.ticked()
	require.Equal(t, [2]int{3, 3}, [2]int{boxes, on})
	require.Equal(t, "medlem", b.value("q"), "the search is not lost")
	b.post(at(skovby), "q", "medlem", "user", ids[0], "mark", "none")
	_, on = b.ticked()
	require.Zero(t, on)
	b.post(at(skovby), "q", "medlem").sees(422, list)
	require.Equal(t, []string{"Vælg mindst én bruger"}, b.errors())
	require.Equal(t, "#"+b.doc.Find("main input[name=user]").First().AttrOr("id", ""), b.doc.Find("nav .alert-error a").AttrOr("href", ""))
	b.post(at(skovby), "user", ids[1], "switch-language", "en").sees(200, "Imported users")
	_, on = b.ticked()
	require.Equal(t, 1, on, "what was ticked is kept by the language switch")
}
