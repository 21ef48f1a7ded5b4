package loginhttp_test

import (
	"maps"
	"net/http"
	"net/url"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/outside/oidc/oidctest"
)

const (
	enrolledCookie = "__Host-tilslut-enrolled"
	own            = "/setup/7/own"
)

func TestAnEnrolmentComesBackToTheFlowAndChangesNobody(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "ulla", "/mine")
	ulla, session := b.who(), b.cookies[sessionCookie]
	require.Equal(t, "||false", b.made(http.MethodGet, own))

	require.Equal(t, own+"?x=1", b.get(b.beginEnrolment(t, "ulla", "display", own+"?x=1")).Header.Get("Location"))
	require.Equal(t, ulla, b.who())
	require.Equal(t, session, b.cookies[sessionCookie])
	made := b.made(http.MethodGet, own)
	require.Regexp(t, `^[0-9a-f-]{36}\|display\|true$`, made)
	require.NotEqual(t, ulla[:36], made[:36])
	require.Equal(t, made, b.made(http.MethodPost, "/setup/7/done"), "the form of that page, too")
	require.NotContains(t, h.log.String(), made[:36])

	later := h.browser()
	later.logIn(t, "ulla-display", "/mine")
	require.Equal(t, made[:36]+ulla[36:], later.who(), "the same name under the new reference")
	require.Equal(t, 2, h.count(t, "person"))
	require.Equal(t, 0, h.count(t, "login_attempt"))
}

func TestAnEnrolmentIsGoodForItsOwnFlowAndSession(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b, thief := h.browser(), h.browser()
	b.logIn(t, "ulla", "/mine")
	thief.logIn(t, "bo", "/mine")
	b.get(b.beginEnrolment(t, "ulla", "app", own))
	made := b.made(http.MethodGet, own)
	require.Contains(t, made, "|app|true")
	for _, elsewhere := range []string{"/setup/70/own", "/setup/8/own"} {
		require.Equal(t, "||false", b.made(http.MethodGet, elsewhere), "one association's is not another's")
	}
	thief.cookies[enrolledCookie] = b.cookies[enrolledCookie]
	require.Equal(t, "||false", thief.made(http.MethodGet, own))
	nobody := h.browser()
	nobody.cookies[enrolledCookie] = b.cookies[enrolledCookie]
	require.Equal(t, "/login?to=%2Fsetup%2F7%2Fown", nobody.made(http.MethodGet, own))

	note := b.cookies[enrolledCookie]
	b.logIn(t, "ulla", "/mine")
	require.Equal(t, "||false", b.made(http.MethodGet, own), "the next login has enrolled nothing")
	b.send(http.MethodPost, "/logout")
	require.NotContains(t, b.cookies, enrolledCookie)
	b.cookies[enrolledCookie] = note
	b.logIn(t, "ulla", "/mine")
	require.Equal(t, "||false", b.made(http.MethodGet, own))
}

func TestWhoIsNotLoggedInEnrolsNothing(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	require.Equal(t, "/login?to=%2Fsetup%2F7%2Fown", b.get("/login/enrol?with=app&to="+own).Header.Get("Location"))
	require.Equal(t, 0, h.count(t, "login_attempt"))
	b.logIn(t, "ulla", "/mine")
	callback := b.beginEnrolment(t, "ulla", "app", own)
	b.send(http.MethodPost, "/logout")
	require.Equal(t, "/login/enrol/problem/session-lost?to=%2Fsetup%2F7%2Fown&with=app", b.get(callback).Header.Get("Location"))
	require.Empty(t, b.who(), "an enrolment logs nobody in")
	require.NotContains(t, b.cookies, enrolledCookie)
	b.logIn(t, "ulla", "/mine")
	_, err := h.pool.Exec(t.Context(), `update session set touched = now() - interval '31 minutes'`)
	require.NoError(t, err)
	require.Equal(t, "/login/expired?to=%2Fsetup%2F7%2Fown", b.get("/login/enrol?with=app&to="+own).Header.Get("Location"))
}

func TestAnEnrolmentOfAnotherPersonIsRefusedAndLeavesNothing(t *testing.T) {
	t.Parallel()
	h := open(t, change{broker: func(o *oidctest.Options) {
		twin := oidctest.Personas[11]
		twin.Key, twin.BirthDate = "same-name", "1996-06-09"
		o.Personas = append([]oidctest.Persona{twin}, oidctest.Personas...)
	}})
	b := h.browser()
	b.logIn(t, "ulla", "/mine")
	before := b.who()
	for _, other := range []string{"karen", "same-name", "protected"} {
		answer := b.get(b.beginEnrolment(t, other, "app", own))
		require.Equal(t, "/login/enrol/problem/another-person?to=%2Fsetup%2F7%2Fown&with=app", answer.Header.Get("Location"))
		require.Equal(t, before, b.who())
		require.Equal(t, "||false", b.made(http.MethodGet, own))
	}
	require.Equal(t, 1, h.count(t, "person"))
}

