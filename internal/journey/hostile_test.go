package journey

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

var (
	// A running house knows discovery and keys already; outside/oidc tests what a new one does with bad ones.
	known = regexp.MustCompile("^(discovery|keys)-")
	// So it does with a broker that lets everybody wait.
	slow = regexp.MustCompile("-(slow|drip)$")
)

// Whatever the broker does wrong, nobody gets a session, nothing is a 500, and the page that follows says what to do.
func TestAHostileBrokerGetsNobodyIn(t *testing.T) {
	t.Parallel()
	house := Open(t, "TILSLUT_LOG_LEVEL=error", "TILSLUT_TRUSTED_PROXIES=127.0.0.1/32")
	house.Broker.RotateKeys() // so that there is an old key to sign with.
	refused := 0
	for _, mutation := range oidctest.Mutations() {
		if mutation.Tolerated || slow.MatchString(mutation.Name) || known.MatchString(mutation.Name) {
			continue
		}
		require.NoError(t, house.Broker.Misbehave(mutation.Name))
		client := house.Client(t)
		client.From = fmt.Sprintf("203.0.113.%d", refused) // one address would soon have tried too often.
		answer := client.tryToLogIn("karen")
		require.Less(t, answer.Status, http.StatusInternalServerError, "%s: %s", mutation.Name, answer.Body)
		require.NotEqual(t, http.StatusTooManyRequests, answer.Status, mutation.Name)
		require.False(t, client.LoggedIn(), "%s: it %s, and the login went through", mutation.Name, mutation.About)
		refused++
	}
	t.Logf("%d mutations, nobody let in", refused)
	require.GreaterOrEqual(t, refused, 40)
	house.Broker.Behave()
	honest := house.Client(t)
	honest.tryToLogIn("karen")
	require.True(t, honest.LoggedIn(), "an honest broker must get people in, or the rest means nothing")
}

// tryToLogIn is LogIn for a broker that may do anything, such as not answer at all.
func (c *Client) tryToLogIn(persona string) Answer {
	begun := c.Get("/login/start?to=/mine")
	if begun.Status != http.StatusSeeOther || begun.Location == "" || begun.Location[0] == '/' {
		return begun
	}
	callback, err := oidctest.LogIn(&http.Client{Timeout: 5 * time.Second}, begun.Location, persona)
	if err != nil {
		return Answer{Body: err.Error()}
	}
	return c.Get(callback.String())
}

// A callback works once, and only in the browser that the login was begun in.
func TestACallbackCannotBeReplayed(t *testing.T) {
	t.Parallel()
	house := Open(t)
	karen := house.Client(t)
	begun := karen.Get("/login/start?to=/mine")
	callback, err := oidctest.LogIn(&http.Client{Timeout: 10 * time.Second}, begun.Location, "karen")
	require.NoError(t, err)
	thief := house.Client(t)
	require.Equal(t, "/login/problem/session-lost", path(thief.Get(callback.String()).Location))
	require.False(t, thief.LoggedIn())
	require.Equal(t, "/mine", karen.Get(callback.String()).Location)
	require.True(t, karen.LoggedIn())
	again := house.Client(t)
	again.HTTP.Jar = karen.HTTP.Jar
	again.Get(callback.String())
	require.Equal(t, http.StatusSeeOther, karen.Post("/logout").Status)
	require.False(t, karen.LoggedIn())
	karen.Get(callback.String())
	require.False(t, karen.LoggedIn(), "a used callback logs nobody in again")
}

func path(address string) string {
	for i, c := range address {
		if c == '?' {
			return address[:i]
		}
	}
	return address
}
