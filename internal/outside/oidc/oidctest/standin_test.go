package oidctest_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/outside/oidc/oidctest"
)

func TestPersonasAreNobodyAndDistinct(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	unique := func(what string) {
		require.NotEmpty(t, what)
		require.False(t, seen[what], what)
		seen[what] = true
	}
	for _, p := range append(oidctest.StaffPersonas, oidctest.Personas...) {
		unique(p.Key)
		unique(p.Subject)
		if p.UUID == "" {
			continue
		}
		unique(p.UUID)
		unique(p.BirthDate)
		unique(p.CPR)
		born, err := time.Parse(time.DateOnly, p.BirthDate)
		require.NoError(t, err)
		day := born.Format("02")
		require.Equal(t, string(day[0]+6)+day[1:]+born.Format("0106"), p.CPR[:6], "60 is added to the day: %s", p.Key)
		require.Contains(t, oidctest.Canaries(), p.CPR[:6]+"-"+p.CPR[6:])
		require.Contains(t, oidctest.Canaries(), born.Format("020106"))
		for _, cvr := range p.Attests {
			_, err := association.ParseCVR(cvr)
			require.NoError(t, err)
		}
	}
	require.GreaterOrEqual(t, len(oidctest.Personas), 12)
	require.GreaterOrEqual(t, len(oidctest.Canaries()), 12*7)
}

func (d desk) page(t *testing.T, address string) *goquery.Document {
	t.Helper()
	answer, err := d.browser.Get(address)
	require.NoError(t, err)
	defer answer.Body.Close()
	require.Contains(t, answer.Header.Get("Content-Security-Policy"), "default-src 'none'")
	page, err := goquery.NewDocumentFromReader(answer.Body)
	require.NoError(t, err)
	require.Equal(t, "da", page.Find("html").AttrOr("lang", ""))
	require.Equal(t, 1, page.Find("h1").Length())
	require.Contains(t, page.Find("header").Text(), "Stand-in", "nobody may take it for the real thing")
	require.NotContains(t, page.Text(), oidctest.Personas[0].CPR)
	return page
}

func TestThePageOfPersonasIsAFormToItself(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	page := d.page(t, d.authorize(request()))
	require.Equal(t, len(oidctest.Personas), page.Find("ul button[name=persona]").Length())
	require.Equal(t, 2, page.Find(".row button[name=persona]").Length())
	_, hasAction := page.Find("form").Attr("action")
	require.False(t, hasAction)
	require.Contains(t, page.Text(), "29.02.1980")
	for _, path := range []string{"/Error?reason=<b>x", "/connect/endsession", "/_stand-in"} {
		require.Zero(t, d.page(t, d.Issuer()+path).Find("b").Length())
	}
	style, err := d.browser.Get(d.Issuer() + "/_stand-in/style.css")
	require.NoError(t, err)
	require.NoError(t, style.Body.Close())
	require.Contains(t, style.Header.Get("Content-Type"), "text/css")
	root, err := d.browser.Get(strings.TrimSuffix(d.Issuer(), "/op") + "/")
	require.NoError(t, err)
	require.NoError(t, root.Body.Close())
	require.Equal(t, d.Issuer()+"/_stand-in", root.Header.Get("Location"))
}

func TestMisbehaviourIsSwitchedOverHTTP(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	status, _ := d.post(t, "/_stand-in/misbehave", url.Values{"name": {"id-token-nonce-wrong", "callback-extra"}})
	require.Equal(t, http.StatusSeeOther, status)
	require.Equal(t, []string{"id-token-nonce-wrong", "callback-extra"}, d.Misbehaving())
	require.Equal(t, 2, d.page(t, d.Issuer()+"/_stand-in").Find("input[checked]").Length())
	status, _ = d.post(t, "/_stand-in/misbehave", url.Values{"name": {"no-such-thing"}})
	require.Equal(t, http.StatusUnprocessableEntity, status)
	require.Len(t, d.Misbehaving(), 2)

	_, tokens := d.redeem(t, d.login(t, "bo"))
	require.Equal(t, "another-attempt", claims(t, tokens["id_token"])["nonce"])
	status, _ = d.post(t, "/_stand-in/behave", nil)
	require.Equal(t, http.StatusSeeOther, status)
	require.Empty(t, d.Misbehaving())

	answer, err := d.browser.Get(d.Issuer() + "/_stand-in/mutations")
	require.NoError(t, err)
	defer answer.Body.Close()
	var list []struct{ Name, About string }
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&list))
	require.GreaterOrEqual(t, len(list), 40)
	names, checkboxes := map[string]bool{}, d.page(t, d.Issuer()+"/_stand-in").Find("input[name=name]").Length()
	for _, m := range list {
		require.False(t, names[m.Name], m.Name)
		require.Regexp(t, regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`), m.Name)
		require.NotEmpty(t, m.About)
		names[m.Name] = true
	}
	require.Equal(t, len(list), checkboxes, "the page shows them all")
}

func TestEveryCodeAndTokenIsRemembered(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	code := d.login(t, "bo")
	_, tokens := d.redeem(t, code)
	require.Equal(t, []string{code, tokens["access_token"].(string), tokens["id_token"].(string)}, d.Issued())
	answer, err := d.browser.Get(d.Issuer() + "/_stand-in/issued")
	require.NoError(t, err)
	defer answer.Body.Close()
	var list []string
	require.NoError(t, json.NewDecoder(answer.Body).Decode(&list))
	require.Equal(t, d.Issued(), list)
}

func TestRotationWithdrawsTheOldKey(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	ids := func() (out []string) {
		answer, err := d.browser.Get(d.Issuer() + "/.well-known/openid-configuration/jwks")
		require.NoError(t, err)
		_, set := read(t, answer)
		for _, key := range set["keys"].([]any) {
			require.NotContains(t, key, "d", "no private half")
			out = append(out, key.(map[string]any)["kid"].(string))
		}
		return out
	}
	before := ids()
	status, _ := d.post(t, "/_stand-in/rotate", nil)
	require.Equal(t, http.StatusSeeOther, status)
	after := ids()
	require.Len(t, after, 3)
	require.NotContains(t, after, before[0])
	require.Equal(t, before[1:], after[1:])
}

func TestStaffHaveRolesAndMoreThanOneFactor(t *testing.T) {
	t.Parallel()
	d := start(t, func(o *oidctest.Options) { o.Staff = true })
	require.Equal(t, len(oidctest.StaffPersonas), d.page(t, d.authorize(request("scope", "openid profile", "idp_values", ""))).Find("ul button").Length())
	for key, role := range map[string]any{"sanne": []any{"caseworker"}, "mikkel": []any{"caseworker"}, "yasmin": []any{"caseworker"}, "dorte": []any{"operator"}, "ivan": nil} {
		_, tokens := d.redeem(t, d.login(t, key, "scope", "openid profile", "idp_values", ""))
		said := claims(t, tokens["id_token"])
		require.Equal(t, role, said["roles"])
		require.Equal(t, oidctest.StaffACR, said["acr"])
		require.NotContains(t, said, "loa")
	}
	_, tokens := d.redeem(t, d.login(t, "tove", "scope", "openid profile", "idp_values", ""))
	said := claims(t, tokens["id_token"])
	require.NotContains(t, said, "acr")
	require.Equal(t, []any{"pwd"}, said["amr"])
	_, err := oidctest.LogIn(d.browser, d.authorize(request("scope", "openid profile")), "karen")
	require.ErrorContains(t, err, "no such persona")
}