func TestAnEnrolmentsCallbackWorksOnceInItsOwnBrowserAndSession(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b, thief := h.browser(), h.browser()
	b.logIn(t, "ulla", "/mine")
	thief.logIn(t, "bo", "/mine")
	callback := b.beginEnrolment(t, "ulla", "app", own)
	before, bo := maps.Clone(b.cookies), thief.who()
	require.Equal(t, login.Home, thief.get(callback).Header.Get("Location"))
	require.Equal(t, bo, thief.who())

	// The browser's own attempt in another's session: a planted cookie.
	thief.cookies[loginCookie] = b.cookies[loginCookie]
	require.Contains(t, thief.get(callback).Header.Get("Location"), "/login/enrol/problem/session-lost")
	require.Equal(t, bo, thief.who())
	require.NotContains(t, thief.cookies, enrolledCookie)
	b.cookies = before
	require.Contains(t, b.get(callback).Header.Get("Location"), "/login/enrol/problem/session-lost", "it was used up by that")

	callback, before = b.beginEnrolment(t, "ulla", "app", own), maps.Clone(b.cookies)
	require.Equal(t, own, b.get(callback).Header.Get("Location"))
	b.cookies = before
	require.Contains(t, b.get(callback).Header.Get("Location"), "/login/enrol/problem/session-lost")
	require.Equal(t, "||false", b.made(http.MethodGet, own))
}

func TestALoginsCodeEnrolsNobodyAndAnEnrolmentsLogsNobodyIn(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "ulla", "/mine")
	ulla := b.who()
	enrolment, _ := url.Parse(b.beginEnrolment(t, "ulla", "app", own))
	ordinary, _ := url.Parse(b.begin(t, "karen", "/mine"))
	p, q := enrolment.Query(), ordinary.Query()
	p["code"], q["code"] = q["code"], p["code"]
	require.Contains(t, b.get("/login/callback?"+p.Encode()).Header.Get("Location"), "/login/enrol/problem/failed")
	require.Contains(t, b.get("/login/callback?"+q.Encode()).Header.Get("Location"), "/login/problem/failed")
	require.Equal(t, ulla, b.who())
	require.Equal(t, "||false", b.made(http.MethodGet, own))
}

func TestABrokerThatMakesNothingNewIsNotBelieved(t *testing.T) {
	t.Parallel()
	who := identity.Identity{Name: "Ulla", BirthDate: "1996-06-08", Level: identity.Substantial, Authenticator: "app"}
	h := open(t, as(who))
	b := h.browser()
	b.get("/login/start?to=/mine")
	b.get("/login/callback?state=s")
	for with, problem := range map[string]string{"app": "failed", "display": "failed", "password": "not-offered", "": "not-offered"} {
		b.get("/login/enrol?to=" + own + "&with=" + with)
		at := b.get("/login/callback?state=e").Header.Get("Location")
		if problem == "not-offered" {
			at = b.get("/login/enrol?to=" + own + "&with=" + with).Header.Get("Location")
		}
		require.Contains(t, at, "/login/enrol/problem/"+problem, with)
		require.Equal(t, "||false", b.made(http.MethodGet, own))
	}
	require.Equal(t, 1, h.count(t, "person"), "the private MitID is no separate one")
}

func TestANewMitIDMustBeWhatWasAskedFor(t *testing.T) {
	t.Parallel()
	high := identity.Identity{Name: "Ulla", BirthDate: "1996-06-08", Level: identity.Substantial}
	broker := &lowering{gullible{who: identity.Login{Issuer: "i", Subject: "s", Identity: high}}}
	h := open(t, change{login: func(c *loginhttp.Config) { c.Broker = broker }})
	b := h.browser()
	b.get("/login/start?to=/mine")
	b.get("/login/callback?state=s")
	broker.who.Subject, broker.who.Level = "other", identity.Low
	b.get("/login/enrol?with=app&to=" + own)
	require.Contains(t, b.get("/login/callback?state=e").Header.Get("Location"), "/login/enrol/problem/level-too-low")
	broker.who.Level, broker.who.Authenticator = identity.Substantial, "chip"
	b.get("/login/enrol?with=app&to=" + own)
	require.Contains(t, b.get("/login/callback?state=e").Header.Get("Location"), "/login/enrol/problem/failed", "another authenticator than was asked for")
	broker.who.Authenticator = ""
	b.get("/login/enrol?with=app&to=" + own)
	require.Equal(t, own, b.get("/login/callback?state=e").Header.Get("Location"), "a profile that doesn't map amr: what was asked for")
	require.Contains(t, b.made(http.MethodGet, own), "|app|true")
}

type lowering struct{ gullible }

func TestEveryProblemOfAnEnrolmentHasItsPageAndAWayOn(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "ulla", "/mine")
	for persona, problem := range map[string]string{"cancel": "cancelled", "timeout": "timed-out", "frede": "cancelled"} {
		require.Contains(t, b.get(b.beginEnrolment(t, persona, "app", own)).Header.Get("Location"), "/login/enrol/problem/"+problem)
	}
	for _, p := range login.EnrolProblems() {
		answer := b.get("/login/enrol/problem/" + string(p) + "?with=app&to=" + own)
		require.NotEqual(t, http.StatusInternalServerError, answer.StatusCode)
		doc, err := goquery.NewDocumentFromReader(answer.Body)
		require.NoError(t, err)
		require.NotContains(t, doc.Find("main").Text(), "enrol.")
		want := "/login/enrol?to=%2Fsetup%2F7%2Fown&with=app"
		if p == login.NotOffered {
			want = own
		}
		require.Equal(t, want, doc.Find("main a.button-primary").AttrOr("href", ""), p)
	}
	require.Equal(t, http.StatusNotFound, b.get("/login/enrol/problem/unheard-of").StatusCode)
	require.Equal(t, http.StatusNotFound, b.get("/login/problem/not-offered").StatusCode)

	none := open(t, change{broker: func(o *oidctest.Options) { o.WithoutEnrolment = true }})
	b = none.browser()
	b.logIn(t, "ulla", "/mine")
	require.Equal(t, "/login/enrol/problem/not-offered?to=%2Fsetup%2F7%2Fown&with=chip", b.get("/login/enrol?with=chip&to="+own).Header.Get("Location"))
}
