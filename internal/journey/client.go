package journey

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

// Client is a browser without a window: it keeps cookies and follows no redirect. It is for what people don't do, such as
// pressing a button 64 times at once.
type Client struct {
	HTTP  *http.Client
	House *House
	From  string // the address that the proxy in front says it came from; "" = no proxy. A house must trust 127.0.0.1 for it.
	t     testing.TB
}

// Answer is what came back, with its body read.
type Answer struct {
	Status   int
	Location string
	Header   http.Header
	Body     string
}

// Client answers a client with an empty jar.
func (h *House) Client(t testing.TB) *Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &Client{House: h, t: t, HTTP: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// Get asks for a path, or for a whole address.
func (c *Client) Get(path string) Answer { return c.do(http.MethodGet, path, nil) }

// Post sends a form, as a page of the house would.
func (c *Client) Post(path string, pairs ...string) Answer {
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return c.do(http.MethodPost, path, form)
}

// LogIn logs a persona in, and answers the last answer of the house: a redirect to wherever the person was on the way to.
func (c *Client) LogIn(persona string) Answer {
	begun := c.Get("/login/start?to=/mine")
	require.Equal(c.t, http.StatusSeeOther, begun.Status, begun.Body)
	callback, err := oidctest.LogIn(&http.Client{Timeout: 10 * time.Second}, begun.Location, persona)
	if err != nil {
		return Answer{Body: err.Error()}
	}
	return c.Get(callback.String())
}

// LoggedIn says whether the house knows who this is.
func (c *Client) LoggedIn() bool { return c.Get("/mine").Status == http.StatusOK }

func (c *Client) do(method, path string, form url.Values) Answer {
	if form == nil {
		return c.ask(method, path, "", "")
	}
	return c.ask(method, path, "application/x-www-form-urlencoded", form.Encode())
}

// ask asks with a body of that type; "" = none.
func (c *Client) ask(method, path, kind, body string) Answer {
	if strings.HasPrefix(path, "/") {
		path = c.House.Origin + path
	}
	request, err := http.NewRequestWithContext(c.t.Context(), method, path, strings.NewReader(body))
	require.NoError(c.t, err)
	if kind != "" {
		request.Header.Set("Content-Type", kind)
		request.Header.Set("Origin", c.House.Origin)
	}
	if c.From != "" {
		request.Header.Set("X-Forwarded-For", c.From)
	}
	answer, err := c.HTTP.Do(request)
	require.NoError(c.t, err)
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	require.NoError(c.t, err)
	return Answer{Status: answer.StatusCode, Location: answer.Header.Get("Location"), Header: answer.Header, Body: string(text)}
}
