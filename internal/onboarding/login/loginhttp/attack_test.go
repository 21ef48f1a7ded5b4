package loginhttp_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

func TestACallbackWorksInItsOwnBrowserOnce(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	victim, thief := h.browser(), h.browser()
	thief.begin(t, "bo", "/mine") // The thief has an attempt, too.
	callback := victim.begin(t, "karen", "/mine")

	answer := thief.get(callback)
	require.Equal(t, "/login/problem/session-lost?to=%2Fmine", answer.Header.Get("Location"))
	require.Equal(t, http.StatusBadRequest, thief.get(answer.Header.Get("Location")).StatusCode)
	require.Empty(t, thief.who())

	before := maps.Clone(victim.cookies)
	require.Equal(t, "/mine", victim.get(callback).Header.Get("Location"))
	require.NotEmpty(t, victim.who())
	require.Equal(t, "/mine", victim.get(callback).Header.Get("Location"), "who reloads is logged in already")

	replay := h.browser()
	replay.cookies = before
	require.Equal(t, "/login/problem/session-lost?to=%2Fmine", replay.get(callback).Header.Get("Location"), "even the very same cookies work once")
	require.Empty(t, replay.who())
}

func TestAnAttemptEndsAfterTenMinutes(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	callback := b.begin(t, "karen", "/connect/7")
	_, err := h.pool.Exec(t.Context(), `update login_attempt set created_at = now() - interval '601 seconds'`)
	require.NoError(t, err)
	require.Equal(t, "/login/problem/timed-out?to=%2Fconnect%2F7", b.get(callback).Header.Get("Location"))
	require.Empty(t, b.who())
}

func TestTheSessionsNameChangesWithTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	planted := strings.Repeat("A", 43)
	b.cookies[sessionCookie] = planted
	b.logIn(t, "bo", "/mine")
	first := maps.Clone(b.cookies)
	require.NotEqual(t, planted, first[sessionCookie])
	b.logIn(t, "karen", "/mine")
	require.NotEqual(t, first[sessionCookie], b.cookies[sessionCookie])
	old := h.browser()
	old.cookies = first
	require.Empty(t, old.who(), "the session before this login is over")
	fixed := h.browser()
	fixed.cookies[sessionCookie] = planted
	require.Empty(t, fixed.who())
}

func TestASealOfAnotherSessionIsNobodys(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	karen, bo := h.browser(), h.browser()
	karen.logIn(t, "karen", "/mine")
	bo.logIn(t, "bo", "/mine")
	bo.cookies[identityCookie] = karen.cookies[identityCookie]
	require.Empty(t, bo.who())
	require.Equal(t, "/login?to=%2Fmine", bo.get("/mine").Header.Get("Location"), "the way out is to log in again")
	require.Equal(t, "/mine", bo.logIn(t, "bo", "/mine"))
	require.Contains(t, bo.who(), "Bo Registreret Lund")
}

func TestTwoWindowsMayBeOnTheWayAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	first, second := b.begin(t, "karen", "/connect/1"), b.begin(t, "karen", "/connect/2")
	require.Equal(t, "/connect/1", b.get(first).Header.Get("Location"))
	require.Equal(t, "/connect/2", b.get(second).Header.Get("Location"))
	for range 5 {
		b.begin(t, "karen", "/connect/"+strings.Repeat("x", 500))
	}
	require.Less(t, len(b.cookies[loginCookie]), 4000)
}

// TestMixedUpLoginsGiveNobodyAnothersIdentity: a thousand logins run at once, and three quarters of the broker's answers reach
// the wrong browser: another's code with one's own state, another's state, another's whole callback. Those fail, the others
// succeed, and nobody ends up as somebody else.
func TestMixedUpLoginsGiveNobodyAnothersIdentity(t *testing.T) {
	t.Parallel()
	const pairs, lanes = 500, 16
	people := make([]oidctest.Persona, 41)
	for i := range people {
		people[i] = oidctest.Personas[1]
		people[i].Key, people[i].Name, people[i].Subject = fmt.Sprintf("p%d", i), fmt.Sprintf("Person Nummer %d", i), fmt.Sprintf("subject-%d", i)
	}
	h := open(t, change{broker: func(o *oidctest.Options) { o.Personas = people }})
	var wait sync.WaitGroup
	for lane := range lanes {
		wait.Go(func() {
			for i := lane; i < pairs; i += lanes {
				mine, theirs := people[i%len(people)], people[(i+7)%len(people)]
				a, b := h.browser(), h.browser()
				forA, forB := mixed(a.begin(t, mine.Key, "/mine"), b.begin(t, theirs.Key, "/mine"), i%4)
				a.get(forA)
				b.get(forB)
				if i%4 == 3 {
					require.Contains(t, a.who(), "|"+mine.Name+"|")
					require.Contains(t, b.who(), "|"+theirs.Name+"|")
					continue
				}
				require.Empty(t, a.who(), "%s, mixed up by way %d", mine.Name, i%4)
				require.Empty(t, b.who(), "%s, mixed up by way %d", theirs.Name, i%4)
			}
		})
	}
	wait.Wait()
	require.Equal(t, len(people), h.count(t, "person"))
}

// mixed swaps two callbacks: their codes, their states, all of them, or nothing.
func mixed(a, b string, how int) (forA, forB string) {
	x, _ := url.Parse(a)
	y, _ := url.Parse(b)
	p, q := x.Query(), y.Query()
	switch how {
	case 0:
		p["code"], q["code"] = q["code"], p["code"]
	case 1:
		p["state"], q["state"] = q["state"], p["state"]
	case 2:
		p, q = q, p
	}
	return "/login/callback?" + p.Encode(), "/login/callback?" + q.Encode()
}

func TestNothingThatIdentifiesIsLeftBehind(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for _, persona := range []string{"karen", "bo", "cancel", "lars", "frede"} {
		h.browser().logIn(t, persona, "/mine")
	}
	var dump strings.Builder
	for _, table := range []string{"session", "person", "login_attempt"} {
		rows, err := h.pool.Query(t.Context(), "select t::text from "+table+" t")
		require.NoError(t, err)
		for rows.Next() {
			var text string
			require.NoError(t, rows.Scan(&text))
			dump.WriteString(text + "\n")
		}
		require.NoError(t, rows.Err())
	}
	everything := dump.String() + h.log.String()
	for _, canary := range append(oidctest.Canaries(), h.broker.Issued()...) {
		if len(canary) > 6 {
			require.NotContains(t, everything, canary)
		}
	}
	for _, name := range []string{"Karen", "Registreret", "/login/callback?", "code="} {
		require.NotContains(t, everything, name)
	}
}
