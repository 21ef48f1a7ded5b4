package staffhttp_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/login/staffhttp"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/platform/limit"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/session"
)

func TestMitIDOpensNothingOfTheStaffs(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	require.Equal(t, "/mine", b.get(b.begin(t, "", "karen", "/mine")).Header.Get("Location"))
	require.NotEmpty(t, b.citizen())
	require.Empty(t, b.who())
	doc := document(t, b.get("/review/login"))
	require.Zero(t, doc.Find(".user").Length(), "below /review somebody with MitID is nobody")
	require.Equal(t, "Log ind som sagsbehandler", strings.TrimSpace(doc.Find("h1").Text()))

	disguised := h.browser()
	for name, value := range b.cookies {
		disguised.cookies[strings.Replace(name, "-tilslut-", "-tilslut-staff-", 1)] = value
	}
	require.Empty(t, disguised.who(), "under whichever name")
}

func TestALoginOfStaffOpensNothingOfAnAssociations(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "birk", "/review")
	require.NotEmpty(t, b.who())
	require.Empty(t, b.citizen())
	disguised := h.browser()
	for name, value := range b.cookies {
		disguised.cookies[strings.Replace(name, "-tilslut-staff-", "-tilslut-", 1)] = value
	}
	require.Empty(t, disguised.citizen())
	require.Empty(t, disguised.get("/mine").Header.Get("Set-Cookie"))
}

// A caseworker may be an association's treasurer in the same browser: two people to the house, and one log-out doesn't touch the other.
func TestTheTwoLoginsLiveBesideEachOther(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	staff := b.begin(t, "/review", "sanne", "/review")
	b.get(b.begin(t, "", "karen", "/mine"))
	b.get(staff)
	require.True(t, strings.HasSuffix(b.who(), "|false"), "below /review no citizen is seen: %s", b.who())
	require.NotEqual(t, b.who()[:36], b.citizen()[:36])
	b.send(http.MethodPost, "/review/logout")
	require.Empty(t, b.who())
	require.NotEmpty(t, b.citizen())
	b.logIn(t, "sanne", "/review")
	b.send(http.MethodPost, "/logout")
	require.NotEmpty(t, b.who())
	require.Empty(t, b.citizen())
}

// Where the table can't be asked, only whoever would have had to be looked up hears of it.
func TestNoPageLooksForTheOtherKindOfPeople(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	staff, citizen := h.browser(), h.browser()
	staff.logIn(t, "sanne", "/review")
	citizen.get(citizen.begin(t, "", "karen", "/mine"))
	h.pool.Close()
	require.Equal(t, http.StatusServiceUnavailable, staff.get("/review").StatusCode, "to log in again would not help")
	require.Equal(t, http.StatusServiceUnavailable, citizen.get("/mine").StatusCode)
	require.Equal(t, "/login?to=%2Fmine", staff.get("/mine").Header.Get("Location"))
	require.Equal(t, "/review/login?to=%2Freview", citizen.get("/review").Header.Get("Location"))
	answer := staff.send(http.MethodPost, "/review/logout")
	require.Equal(t, http.StatusServiceUnavailable, answer.StatusCode)
	require.Empty(t, staff.cookies, "this browser is logged off whatever happens")
}

func TestACallbackWorksInItsOwnBrowserOnce(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	victim, thief := h.browser(), h.browser()
	thief.begin(t, "/review", "ivan", "/review") // The thief has an attempt, too.
	callback := victim.begin(t, "/review", "sanne", "/review/cases/7")
	answer := thief.get(callback)
	require.Equal(t, "/review/login/problem/session-lost?to=%2Freview", answer.Header.Get("Location"))
	require.Empty(t, thief.who())

	before := maps.Clone(victim.cookies)
	require.Equal(t, "/review/cases/7", victim.get(callback).Header.Get("Location"))
	require.Equal(t, "/review", victim.get(callback).Header.Get("Location"), "who reloads is logged in already")
	replay := h.browser()
	replay.cookies = before
	require.Equal(t, "/review/login/problem/session-lost?to=%2Freview%2Fcases%2F7", replay.get(callback).Header.Get("Location"), "even the very same cookies work once")
	require.Empty(t, replay.who())
}

// An attempt of one login finishes none of the other, whatever the cookies are called.
func TestAnAttemptOfOneLoginIsNoneOfTheOther(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	callback := strings.Replace(b.begin(t, "", "karen", "/mine"), origin+"/login", origin+"/review/login", 1)
	b.cookies["__Host-tilslut-staff-login"] = b.cookies["__Host-tilslut-login"]
	require.Equal(t, "/review/login/problem/session-lost?to=%2Freview", b.get(callback).Header.Get("Location"))
	require.Equal(t, 1, h.count(t, "login_attempt"), "nor is it used up")
}

func TestAnAttemptEndsAfterTenMinutes(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	callback := b.begin(t, "/review", "sanne", "/review")
	_, err := h.pool.Exec(t.Context(), `update login_attempt set created_at = now() - interval '601 seconds'`)
	require.NoError(t, err)
	require.Equal(t, "/review/login/problem/timed-out?to=%2Freview", b.get(callback).Header.Get("Location"))
	require.Empty(t, b.who())
}

