package oidctest_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

func TestAnInvalidRequestEndsAtTheBrokerAndNeverComesBack(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	for _, change := range [][]string{
		{"client_id", "nobody"}, {"redirect_uri", callback + "/"}, {"redirect_uri", "https://evil.example"}, {"scope", ""}, {"scope", "mitid"}, {"scope", "openid everything"},
		{"response_type", ""}, {"response_type", "token"}, {"response_mode", "fragment"}, {"code_challenge", ""}, {"code_challenge_method", "plain"}, {"idp_values", "nemid"},
		{"idp_params", "{"}, {"request", "eyJ"}, {"request_uri", "urn:ietf:params:oauth:request_uri:nothing"}, {"max_age", "soon"},
	} {
		answer, err := d.browser.Get(d.authorize(request(change...)))
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		require.Equal(t, http.StatusFound, answer.StatusCode, "%v", change)
		require.True(t, strings.HasPrefix(answer.Header.Get("Location"), d.Issuer()+"/Error?errorId="), "%v", change)
		_, err = oidctest.LogIn(d.browser, d.authorize(request(change...)), "karen")
		require.ErrorContains(t, err, "refused", "%v", change)
	}
}

func TestCallbacksHaveTheBrokersOrderAndShape(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	names := func(persona string) (string, url.Values) {
		back, err := oidctest.LogIn(d.browser, d.authorize(request()), persona)
		require.NoError(t, err)
		var order []string
		for _, part := range strings.Split(back.RawQuery, "&") {
			name, _, _ := strings.Cut(part, "=")
			order = append(order, name)
		}
		return strings.Join(order, " "), back.Query()
	}
	order, query := names("karen")
	require.Equal(t, "code state session_state iss", order)
	require.Equal(t, d.Issuer(), query.Get("iss"))
	for persona, description := range map[string]string{"frede": "mitid_user_aborted", "cancel": "mitid_user_aborted", "timeout": "mitid_timeout"} {
		order, query = names(persona)
		require.Equal(t, "error error_description state session_state", order, "no iss on errors")
		require.Equal(t, []string{"access_denied", description, "the-state"}, []string{query.Get("error"), query.Get("error_description"), query.Get("state")})
	}
}

func TestTokensHaveTheRecordedShape(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	p := oidctest.Personas[0]
	status, tokens := d.redeem(t, d.login(t, p.Key, "scope", "openid mitid nemlogin ssn"))
	require.Equal(t, http.StatusOK, status)
	said := claims(t, tokens["id_token"])
	require.Equal(t, []any{p.Subject, "the-nonce", "tilslut", "private", "mitid"}, []any{said["sub"], said["nonce"], said["aud"], said["identity_type"], said["idp"]})
	for _, absent := range []string{"mitid.uuid", "mitid.identity_name", "name", "dk.cpr"} {
		require.NotContains(t, said, absent)
	}
	status, info := d.userInfo(t, tokens["access_token"])
	require.Equal(t, http.StatusOK, status)
	for name, value := range info {
		require.IsType(t, "", value, name)
	}
	require.Equal(t, []any{p.Name, p.BirthDate, p.UUID, p.UUID, p.CPR, "00000019"},
		[]any{info["mitid.identity_name"], info["mitid.date_of_birth"], info["mitid.uuid"], info["idp_identity_id"], info["dk.cpr"], info["nemlogin.auth_to_repr"]})

	_, tokens = d.redeem(t, d.login(t, p.Key))
	_, info = d.userInfo(t, tokens["access_token"])
	require.NotContains(t, info, "dk.cpr", "nobody asked")
	require.NotContains(t, info, "nemlogin.auth_to_repr", "nobody asked")
	status, _ = d.userInfo(t, "nonsense")
	require.Equal(t, http.StatusUnauthorized, status)
}

