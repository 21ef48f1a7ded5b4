package activationhttp_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

// browser is a person at a browser without scripts.
type browser struct {
	*house
	client *http.Client

	path   string // of the page that is shown, or of a place elsewhere that it leads to
	status int
	header http.Header
	doc    *goquery.Document
}

// stranger opens a browser in which nobody is logged in.
func (h *house) stranger() *browser {
	jar, err := cookiejar.New(nil)
	require.NoError(h.t, err)
	return &browser{house: h, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// visit opens a browser in which one of the broker's personas is logged in.
func (h *house) visit(persona string) *browser {
	h.t.Helper()
	b := h.stranger()
	b.away("/login/start?to=/who", persona)
	return b
}

// away goes to the broker by an address of ours, is somebody there, and comes back.
func (b *browser) away(path, persona string) *browser {
	b.t.Helper()
	to := b.send(http.MethodGet, path, nil)
	require.True(b.t, strings.HasPrefix(to, "http://"), "%s leads to %q", path, to)
	callback, err := oidctest.LogIn(http.DefaultClient, to, persona)
	require.NoError(b.t, err)
	return b.get(strings.TrimPrefix(callback.String(), b.origin))
}

func (b *browser) who() string {
	b.t.Helper()
	response, err := b.client.Get(b.origin + "/who")
	require.NoError(b.t, err)
	defer response.Body.Close()
	who, err := io.ReadAll(response.Body)
	require.NoError(b.t, err)
	return string(who)
}

// get opens an address and follows wherever it leads, as long as that is a page of this room.
func (b *browser) get(path string) *browser {
	b.t.Helper()
	for range 5 {
		to := b.send(http.MethodGet, path, nil)
		if b.path = path; to == "" {
			return b
		}
		if b.path = to; !ours(to) && to != "/who" {
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
	to := b.submit(path, values...)
	if b.path = path; to == "" {
		return b
	}
	if b.path = to; !ours(to) {
		return b
	}
	return b.get(to)
}

// submit sends a form and answers where it leads, "" where the answer is a page.
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
	request.Header.Set("Accept-Language", "da")
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := b.client.Do(request)
	require.NoError(b.t, err)
	defer response.Body.Close()
	b.status, b.header = response.StatusCode, response.Header
	b.doc, err = goquery.NewDocumentFromReader(response.Body)
	require.NoError(b.t, err)
	if response.StatusCode == http.StatusSeeOther {
		return response.Header.Get("Location")
	}
	if method != http.MethodHead && strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		require.Equal(b.t, 1, b.doc.Find("h1").Length(), "%s: one h1", path)
		require.NotRegexp(b.t, `(activate|imported)\.[a-z]`, b.text(), "%s: a word is missing", path)
		require.NotContains(b.t, b.text(), "<no value>", path)
	}
	return ""
}

// sees checks the page's heading, by its text.
func (b *browser) sees(status int, heading string) *browser {
	b.t.Helper()
	require.Equal(b.t, heading, strings.TrimSpace(b.doc.Find("h1").Text()), "%s: %s", b.path, b.text())
	require.Equal(b.t, status, b.status, b.path)
	return b
}

func (b *browser) text() string { return strings.Join(strings.Fields(b.doc.Find("main").Text()), " ") }

// errors answers the lines of the error summary.
func (b *browser) errors() []string {
	return b.doc.Find("nav .alert-error li").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
}

// button answers where the page's main button or link leads.
func (b *browser) button() string {
	primary := b.doc.Find("main .button-primary")
	return primary.AttrOr("href", primary.Closest("form").AttrOr("action", ""))
}

// twin is the same person's browser for another goroutine: only what it shows is its own.
func (b *browser) twin() *browser {
	same := *b
	return &same
}

// ours answers whether an address is a page of this room.
func ours(path string) bool {
	return strings.HasPrefix(path, "/activate/") || strings.HasPrefix(path, "/association/")
}

// value answers what stands in a field of the page.
func (b *browser) value(field string) string {
	return b.doc.Find("main [name='"+field+"']").AttrOr("value", "")
}
