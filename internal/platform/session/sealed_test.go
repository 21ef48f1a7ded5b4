package session_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/session"
)

func TestCookiesAreLockedToTheHost(t *testing.T) {
	t.Parallel()
	h := open(t, session.Config{Origin: must(url.Parse("https://tilslut.example"))})
	response, err := http.Get(h.url + "/login?name=Anna&who=" + string(anna))
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Len(t, response.Cookies(), 2)
	for i, name := range []string{"__Host-tilslut-session", "__Host-tilslut-identity"} {
		c := response.Cookies()[i]
		require.Equal(t, name, c.Name)
		require.True(t, c.Secure && c.HttpOnly && c.Path == "/" && c.Domain == "" && c.SameSite == http.SameSiteLaxMode)
		require.True(t, c.Expires.IsZero() && c.MaxAge == 0, "a shared computer forgets when its browser is closed")
		require.NotContains(t, c.Value, "Anna")
	}
}

func TestALawyersManyAssociationsFitTheCookie(t *testing.T) {
	t.Parallel()
	h := open(t, session.Config{})
	begin := func(n int) (err error) {
		cvr := make([]string, n)
		for i := range cvr {
			cvr[i] = fmt.Sprintf("%08d", 10000000+i*98765)
		}
		h.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			err = h.Begin(r.Context(), w, session.Login{Person: anna}, cvr)
		})).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
		return err
	}
	require.NoError(t, begin(400))
	require.ErrorIs(t, begin(4000), session.ErrTooLarge)
}

func TestNobodyCannotBegin(t *testing.T) {
	t.Parallel()
	h := open(t, session.Config{})
	h.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		require.Error(t, h.Begin(r.Context(), w, session.Login{}, nil))
	})).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
}

func TestWithoutACookieTheTableIsNotAsked(t *testing.T) {
	t.Parallel()
	h := open(t, session.Config{})
	h.pool.Close()
	c := browser(t)
	require.Empty(t, h.get(t, c, "/who").Get("Session"))
	c.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: "tilslut-session", Value: "much too short"}})
	require.Empty(t, h.get(t, c, "/who").Get("Session"), "what can't be a token is not looked up")
	c.Jar.SetCookies(must(url.Parse(h.url)), []*http.Cookie{{Name: "tilslut-session", Value: strings.Repeat("A", 43)}})
	require.Equal(t, "unknown", h.get(t, c, "/who").Get("Session"), "not to know is not the same as nobody")
}

func TestOutsideTheMiddlewareThereIsNobody(t *testing.T) {
	t.Parallel()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	s := session.New(nil, keys, session.Config{})
	_, ok := s.Current(context.Background())
	require.False(t, ok)
	require.False(t, s.Unseal(httptest.NewRequest(http.MethodGet, "/", nil), new(box)))
	require.Empty(t, s.Key(context.Background()))
}
