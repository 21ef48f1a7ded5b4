package staffhttp_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/login/staffhttp"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

func document(t *testing.T, answer *http.Response) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(answer.Body)
	require.NoError(t, err)
	return doc
}

func heading(t *testing.T, answer *http.Response) string {
	t.Helper()
	return strings.TrimSpace(document(t, answer).Find("h1").Text())
}

func TestACaseworkerLogsInAndComesBack(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	answer := b.get("/review/cases/7?tab=2")
	require.Equal(t, "/review/login?to=%2Freview%2Fcases%2F7%3Ftab%3D2", answer.Header.Get("Location"))
	doc := document(t, b.get(answer.Header.Get("Location")))
	require.Equal(t, "Log ind som sagsbehandler", strings.TrimSpace(doc.Find("h1").Text()))
	button, _ := doc.Find("a.button-primary").Attr("href")
	require.Equal(t, "/review/login/start?to=%2Freview%2Fcases%2F7%3Ftab%3D2", button)

	require.Equal(t, "/review/cases/7?tab=2", b.logIn(t, "sanne", "/review/cases/7?tab=2"))
	first := b.who()
	require.Contains(t, first, "|Sanne Sagsbehandler Vig|true|false|")
	require.Equal(t, 1, h.count(t, "person"))
	require.Equal(t, 0, h.count(t, "login_attempt"))
	for name := range b.cookies {
		require.True(t, strings.HasPrefix(name, "__Host-tilslut-staff-"), name)
	}

	elsewhere := h.browser()
	elsewhere.logIn(t, "sanne", "/review")
	require.Equal(t, first, elsewhere.who(), "the same caseworker from another browser is the same person")
	mikkel := h.browser()
	mikkel.logIn(t, "mikkel", "/review")
	require.NotEqual(t, first[:36], mikkel.who()[:36])
	require.Equal(t, "/review/cases/7", b.get("/review/login?to=/review/cases/7").Header.Get("Location"), "who is logged in goes on at once")
	require.Contains(t, h.log.String(), `msg="staff login" outcome=ok person=`+first[:36]+" caseworker=true operator=false")
}

func TestRolesAreThoseOfTheProvider(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for persona, want := range map[string]string{"yasmin": "|true|false|", "dorte": "|false|true|", "birk": "|true|true|"} {
		b := h.browser()
		require.Equal(t, "/review", b.logIn(t, persona, "/review"))
		require.Contains(t, b.who(), want, persona)
	}
}

func TestThePagesOfStaffSayWhoseTheyAre(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	doc := document(t, b.get("/review/login"))
	require.Equal(t, "MitID Erhverv til foreninger – sagsbehandling", strings.TrimSpace(doc.Find(".solution-heading").Text()))
	require.Zero(t, doc.Find(".user, form[action*=logout]").Length())
	b.logIn(t, "sanne", "/review")
	doc = document(t, b.get("/review/no-such-page"))
	require.Equal(t, "Sanne Sagsbehandler Vig", strings.TrimSpace(doc.Find(".user").Text()), "the page of an error, too")
	require.Equal(t, 1, doc.Find("form[action='/review/logout']").Length())
	require.Equal(t, 1, doc.Find(".header-links a[href='/review']").Length())
	doc = document(t, b.get("/logged-out"))
	require.Equal(t, "MitID Erhverv til foreninger", strings.TrimSpace(doc.Find(".solution-heading").Text()))
	require.Zero(t, doc.Find(".user").Length(), "elsewhere a caseworker is nobody")
}

func TestEveryProblemHasItsPageAndAWayOn(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for persona, want := range map[string]string{
		"cancel": "cancelled 200 Du afbrød login", "timeout": "timed-out 400 Der gik for lang tid", "tove": "level-too-low 403 Du skal logge ind med to faktorer",
		"ivan": "no-role 403 Du har ikke adgang",
	} {
		b := h.browser()
		to := b.logIn(t, persona, "/review/cases/7")
		problem, rest, _ := strings.Cut(want, " ")
		require.Equal(t, "/review/login/problem/"+problem+"?to=%2Freview%2Fcases%2F7", to)
		answer := b.get(to)
		require.Equal(t, rest[:3], answer.Status[:3])
		doc := document(t, answer)
		require.Equal(t, rest[4:], strings.TrimSpace(doc.Find("h1").Text()))
		again, _ := doc.Find("a.button-primary").Attr("href")
		require.Equal(t, "/review/login/start?to=%2Freview%2Fcases%2F7", again)
		require.Empty(t, b.who())
		require.Empty(t, b.cookies)
	}
	require.Equal(t, 0, h.count(t, "person"))
	require.Equal(t, 0, h.count(t, "session"))
	require.Equal(t, http.StatusNotFound, h.browser().get("/review/login/problem/not-offered").StatusCode)
	require.Equal(t, "Dit arbejdslogin svarer ikke lige nu", heading(t, h.browser().get("/review/login/problem/broker-down?to=//evil.example")))
	require.Contains(t, document(t, h.browser().get("/review/login/problem/no-role")).Text(), "spørg din leder", "whoever has no role is told whom to ask")
}

func TestAProviderThatIsDownIsToldAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t, change{client: func(c *oidc.StaffConfig) { c.Issuer = "http://127.0.0.1:1/op" }})
	require.Equal(t, "/review/login/problem/broker-down?to=%2Freview", h.browser().get("/review/login/start").Header.Get("Location"))
	require.Equal(t, http.StatusServiceUnavailable, h.browser().get("/review/login/problem/broker-down").StatusCode)
}

func TestALoginOfStaffLeadsToTheirPagesOnly(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	for _, to := range []string{"//evil.example", "https://evil.example/review", "/mine", "/review/../mine", "/review/login/start", "/review/logout"} {
		require.Equal(t, "/review", h.browser().logIn(t, "sanne", to))
	}
	require.Equal(t, "/review/login?to=%2Freview%2Fcases%2F7", h.browser().send(http.MethodPost, "/review/cases/7/take").Header.Get("Location"), "after a form: the page it stood on")
}

func TestWithoutAProviderThePageSaysSo(t *testing.T) {
	t.Parallel()
	h := open(t, change{staff: func(c *staffhttp.Config) { c.Provider = nil }})
	b := h.browser()
	require.Equal(t, "/review/login?to=%2Freview", b.get("/review").Header.Get("Location"))
	for _, path := range []string{"/review/login?to=%2Freview", "/review/login/start", "/review/login/callback?state=s&code=c"} {
		answer := b.get(path)
		require.Equal(t, http.StatusNotFound, answer.StatusCode)
		require.Equal(t, "Sagsbehandlere kan ikke logge ind her", heading(t, answer))
	}
}

func TestLogoutReallyEnds(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "sanne", "/review")
	stolen := h.browser()
	stolen.cookies = maps.Clone(b.cookies)
	require.NotEmpty(t, stolen.who())
	require.Equal(t, http.StatusMethodNotAllowed, b.get("/review/logout").StatusCode, "a link must log nobody off")
	answer := b.send(http.MethodPost, "/review/logout")
	require.Equal(t, "/review/logged-out", answer.Header.Get("Location"))
	require.Equal(t, `"cache"`, answer.Header.Get("Clear-Site-Data"))
	require.Empty(t, b.cookies)
	require.Empty(t, b.who())
	require.Empty(t, stolen.who(), "the session is over, and not only this browser's cookie")
	require.Equal(t, "Du er logget af", heading(t, b.get("/review/logged-out")))
	require.Equal(t, "/review/logged-out", h.browser().send(http.MethodPost, "/review/logout").Header.Get("Location"))
}

func TestAQuarterOfAnHourWithoutUseEndsASession(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "sanne", "/review")
	_, err := h.pool.Exec(t.Context(), `update session set touched = now() - interval '14 minutes'`)
	require.NoError(t, err)
	require.NotEmpty(t, b.who())
	_, err = h.pool.Exec(t.Context(), `update session set touched = now() - interval '15 minutes 1 second'`)
	require.NoError(t, err)
	answer := b.get("/review/cases/7")
	require.Equal(t, "/review/login/expired?to=%2Freview%2Fcases%2F7", answer.Header.Get("Location"))
	require.Empty(t, b.cookies)
	doc := document(t, b.get(answer.Header.Get("Location")))
	require.Equal(t, "Du er blevet logget af", strings.TrimSpace(doc.Find("h1").Text()))
	require.Contains(t, doc.Text(), "15 minutter")
	require.Equal(t, "/review/login?to=%2Freview%2Fcases%2F7", b.get("/review/cases/7").Header.Get("Location"), "it is said once")
}

func TestEightHoursEndASessionHoweverBusy(t *testing.T) {
	t.Parallel()
	h := open(t, change{})
	b := h.browser()
	b.logIn(t, "sanne", "/review")
	var hours float64
	require.NoError(t, h.pool.QueryRow(t.Context(), `select extract(epoch from expires - now()) / 3600 from session`).Scan(&hours))
	require.InDelta(t, 8, hours, 0.01)
	_, err := h.pool.Exec(t.Context(), `update session set expires = now() - interval '1 second', touched = now()`)
	require.NoError(t, err)
	require.Empty(t, b.who())
}

// A role that was taken away is gone at the next login, and with it the session that this browser still had.
func TestARoleThatWasTakenAwayIsGoneAtTheNextLogin(t *testing.T) {
	t.Parallel()
	people := append([]oidctest.Persona{}, oidctest.StaffPersonas...)
	sanne := people[0]
	sanne.Key, sanne.Roles = "sanne-later", nil
	h := open(t, change{provider: func(o *oidctest.Options) { o.Personas = append(people, sanne) }})
	b := h.browser()
	b.logIn(t, "sanne", "/review")
	kept := h.browser()
	kept.cookies = maps.Clone(b.cookies)
	require.NotEmpty(t, b.who())
	require.Equal(t, "/review/login/problem/no-role?to=%2Freview", b.logIn(t, "sanne-later", "/review"))
	require.Empty(t, b.who())
	require.Empty(t, kept.who())
}
