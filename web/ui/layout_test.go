package ui_test

import (
	"context"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// render puts parts on a page and reads it.
func render(t *testing.T, ctx context.Context, p ui.Page, parts ...templ.Component) *goquery.Document {
	t.Helper()
	var html strings.Builder
	require.NoError(t, ui.Layout(p).Render(templ.WithChildren(ctx, templ.Join(parts...)), &html))
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html.String()))
	require.NoError(t, err)
	return doc
}

func inForm(parts ...templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return ui.Form("/send").Render(templ.WithChildren(ctx, templ.Join(parts...)), w)
	})
}

func TestTheLanguageSwitchLeadsBackToThePage(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"":                           "?switch-language=en",
		"/mine":                      "/mine?switch-language=en",
		"/login?to=%2Fconnect%2Fnew": "/login?switch-language=en&to=%2Fconnect%2Fnew",
		"/x?switch-language=da":      "/x?switch-language=en",
		"//evil.example/x":           "?switch-language=en",
		"https://evil.example/x":     "?switch-language=en",
		`/\evil.example`:             "/%5Cevil.example?switch-language=en",
		"/a%2Fb":                     "/a%2Fb?switch-language=en",
	} {
		doc := render(t, ui.WithPath(context.Background(), path), ui.Page{Title: "x"})
		require.Equal(t, want, doc.Find(".header a[hreflang]").AttrOr("href", ""), path)
	}
}

func TestAnErrorLeadsToTheControlItIsAbout(t *testing.T) {
	t.Parallel()
	s := form.State{Values: url.Values{}, Errors: []form.Error{
		{Field: "email", Key: "form.email.bad"}, {Field: "role", Key: "form.cpr"}, {Field: "born", Key: "form.date.bad"}, {Field: "elsewhere", Key: "form.cpr"},
	}}
	doc := render(t, context.Background(), ui.Page{Title: "Spørgsmål", Form: s}, inForm(
		ui.Text(s, ui.Input{Name: "email", Label: "E-mail"}),
		ui.Radios(s, ui.Group{Name: "role", Legend: "Rolle", Options: []ui.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}}),
		ui.Birth(s, "born", "Født", ""),
	))
	var links []string
	doc.Find(".alert-error a").Each(func(_ int, a *goquery.Selection) { links = append(links, a.AttrOr("href", "")) })
	require.Equal(t, []string{"#email", "#role", "#born-day"}, links)
	require.Equal(t, 4, doc.Find(".alert-error li").Length(), "an error without a field is said as well")
	require.Equal(t, "Fejl: Spørgsmål – Tilslut", doc.Find("title").Text())
	require.Equal(t, "radio", doc.Find("#role").AttrOr("type", ""))
	require.Equal(t, "true", doc.Find("#email").AttrOr("aria-invalid", ""))
	require.Equal(t, "email-error", doc.Find("#email").AttrOr("aria-describedby", ""))
}

func TestWhatWasTypedComesBackAndIsOnlyText(t *testing.T) {
	t.Parallel()
	s := form.Filled("name", `"><script>alert(1)</script>`, "role", "b", "language", "en", "accept", "yes")
	doc := render(t, context.Background(), ui.Page{Title: "x"}, inForm(
		ui.Text(s, ui.Input{Name: "name", Label: "Navn"}),
		ui.Radios(s, ui.Group{Name: "role", Legend: "Rolle", Options: []ui.Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}}),
		ui.Select(s, ui.Input{Name: "language", Label: "Sprog"}, []ui.Option{{Value: "da", Label: "Dansk"}, {Value: "en", Label: "Engelsk"}}),
		ui.Checkbox(s, "accept", "yes", "Ja", ""),
	))
	require.Equal(t, `"><script>alert(1)</script>`, doc.Find("#name").AttrOr("value", ""))
	require.Equal(t, 1, doc.Find("script").Length())
	require.Equal(t, "b", doc.Find("input[type=radio][checked]").AttrOr("value", ""))
	require.Equal(t, "en", doc.Find("option[selected]").AttrOr("value", ""))
	require.Equal(t, 1, doc.Find("#accept[checked]").Length())
}

func TestTwoFieldsNeverShareAnID(t *testing.T) {
	t.Parallel()
	same := ui.Checkbox(form.State{}, "pick", "a", "A", "")
	doc := render(t, context.Background(), ui.Page{Title: "x"}, same, same, ui.Text(form.State{}, ui.Input{Name: "pick-2", Label: "?"}))
	seen := map[string]bool{}
	doc.Find("input").Each(func(_ int, e *goquery.Selection) {
		require.False(t, seen[e.AttrOr("id", "")], e.AttrOr("id", ""))
		seen[e.AttrOr("id", "")] = true
	})
	require.Len(t, seen, 3)
}

func TestTheHeaderKnowsTheViewer(t *testing.T) {
	t.Parallel()
	out := render(t, context.Background(), ui.Page{Title: "x"})
	require.Zero(t, out.Find(`form[action="/logout"], a[href="/mine"]`).Length())

	ctx := i18n.With(ui.WithViewer(context.Background(), ui.Viewer{Name: "Åse Ørsted", LoggedIn: true}), i18n.English)
	in := render(t, ctx, ui.Page{Title: "x", Back: "/mine", Case: "T-7K4M-2Q"})
	require.Equal(t, "Åse Ørsted", in.Find(".user").Text())
	require.Equal(t, 1, in.Find(`form[method="post"][action="/logout"] button`).Length())
	require.Equal(t, "en", in.Find("html").AttrOr("lang", ""))
	require.Equal(t, "Case number T-7K4M-2Q", in.Find(".case-number").Text())
}
