package reviewhttp_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/outside/oidc/oidctest"
)

// browser is somebody at a browser without scripts. It checks every page that it is shown.
type browser struct {
	*house
	client *http.Client
	name   string // of the staff who are logged in

	path   string // of the page that is shown, or of a place elsewhere that it leads to
	status int
	header http.Header
	body   string
	doc    *goquery.Document
}

// stranger opens a browser in which nobody is logged in.
func (h *house) stranger() *browser {
	jar, err := cookiejar.New(nil)
	require.NoError(h.t, err)
	return &browser{house: h, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// visit opens a browser in which one of the provider's people is logged in, at least there.
func (h *house) visit(persona string) *browser {
	h.t.Helper()
	b := h.stranger()
	to := b.send(http.MethodGet, "/review/login/start?to=/review/support", nil)
	callback, err := oidctest.LogIn(http.DefaultClient, to, persona)
	require.NoError(h.t, err)
	b.send(http.MethodGet, strings.TrimPrefix(callback.String(), b.origin), nil)
	p, ok := oidctest.ByKey(persona)
	require.True(h.t, ok)
	b.name = p.Name
	return b
}

// citizen opens a browser in which somebody is logged in with MitID.
func (h *house) citizen() *browser {
	b := h.stranger()
	b.send(http.MethodGet, "/log-in-as/"+uuid.NewString(), nil)
	require.Equal(h.t, http.StatusOK, b.status)
	return b
}

// who answers the caseworker as the house knows her, once she has been at the queue.
func (b *browser) who() connection.Caseworker {
	b.t.Helper()
	b.get("/review")
	var ref person.Ref
	require.NoError(b.t, b.pool.QueryRow(b.t.Context(), `select ref::text from caseworker where name = $1`, b.name).Scan(&ref))
	return connection.Caseworker{Ref: ref, Name: b.name}
}

// get opens an address and follows wherever it leads, as long as that is a page of this room.
func (b *browser) get(path string) *browser {
	b.t.Helper()
	for range 5 {
		to := b.send(http.MethodGet, path, nil)
		if b.path = path; to == "" {
			return b
		}
		if b.path = to; strings.HasPrefix(to, "/review/login") {
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
	if b.path = path; to == "" || strings.HasPrefix(to, "/review/login") {
		return b
	}
	return b.get(to)
}

// press sends the page's own form, with everything that stands in it, and more.
func (b *browser) press(more ...string) *browser {
	b.t.Helper()
	form := b.doc.Find("#page-form")
	require.Equal(b.t, 1, form.Length(), "%s has a form: %s", b.path, b.text())
	values := more
	form.Find("input[type=hidden], textarea, input[checked]").Each(func(_ int, s *goquery.Selection) {
		values = append(values, s.AttrOr("name", ""), s.AttrOr("value", s.Text()))
	})
	return b.post(form.AttrOr("action", ""), values...)
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
	content, err := io.ReadAll(response.Body)
	require.NoError(b.t, err)
	b.status, b.header, b.body = response.StatusCode, response.Header, string(content)
	b.doc, err = goquery.NewDocumentFromReader(strings.NewReader(b.body))
	require.NoError(b.t, err)
	if response.StatusCode == http.StatusSeeOther {
		return response.Header.Get("Location")
	}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		require.Equal(b.t, 1, b.doc.Find("h1").Length(), "%s: one h1", path)
		require.NotRegexp(b.t, `review\.[a-z]`, b.text(), "%s: a word is missing", path)
		require.NotContains(b.t, b.text(), "<no value>", path)
		if strings.HasPrefix(path, "/review") {
			require.Equal(b.t, "no-store", b.header.Get("Cache-Control"), path)
		}
	}
	return ""
}

// sees checks the page's heading.
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

// link answers where the first link or form leads whose text contains words.
func (b *browser) link(words string) string {
	b.t.Helper()
	found := b.doc.Find("main a, main form").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), words) }).First()
	require.Equal(b.t, 1, found.Length(), "%s: a link %q: %s", b.path, words, b.text())
	return found.AttrOr("href", found.AttrOr("action", ""))
}

// twin is the same person's browser for another goroutine: only what it shows is its own.
func (b *browser) twin() *browser {
	same := *b
	return &same
}

func at(c connection.Connection, page string) string { return "/review/" + c.ID + page }
