package loginhttp_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

const (
	sessionCookie  = "__Host-tilslut-session"
	identityCookie = "__Host-tilslut-identity"
	loginCookie    = "__Host-tilslut-login"
)

func heading(t *testing.T, answer *http.Response) string {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(answer.Body)
	require.NoError(t, err)
	return strings.TrimSpace(doc.Find("h1").Text())
}

func TestALoginLeadsBackAndIsRemembered(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	answer := b.get("/connect/7?x=1")
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	require.Equal(t, "/login?to=%2Fconnect%2F7%3Fx%3D1", answer.Header.Get("Location"))
	answer = b.get(answer.Header.Get("Location"))
	require.Equal(t, http.StatusOK, answer.StatusCode)
	doc, err := goquery.NewDocumentFromReader(answer.Body)
	require.NoError(t, err)
	button, _ := doc.Find("a.button-primary").Attr("href")
	require.Equal(t, "/login/start?to=%2Fconnect%2F7%3Fx%3D1", button)
	require.Contains(t, doc.Text(), "stadig en personoplysning")

	require.Equal(t, "/connect/7?x=1", b.logIn(t, "karen", "/connect/7?x=1"))
	first := b.who()
	require.Contains(t, first, "|Karen Testperson Formand|1980-02-29|[00000019]")
	require.NotContains(t, b.cookies, loginCookie)
	require.Equal(t, 1, h.count(t, "person"))
	require.Equal(t, 0, h.count(t, "login_attempt"))

	elsewhere := h.browser()
	elsewhere.logIn(t, "karen", "/mine")
	require.Equal(t, first, elsewhere.who(), "the same person from another browser is the same person")
	bo := h.browser()
	bo.logIn(t, "bo", "/mine")
	require.NotEqual(t, first[:36], bo.who()[:36])
	require.Equal(t, "/connect/7", b.get("/login?to=/connect/7").Header.Get("Location"), "who is logged in goes on at once")
	require.Contains(t, h.log.String(), "msg=login outcome=ok person="+first[:36]+" level=2")
}

func TestTheHeaderShowsWhoIsHere(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for persona, name := range map[string]string{"bo": "Bo Registreret Lund", "protected": ""} {
		b := h.browser()
		b.logIn(t, persona, "/mine")
		doc, err := goquery.NewDocumentFromReader(b.get("/logged-out").Body)
		require.NoError(t, err)
		require.Equal(t, name, strings.TrimSpace(doc.Find(".user").Text()))
		require.Equal(t, 1, doc.Find("form[action='/logout']").Length())
	}
}

func TestEveryProblemHasItsPageAndAWayOn(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for persona, want := range map[string]string{"frede": "cancelled 200 Du afbrød login", "timeout": "timed-out 400 Der gik for lang tid", "lars": "level-too-low 403 Dit login er ikke sikkert nok"} {
		b := h.browser()
		to := b.logIn(t, persona, "/connect/7")
		problem, rest, _ := strings.Cut(want, " ")
		require.Equal(t, "/login/problem/"+problem+"?to=%2Fconnect%2F7", to)
		answer := b.get(to)
		require.Equal(t, rest[:3], answer.Status[:3])
		doc, err := goquery.NewDocumentFromReader(answer.Body)
		require.NoError(t, err)
		require.Equal(t, rest[4:], strings.TrimSpace(doc.Find("h1").Text()))
		again, _ := doc.Find("a.button-primary").Attr("href")
		require.Equal(t, "/login/start?to=%2Fconnect%2F7", again)
		require.Empty(t, b.who())
		require.NotContains(t, b.cookies, sessionCookie)
	}
	require.Equal(t, 0, h.count(t, "person"))
	require.Equal(t, 0, h.count(t, "session"))
	require.Equal(t, http.StatusNotFound, h.browser().get("/login/problem/unheard-of").StatusCode)
	require.Equal(t, "MitID svarer ikke lige nu", heading(t, h.browser().get("/login/problem/broker-down?to=//evil.example")))
}

func TestABrokerThatIsDownIsToldAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t, change{client: func(c *oidc.Config) { c.Issuer = "http://127.0.0.1:1/op" }})
	answer := h.browser().get("/login/start?to=/connect/7")
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	require.Equal(t, "/login/problem/broker-down?to=%2Fconnect%2F7", answer.Header.Get("Location"))
	require.Equal(t, http.StatusServiceUnavailable, h.browser().get("/login/problem/broker-down").StatusCode)
}

func TestALoginNeverLeadsElsewhere(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for _, to := range []string{"//evil.example", "https://evil.example", "/\\evil.example", "/login/start", "/logout"} {
		require.Equal(t, "/mine", h.browser().logIn(t, "bo", to))
	}
}

func TestAFormOfSomebodyLoggedOffComesBackToItsFlow(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	require.Equal(t, "/login?to=%2Fconnect%2F7", h.browser().send(http.MethodPost, "/connect/7/confirm").Header.Get("Location"))
}

func TestLogoutReallyEnds(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "bo", "/mine")
	stolen := h.browser()
	for name, value := range b.cookies {
		stolen.cookies[name] = value
	}
	require.NotEmpty(t, stolen.who())
	require.Equal(t, http.StatusMethodNotAllowed, b.get("/logout").StatusCode, "a link must log nobody off")
	answer := b.send(http.MethodPost, "/logout")
	require.Equal(t, "/logged-out", answer.Header.Get("Location"))
	require.Equal(t, `"cache"`, answer.Header.Get("Clear-Site-Data"))
	require.Empty(t, b.cookies)
	require.Empty(t, b.who())
	require.Empty(t, stolen.who(), "the session is over, and not only this browser's cookie")
	require.Equal(t, "Du er logget af", heading(t, b.get("/logged-out")))
	require.Equal(t, "/logged-out", h.browser().send(http.MethodPost, "/logout").Header.Get("Location"), "whoever isn't logged in is logged off already")
}

func TestLogoutEndsTheBrokersSessionWhereItCan(t *testing.T) {
	t.Parallel()
	h := open(t, change{
		broker: func(o *oidctest.Options) { o.LogoutWithoutHint = true },
		client: func(c *oidc.Config) { c.Profile.Logout = true },
	})
	b := h.browser()
	b.logIn(t, "bo", "/mine")
	to, err := url.Parse(b.send(http.MethodPost, "/logout").Header.Get("Location"))
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(to.String(), h.broker.Issuer()))
	require.Equal(t, origin+"/logged-out", to.Query().Get("post_logout_redirect_uri"))
	require.Empty(t, b.who())
}

func TestWhoComesBackTooLateIsToldWhatWasSaved(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "bo", "/mine")
	_, err := h.pool.Exec(t.Context(), `update session set touched = now() - interval '31 minutes'`)
	require.NoError(t, err)
	answer := b.get("/connect/7")
	require.Equal(t, "/login/expired?to=%2Fconnect%2F7", answer.Header.Get("Location"))
	require.Empty(t, b.cookies)
	require.Equal(t, "Du er blevet logget af", heading(t, b.get(answer.Header.Get("Location"))))
	require.Equal(t, "/login?to=%2Fconnect%2F7", b.get("/connect/7").Header.Get("Location"), "it is said once")
}