func TestACodeIsRedeemedOnceByWhoAskedForIt(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	for _, wrong := range [][]string{{"code_verifier", "wrong"}, {"code_verifier", ""}, {"redirect_uri", "https://evil.example"}, {"code", "nothing"}} {
		status, answer := d.redeem(t, d.login(t, "bo"), wrong...)
		require.Equal(t, http.StatusBadRequest, status)
		require.Equal(t, map[string]any{"error": "invalid_grant"}, answer, "%v", wrong)
	}
	_, answer := d.redeem(t, d.login(t, "bo"), "client_secret", "wrong")
	require.Equal(t, map[string]any{"error": "invalid_client"}, answer)

	code := d.login(t, "bo")
	status, tokens := d.redeem(t, code)
	require.Equal(t, http.StatusOK, status)
	status, _ = d.redeem(t, code)
	require.Equal(t, http.StatusBadRequest, status)
	status, _ = d.userInfo(t, tokens["access_token"])
	require.Equal(t, http.StatusUnauthorized, status, "a code that comes twice takes back what it gave")
}

func TestAPushedRequestIsGoodForOneLogin(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	form := request("client_secret", "s3cret")
	status, answer := d.post(t, "/connect/par", form)
	require.Equal(t, http.StatusCreated, status)
	require.InDelta(t, 600, answer["expires_in"], 0)
	to := d.Issuer() + "/connect/authorize?client_id=tilslut&request_uri=" + url.QueryEscape(answer["request_uri"].(string))
	for range 2 { // The page may be loaded again.
		page, err := d.browser.Get(to)
		require.NoError(t, err)
		require.NoError(t, page.Body.Close())
		require.Equal(t, http.StatusOK, page.StatusCode)
	}
	_, err := oidctest.LogIn(d.browser, to, "bo")
	require.NoError(t, err)
	_, err = oidctest.LogIn(d.browser, to, "bo")
	require.ErrorContains(t, err, "request_uri")
	status, _ = d.post(t, "/connect/par", request("client_secret", "wrong"))
	require.Equal(t, http.StatusBadRequest, status)
	status, _ = d.post(t, "/connect/par", request("client_secret", "s3cret", "scope", "nonsense"))
	require.Equal(t, http.StatusBadRequest, status)
}

func TestTheBrokersSessionIsResumedWhereTheRequestAllowsIt(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	back := func(changes ...string) url.Values {
		answer, err := d.browser.Get(d.authorize(request(changes...)))
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		to, err := answer.Location()
		if err != nil {
			return nil // The page of personas.
		}
		return to.Query()
	}
	require.Equal(t, "login_required", back("prompt", "none").Get("error"))
	require.Nil(t, back())
	_, tokens := d.redeem(t, d.login(t, "bo"))
	require.NotEmpty(t, back().Get("code"))
	require.NotEmpty(t, back("prompt", "none").Get("code"))
	require.NotEmpty(t, back("max_age", "300").Get("code"))
	require.Nil(t, back("prompt", "login"))

	leave := func(query url.Values) string {
		answer, err := d.browser.Get(d.Issuer() + "/connect/endsession?" + query.Encode())
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		return answer.Header.Get("Location")
	}
	hint := tokens["id_token"].(string)
	require.Empty(t, leave(url.Values{"client_id": {"tilslut"}, "post_logout_redirect_uri": {goodbye}}), "without a hint the person stays")
	require.Nil(t, back(), "and is logged out nevertheless")
	require.Empty(t, leave(url.Values{"id_token_hint": {hint}, "post_logout_redirect_uri": {"https://evil.example"}}))
	d.RotateKeys()
	require.Equal(t, goodbye+"?state=x", leave(url.Values{"id_token_hint": {hint}, "post_logout_redirect_uri": {goodbye}, "state": {"x"}}))
}

func TestASimulatedLoginNeedsNoPage(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	for simulation, want := range map[string]string{"no-ui uuid:" + oidctest.Personas[1].UUID: "code", "no-ui uuid:" + oidctest.StaffPersonas[0].Subject: "error", "no-ui": "error"} {
		answer, err := d.browser.Get(d.authorize(request("simulation", simulation)))
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		to, err := answer.Location()
		require.NoError(t, err)
		require.True(t, to.Query().Has(want), "%s: %s", simulation, to.RawQuery)
	}
}
