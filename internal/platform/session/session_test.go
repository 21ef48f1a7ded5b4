package session_test

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/session"
)

const anna = person.Ref("0d3f3c52-6d3c-4a53-9d0c-3f6f1f6f7a11")

// box stands for what a login says.
type box struct{ Name string }

// house is a service with nothing but sessions.
type house struct {
	*session.Sessions
	pool *pgxpool.Pool
	url  string
}

func open(t *testing.T, c session.Config) house {
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	h := house{pool: postgrestest.New(t)}
	if c.Origin == nil {
		c.Origin, _ = url.Parse("http://tilslut.example")
	}
	h.Sessions = session.New(h.pool, keys, c)
	mux := http.NewServeMux()
	mux.HandleFunc("/login", func(w http.ResponseWriter, r *http.Request) {
		l := session.Login{Person: person.Ref(r.FormValue("who")), Level: 2, AuthTime: time.Unix(1700000000, 0)}
		if err := h.Begin(r.Context(), w, l, box{Name: r.FormValue("name")}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	mux.HandleFunc("/logout", func(w http.ResponseWriter, r *http.Request) { require.NoError(t, h.End(w, r)) })
	mux.HandleFunc("/who", func(w http.ResponseWriter, r *http.Request) {
		l, _ := h.Current(r.Context())
		var b box
		sealed := h.Unseal(r, &b)
		w.Header().Set("Who", string(l.Person)+"|"+b.Name)
		if !sealed && b.Name != "" {
			t.Error("a seal that did not open has told something")
		}
		switch {
		case h.Lapsed(r.Context()):
			w.Header().Set("Session", "lapsed")
		case h.Err(r.Context()) != nil:
			w.Header().Set("Session", "unknown")
		}
	})
	server := httptest.NewServer(h.Middleware(mux))
	t.Cleanup(server.Close)
	h.url = server.URL
	return h
}

func browser(t *testing.T) *http.Client {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &http.Client{Jar: jar}
}

func (h house) get(t *testing.T, c *http.Client, path string) http.Header {
	response, err := c.Get(h.url + path)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
	return response.Header
}

func (h house) cookies(c *http.Client) map[string]string {
	u, _ := url.Parse(h.url)
	found := map[string]string{}
	for _, cookie := range c.Jar.Cookies(u) {
		found[cookie.Name] = cookie.Value
	}
	return found
}

func (h house) exec(t *testing.T, statement string, args ...any) {
	_, err := h.pool.Exec(context.Background(), statement, args...)
	require.NoError(t, err)
}

func TestALoginLastsUntilTheLogout(t *testing.T) {
	t.Parallel()
	h, c := open(t, session.Config{}), browser(t)
	require.Equal(t, "|", h.get(t, c, "/who").Get("Who"))
	h.get(t, c, "/login?name=Anna&who="+string(anna))
	seen := h.get(t, c, "/who")
	require.Equal(t, string(anna)+"|Anna", seen.Get("Who"))
	require.Equal(t, "no-store", seen.Get("Cache-Control"))
	stolen := h.cookies(c)
	h.get(t, c, "/logout")
	require.Empty(t, h.cookies(c))
	require.Equal(t, "|", h.get(t, c, "/who").Get("Who"))
	for name, value := range stolen {
		c.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: name, Value: value}})
	}
	seen = h.get(t, c, "/who")
	require.Equal(t, "|", seen.Get("Who"), "a kept cookie must not open what was closed")
	require.Equal(t, "lapsed", seen.Get("Session"))
}

func TestTheTokenChangesAtEveryLogin(t *testing.T) {
	t.Parallel()
	h, c := open(t, session.Config{}), browser(t)
	planted := "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	c.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: "tilslut-session", Value: planted}})
	h.get(t, c, "/login?who="+string(anna))
	first := h.cookies(c)["tilslut-session"]
	require.NotEqual(t, planted, first)
	h.get(t, c, "/login?who="+string(anna))
	require.NotEqual(t, first, h.cookies(c)["tilslut-session"])
	old := browser(t)
	old.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: "tilslut-session", Value: first}})
	require.Equal(t, "|", h.get(t, old, "/who").Get("Who"), "the session before it must be over")
}

func TestASealOpensInItsOwnSessionOnly(t *testing.T) {
	t.Parallel()
	h, a, b := open(t, session.Config{}), browser(t), browser(t)
	h.get(t, a, "/login?name=Anna&who="+string(anna))
	h.get(t, b, "/login?name=Bo&who=1f0e7e44-52f6-4a0e-a6a5-1f6d1a6e2b22")
	b.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: "tilslut-identity", Value: h.cookies(a)["tilslut-identity"]}})
	require.Equal(t, "1f0e7e44-52f6-4a0e-a6a5-1f6d1a6e2b22|", h.get(t, b, "/who").Get("Who"))

	// The same session with another expiry is not the one that was sealed for.
	h.exec(t, `update session set data = convert_to(jsonb_set(convert_from(data, 'UTF8')::jsonb, '{expires}', '"2099-01-01T00:00:00Z"')::text, 'UTF8')`)
	require.Equal(t, string(anna)+"|", h.get(t, a, "/who").Get("Who"))
}

func TestSessionsLapse(t *testing.T) {
	t.Parallel()
	for what, change := range map[string]string{
		"unused for half an hour": `update session set touched = now() - interval '30 minutes 1 second'`,
		"eight hours old":         `update session set expires = now() - interval '1 second'`,
	} {
		h, c := open(t, session.Config{}), browser(t)
		h.get(t, c, "/login?name=Anna&who="+string(anna))
		h.exec(t, change)
		seen := h.get(t, c, "/who")
		require.Equal(t, "|", seen.Get("Who"), what)
		require.Equal(t, "lapsed", seen.Get("Session"), what)
	}
}

func must[T any](v T, _ error) T { return v }
