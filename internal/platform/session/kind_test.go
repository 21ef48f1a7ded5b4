package session_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/session"
)

// request is a request of a browser with these cookies.
func request(cookies []*http.Cookie) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	return r
}

// begin logs somebody in, and answers the cookies that the browser was handed.
func begin(t *testing.T, s *session.Sessions) []*http.Cookie {
	w := httptest.NewRecorder()
	s.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Await(w, r, session.Waiting{ID: "i", State: "s"})
		require.NoError(t, s.Begin(r.Context(), w, session.Login{Person: anna, Level: 2, AuthTime: time.Now()}, box{Name: "Anna"}))
	})).ServeHTTP(w, request(nil))
	return w.Result().Cookies()
}

// as gives cookies of one kind the names of another.
func as(cookies []*http.Cookie, old, other string) []*http.Cookie {
	out := make([]*http.Cookie, len(cookies))
	for i, c := range cookies {
		out[i] = &http.Cookie{Name: strings.Replace(c.Name, old, other, 1), Value: c.Value}
	}
	return out
}

func TestASessionOfOneKindIsNoneOfAnother(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	people, staff := session.New(pool, keys, session.Config{}), session.New(pool, keys, session.Config{Name: "tilslut-staff"})
	look := func(s *session.Sessions, cookies []*http.Cookie) (seen, waits bool) {
		s.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var sealed box
			_, seen = s.Current(r.Context())
			require.Equal(t, seen, s.Unseal(r, &sealed))
			require.Equal(t, !seen, s.Lapsed(r.Context()))
			_, waits = s.Awaited(w, r, "s")
		})).ServeHTTP(httptest.NewRecorder(), request(cookies))
		return seen, waits
	}
	for _, way := range []struct {
		from, to       *session.Sessions
		stem, disguise string
	}{{people, staff, "tilslut-", "tilslut-staff-"}, {staff, people, "tilslut-staff-", "tilslut-"}} {
		cookies := begin(t, way.from)
		seen, waits := look(way.from, cookies)
		require.True(t, seen && waits)
		seen, waits = look(way.to, as(cookies, way.stem, way.disguise))
		require.False(t, seen, "%s as %s", way.stem, way.disguise)
		require.False(t, waits)
	}
}

// A page may be asked for with sessions of both kinds, whichever middleware runs inside the other, or alone.
func TestABrowserMayHaveASessionOfEachKind(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	people, staff := session.New(pool, keys, session.Config{}), session.New(pool, keys, session.Config{Name: "tilslut-staff"})
	cookies := append(begin(t, people), begin(t, staff)...)
	both := func(_ http.ResponseWriter, r *http.Request) {
		require.NotEmpty(t, people.Key(r.Context()))
		require.NotEmpty(t, staff.Key(r.Context()))
		require.NotEqual(t, people.Key(r.Context()), staff.Key(r.Context()))
	}
	people.Middleware(staff.Middleware(http.HandlerFunc(both))).ServeHTTP(httptest.NewRecorder(), request(cookies))
	staff.Middleware(people.Middleware(http.HandlerFunc(both))).ServeHTTP(httptest.NewRecorder(), request(cookies))
	people.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, seen := staff.Current(r.Context())
		require.False(t, seen, "where its middleware has not run there is nobody")
	})).ServeHTTP(httptest.NewRecorder(), request(cookies))
}