func TestASealOfAnotherSessionIsNobodys(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	birk, sanne := h.browser(), h.browser()
	birk.logIn(t, "birk", "/review")
	sanne.logIn(t, "sanne", "/review")
	sanne.cookies["__Host-tilslut-staff-identity"] = birk.cookies["__Host-tilslut-staff-identity"]
	require.Empty(t, sanne.who(), "nobody borrows a role")
	require.Equal(t, "/review", sanne.logIn(t, "sanne", "/review"))
	require.Contains(t, sanne.who(), "|Sanne Sagsbehandler Vig|true|false|")
}

func TestASessionWithoutARoleIsNobodys(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	for box, here := range map[string]bool{`{"n":"Ivan"}`: false, `{"n":"Sanne","c":true}`: true} {
		w := httptest.NewRecorder()
		h.sessions.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			who := session.Login{Person: "0d3f3c52-6d3c-4a53-9d0c-3f6f1f6f7a11"}
			require.NoError(t, h.sessions.Begin(r.Context(), w, who, json.RawMessage(box)))
		})).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/review", nil))
		for _, c := range w.Result().Cookies() {
			b.cookies[c.Name] = c.Value
		}
		require.Equal(t, here, b.who() != "", box)
	}
}

func TestTheSessionsNameChangesWithTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b, planted := h.browser(), strings.Repeat("A", 43)
	b.cookies["__Host-tilslut-staff-session"] = planted
	b.logIn(t, "sanne", "/review")
	first := maps.Clone(b.cookies)
	require.NotEqual(t, planted, first["__Host-tilslut-staff-session"])
	b.logIn(t, "mikkel", "/review")
	old := h.browser()
	old.cookies = first
	require.Empty(t, old.who(), "the session before this login is over")
}

// 64 callbacks at once, of one browser with one attempt: one opens a session.
func TestOfSixtyFourCallbacksOneLogsIn(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	callback := b.begin(t, "/review", "sanne", "/review")
	var mu sync.Mutex
	places := map[string]int{}
	start := make(chan struct{})
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(func() {
			twin := h.browser()
			twin.cookies = maps.Clone(b.cookies)
			<-start
			answer := twin.get(callback)
			mu.Lock()
			defer mu.Unlock()
			places[answer.Header.Get("Location")]++
		})
	}
	close(start)
	wait.Wait()
	require.Equal(t, map[string]int{"/review": 1, "/review/login/problem/session-lost?to=%2Freview": 63}, places)
	require.Equal(t, 1, h.count(t, "session"))
	require.Equal(t, 1, h.count(t, "person"))
}

// 64 browsers at once: each gets its own, and the same caseworker is one person.
func TestSixtyFourFirstLoginsAtOnceAreOneCaseworker(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	browsers, callbacks := make([]*browser, 64), make([]string, 64)
	for i := range browsers {
		browsers[i] = h.browser()
		callbacks[i] = browsers[i].begin(t, "/review", "mikkel", "/review")
	}
	refs := make([]string, len(browsers))
	var wait sync.WaitGroup
	for i := range browsers {
		wait.Go(func() {
			browsers[i].get(callbacks[i])
			refs[i] = browsers[i].who()
		})
	}
	wait.Wait()
	for _, ref := range refs {
		require.NotEmpty(t, ref)
		require.Equal(t, refs[0], ref)
	}
	require.Equal(t, 1, h.count(t, "person"))
}

func TestNothingThatIdentifiesIsLeftBehind(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for _, persona := range []string{"sanne", "birk", "ivan", "tove", "cancel"} {
		b := h.browser()
		b.logIn(t, persona, "/review")
		b.get("/review/cases/7")
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
	rows, err := h.pool.Query(t.Context(), "select convert_from(data, 'UTF8') from session")
	require.NoError(t, err)
	for rows.Next() {
		var row string
		require.NoError(t, rows.Scan(&row))
		require.Regexp(t, `^\{"person":"[0-9a-f-]{36}","level":0,"auth_time":"[^"]+","expires":"[^"]+"\}$`, row)
		dump.WriteString(row)
	}
	require.NoError(t, rows.Err())
	everything := dump.String() + h.log.String()
	for _, canary := range append(oidctest.Canaries(), h.provider.Issued()...) {
		if len(canary) > 6 {
			require.NotContains(t, everything, canary)
		}
	}
	for _, name := range []string{"Sanne", "Birk", "Ivan", "Tove", "/review/login/callback?", "code="} {
		require.NotContains(t, everything, name)
	}
}

func TestLoginsOfStaffAreLimitedByAddress(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	limited := open(t, change{staff: func(c *staffhttp.Config) {
		c.Limits = &limit.Limits{Pool: h.pool, Signer: keys, Faults: page.Faults{Log: c.Log}}
	}})
	statuses := map[int]int{}
	for range 130 {
		r := httptest.NewRequest(http.MethodGet, "/review/login/callback", nil)
		r.Host = "tilslut.example.dk"
		w := httptest.NewRecorder()
		limited.ServeHTTP(w, r)
		statuses[w.Code]++
	}
	// The window slides: where the minute turns while the test runs, a few more get through.
	require.InDelta(t, 122, statuses[http.StatusSeeOther], 2, "%v", statuses)
	require.GreaterOrEqual(t, statuses[http.StatusTooManyRequests], 6)
}
