package gallery_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/gallery"
)

func TestEveryPageHasWhatAPageMustHave(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("../static/tilslut.css")
	require.NoError(t, err)
	each(t, func(t *testing.T, s gallery.Sample, l i18n.Lang, html string) {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
		require.NoError(t, err)
		require.Equal(t, string(l), doc.Find("html").AttrOr("lang", ""), "the language of the page")
		require.Equal(t, 1, doc.Find("h1").Length(), "one h1")
		require.NotEmpty(t, strings.TrimSpace(doc.Find("h1").Text()))
		require.NotEmpty(t, strings.TrimSpace(doc.Find("head title").Text()))
		idsAreUniqueAndFound(t, doc)
		noKeyShows(t, doc)
		require.Zero(t, doc.Find("script:not([src])").Length(), "no script in the page")
		if s.Letter {
			return
		}
		nothingInline(t, doc)
		everyClassHasARule(t, doc, string(css))
		everyControlHasALabel(t, doc)
		require.LessOrEqual(t, doc.Find(".button-primary").Length(), 1, "one primary button")
		titleTellsErrors(t, doc, l)
		formsCanChangeLanguage(t, doc, l)
	})
}

// idsAreUniqueAndFound checks the page's ids, and that whatever points to an id finds it.
func idsAreUniqueAndFound(t *testing.T, doc *goquery.Document) {
	t.Helper()
	seen := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		require.False(t, seen[id], "the id %q is there twice", id)
		seen[id] = true
	})
	for _, attribute := range []string{"for", "aria-describedby", "aria-labelledby", "form"} {
		doc.Find("[" + attribute + "]").Each(func(_ int, e *goquery.Selection) {
			for id := range strings.FieldsSeq(e.AttrOr(attribute, "")) {
				require.True(t, seen[id], "%s names %q, which is not there", attribute, id)
			}
		})
	}
	require.Zero(t, doc.Find("[aria-invalid=''], [aria-current=''], [aria-label='']").Length(), "an empty aria attribute says nothing")
	doc.Find("a[href^='#']").Each(func(_ int, e *goquery.Selection) {
		require.True(t, seen[strings.TrimPrefix(e.AttrOr("href", ""), "#")], "a link to %s leads nowhere", e.AttrOr("href", ""))
	})
}

var keyLike = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+){2,}$|<no value>`)

// noKeyShows finds words that nobody has written: T answers their key, and a placeholder without a value says so.
func noKeyShows(t *testing.T, doc *goquery.Document) {
	t.Helper()
	for word := range strings.FieldsSeq(doc.Find("body").Text()) {
		if keyLike.MatchString(word) && !strings.Contains(word, ".dk") && !strings.HasPrefix(word, "www.") {
			t.Errorf("the page shows the key %q", word)
		}
	}
	require.NotContains(t, doc.Text(), "<no value>")
}

func nothingInline(t *testing.T, doc *goquery.Document) {
	t.Helper()
	require.Zero(t, doc.Find("style, [style]").Length(), "no style in the page")
	doc.Find("*").Each(func(_ int, e *goquery.Selection) {
		for _, a := range e.Nodes[0].Attr {
			require.False(t, strings.HasPrefix(a.Key, "on"), "no handler in the page: %s", a.Key)
			require.False(t, strings.HasPrefix(strings.ToLower(a.Val), "javascript:"), "no script in a link: %s", a.Val)
		}
	})
	doc.Find("a").Each(func(_ int, e *goquery.Selection) {
		require.NotContains(t, []string{"", "#", "about:invalid#TemplFailedSanitizationURL"}, e.AttrOr("href", ""), "a link to nowhere: %s", e.Text())
	})
}

func everyControlHasALabel(t *testing.T, doc *goquery.Document) {
	t.Helper()
	doc.Find("input:not([type=hidden]), select, textarea").Each(func(_ int, e *goquery.Selection) {
		labels := doc.Find(`label[for="` + e.AttrOr("id", "?") + `"]`)
		require.Equal(t, 1, labels.Length(), "one label for %s", e.AttrOr("name", "?"))
		require.NotEmpty(t, strings.TrimSpace(labels.Text()), "a label that says something")
	})
	doc.Find("fieldset").Each(func(_ int, e *goquery.Selection) {
		require.NotEmpty(t, strings.TrimSpace(e.ChildrenFiltered("legend").Text()), "a legend for every group")
	})
}

// titleTellsErrors: a page with errors begins its title with "Fejl:", has a summary that takes the focus, and says the
// same at the fields.
func titleTellsErrors(t *testing.T, doc *goquery.Document, l i18n.Lang) {
	t.Helper()
	title := doc.Find("head title").Text()
	require.True(t, strings.HasSuffix(title, " – Tilslut"), title)
	prefix := map[i18n.Lang]string{i18n.Danish: "Fejl: ", i18n.English: "Error: "}[l]
	summary := doc.Find("main .alert-error[autofocus]")
	require.Equal(t, summary.Length() == 1, strings.HasPrefix(title, prefix), title)
	require.Equal(t, summary.Length() == 1 && summary.Find("a").Length() > 0, doc.Find(".form-error-message").Length() > 0,
		"a summary with links where a field has an error, and the other way round")
}

// formsCanChangeLanguage: where there is a form, the switch sends it along, so that nothing typed is lost.
func formsCanChangeLanguage(t *testing.T, doc *goquery.Document, l i18n.Lang) {
	t.Helper()
	buttons := doc.Find(`button[form="page-form"][name="switch-language"][formnovalidate][value="` + string(l.Other()) + `"]`)
	links := doc.Find(`a[href*="switch-language=` + string(l.Other()) + `"]`)
	if doc.Find("#page-form").Length() > 0 {
		require.Equal(t, 2, buttons.Length(), "in the header and in the footer")
		first := doc.Find(`button[form="page-form"], #page-form button:not([type=button])`).First()
		require.Empty(t, first.AttrOr("name", ""), "the Enter key presses the first button: it must be the form's own")
		return
	}
	require.Equal(t, 2, links.Length(), "in the header and in the footer")
}

// unstyled are classes that only name a part, for scripts and tests.
var unstyled = map[string]bool{"alert-body": true}

// The stylesheet holds only the rules that templates use. A class without a rule is a mistyped one, or the stylesheet
// has to be built again: make css.
func everyClassHasARule(t *testing.T, doc *goquery.Document, css string) {
	t.Helper()
	doc.Find("[class]").Each(func(_ int, e *goquery.Selection) {
		for class := range strings.FieldsSeq(e.AttrOr("class", "")) {
			if !unstyled[class] && !regexp.MustCompile(`\.`+regexp.QuoteMeta(class)+`[^A-Za-z0-9_-]`).MatchString(css) {
				t.Errorf("the class %q has no rule (make css?)", class)
			}
		}
	})
}
