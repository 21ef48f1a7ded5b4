package connectionhttp_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// browser is a person at a browser without scripts. It checks every page that it is shown.
type browser struct {
	*house
	person person.Ref
	client *http.Client

	path   string // of the page that is shown
	status int
	doc    *goquery.Document
}

// stranger opens a browser in which nobody is logged in.
func (h *house) stranger() *browser {
	jar, err := cookiejar.New(nil)
	require.NoError(h.t, err)
	client := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &browser{house: h, client: client}
}

// get opens an address and follows wherever it leads, as long as that is here.
func (b *browser) get(path string) *browser {
	b.t.Helper()
	for range 5 {
		to := b.send(http.MethodGet, path, nil)
		if to == "" || strings.HasPrefix(to, "/login") {
			b.path = path
			if to != "" {
				b.path = to
			}
			return b
		}
		path = to
	}
	b.t.Fatalf("%s leads in circles", path)
	return b
}

// post sends a form, from alternating names and values, and follows wherever it leads.
func (b *browser) post(path string, values ...string) *browser {
	b.t.Helper()
	if to := b.submit(path, values...); to != "" {
		if strings.HasPrefix(to, "/login") {
			b.path = to
			return b
		}
		return b.get(to)
	}
	b.path = path
	return b
}

// submit sends a form and answers where it leads, "" where it is shown again.
func (b *browser) submit(path string, values ...string) string {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(values); i += 2 {
		form.Add(values[i], values[i+1])
	}
	return b.send(http.MethodPost, path, form)
}

func (b *browser) send(method, path string, form url.Values) string {
	b.t.Helper()
	request, err := http.NewRequest(method, b.origin+path, strings.NewReader(form.Encode()))
	require.NoError(b.t, err)
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return b.answered(path, request)
}

func (b *browser) answered(path string, request *http.Request) string {
	b.t.Helper()
	request.Header.Set("Accept-Language", "da")
	response, err := b.client.Do(request)
	require.NoError(b.t, err)
	defer response.Body.Close()
	b.status = response.StatusCode
	b.doc, err = goquery.NewDocumentFromReader(response.Body)
	require.NoError(b.t, err)
	if response.StatusCode == http.StatusSeeOther {
		return response.Header.Get("Location")
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		wellFormed(b.t, path, b.doc)
	}
	return ""
}

// wellFormed checks what every page must have.
func wellFormed(t *testing.T, path string, doc *goquery.Document) {
	t.Helper()
	require.Equal(t, 1, doc.Find("h1").Length(), "%s: one h1", path)
	require.NotEmpty(t, doc.Find("html").AttrOr("lang", ""), path)
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		require.False(t, ids[id], "%s: the id %q is there twice", path, id)
		ids[id] = true
	})
	doc.Find("main input:not([type=hidden]), main select").Each(func(_ int, s *goquery.Selection) {
		id := s.AttrOr("id", "")
		require.Equal(t, 1, doc.Find("label[for='"+id+"']").Length(), "%s: %q has no label", path, id)
	})
	doc.Find("main").Each(func(_ int, s *goquery.Selection) {
		require.NotContains(t, s.Text(), "connect.", "%s: a word is missing", path)
		require.NotContains(t, s.Text(), "<no value>", path)
	})
}

// sees checks the page's heading, by its text.
func (b *browser) sees(status int, heading string) *browser {
	b.t.Helper()
	require.Equal(b.t, heading, b.heading(), "%s: %s", b.path, b.text())
	require.Equal(b.t, status, b.status, b.path)
	return b
}

func (b *browser) heading() string { return strings.TrimSpace(b.doc.Find("h1").Text()) }

func (b *browser) text() string { return strings.Join(strings.Fields(b.doc.Find("main").Text()), " ") }

// errors answers the lines of the error summary.
func (b *browser) errors() []string {
	return b.doc.Find(".alert-error li").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
}

func (b *browser) value(field string) string {
	return b.doc.Find("main [name='"+field+"']").AttrOr("value", "")
}

// is answers the case as it stands.
func (h *house) is(id string) connection.Connection {
	h.t.Helper()
	c, _, err := h.store.Load(h.t.Context(), id)
	require.NoError(h.t, err)
	return c
}

// selection is a part of a page.
type selection = goquery.Selection
