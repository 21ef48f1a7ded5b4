package loginhttp_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/platform/limit"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

// gullible is a broker that lets everybody in as who, without asking anything.
type gullible struct{ who identity.Login }

func (g gullible) Start(context.Context, identity.StartOptions) (string, identity.Attempt, error) {
	return "https://broker.example/authorize", identity.Attempt{State: "s", Nonce: "n", Verifier: "v"}, nil
}

func (g gullible) Enrol(context.Context, identity.EnrolOptions) (string, identity.Attempt, error) {
	return "https://broker.example/authorize", identity.Attempt{State: "e", Nonce: "n", Verifier: "v"}, nil
}

func (g gullible) Finish(context.Context, url.Values, identity.Attempt) (identity.Login, error) {
	return g.who, nil
}

func (g gullible) LogoutURL(string) (string, bool) { return "", false }

func as(who identity.Identity) change {
	return change{login: func(c *loginhttp.Config) {
		c.Broker = gullible{who: identity.Login{Issuer: "i", Subject: "s", Identity: who}}
	}}
}

func TestWhateverTheBrokerLetsThroughLowIsNotEnough(t *testing.T) {
	t.Parallel()
	h := open(t, as(identity.Identity{Name: "Lars", Level: identity.Low}))
	b := h.browser()
	b.get("/login/start")
	require.Equal(t, "/login/problem/level-too-low?to=%2Fmine", b.get("/login/callback?state=s").Header.Get("Location"))
	require.Empty(t, b.who())
	require.Equal(t, 0, h.count(t, "person"))
}

func TestASessionThatWasLoweredIsNobodys(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "bo", "/mine")
	_, err := h.pool.Exec(t.Context(), `update session set data = convert_to(replace(convert_from(data, 'UTF8'), '"level":2', '"level":1'), 'UTF8')`)
	require.NoError(t, err)
	require.Empty(t, b.who())
}

func TestWhoMaySignForAThousandAssociationsCanLogIn(t *testing.T) {
	t.Parallel()
	many := make([]association.CVR, 1000)
	for i := range many {
		many[i] = association.CVR(fmt.Sprintf("%08d", 10000000+i*7654321%89999999))
	}
	h := open(t, as(identity.Identity{Name: "Advokat", Level: identity.Substantial, Represents: many}))
	b := h.browser()
	b.get("/login/start")
	require.Equal(t, "/mine", b.get("/login/callback?state=s").Header.Get("Location"))
	require.Contains(t, b.who(), "|Advokat|")
	require.Less(t, len(b.cookies[identityCookie]), 4000)
}

func TestWithoutTheTableNobodyIsSentToTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "bo", "/mine")
	h.pool.Close()
	require.Equal(t, http.StatusServiceUnavailable, b.get("/mine").StatusCode, "to log in again would not help")
	require.Equal(t, http.StatusOK, b.get("/logged-out").StatusCode, "pages for everybody go on")
	answer := b.send(http.MethodPost, "/logout")
	require.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	require.Empty(t, b.cookies, "this browser is logged off whatever happens")
}

func TestLoginsAreLimitedByAddress(t *testing.T) {
	t.Parallel()
	database := postgrestest.New(t)
	h := open(t, change{login: func(c *loginhttp.Config) {
		keys, err := secret.Parse(secret.Generate())
		require.NoError(t, err)
		c.Limits = &limit.Limits{Pool: database, Signer: keys, Faults: page.Faults{Log: c.Log}}
		c.Broker = gullible{}
	}})
	statuses := map[string]map[int]int{}
	for path, n := range map[string]int{"/login/start": 40, "/login/callback": 70} {
		statuses[path] = map[int]int{}
		for range n {
			statuses[path][h.browser().get(path).StatusCode]++
		}
	}
	// The window slides: where the minute turns while the test runs, a few more get through.
	for path, n := range map[string]int{"/login/start": 30, "/login/callback": 60} {
		require.InDelta(t, n+2, statuses[path][http.StatusSeeOther], 2, "%s: %v", path, statuses)
		require.GreaterOrEqual(t, statuses[path][http.StatusTooManyRequests], 6, path)
	}
}
