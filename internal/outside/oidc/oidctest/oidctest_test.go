package oidctest_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

const (
	callback = "https://tilslut.example.dk/login/callback"
	goodbye  = "https://tilslut.example.dk/logged-out"
	verifier = "a-verifier-that-is-long-enough-to-be-one-0123"
)

// desk is a broker on a port, and a browser at it that follows no redirect.
type desk struct {
	*oidctest.Broker
	browser *http.Client
}

func start(t *testing.T, change func(*oidctest.Options)) desk {
	t.Helper()
	o := oidctest.Options{Clients: []oidctest.Client{{ID: "tilslut", Secret: "s3cret", RedirectURIs: []string{callback}, PostLogoutRedirectURIs: []string{goodbye}}}}
	if change != nil {
		change(&o)
	}
	broker := oidctest.New(o)
	server := httptest.NewServer(broker)
	t.Cleanup(server.Close)
	path := "/op"
	if o.Staff {
		path = "/staff"
	}
	broker.SetIssuer(server.URL + path)
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return desk{broker, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// request is a valid authorization request; changes are name, value, …, and an empty value takes the parameter away.
func request(changes ...string) url.Values {
	challenge := sha256.Sum256([]byte(verifier))
	query := url.Values{
		"client_id": {"tilslut"}, "redirect_uri": {callback}, "response_type": {"code"}, "scope": {"openid mitid"}, "state": {"the-state"}, "nonce": {"the-nonce"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(challenge[:])}, "code_challenge_method": {"S256"}, "idp_values": {"mitid"},
	}
	for i := 0; i < len(changes); i += 2 {
		if query.Set(changes[i], changes[i+1]); changes[i+1] == "" {
			query.Del(changes[i])
		}
	}
	return query
}

func (d desk) authorize(query url.Values) string {
	return d.Issuer() + "/connect/authorize?" + query.Encode()
}

// login answers the code of a persona's login.
func (d desk) login(t *testing.T, persona string, changes ...string) string {
	t.Helper()
	back, err := oidctest.LogIn(d.browser, d.authorize(request(changes...)), persona)
	require.NoError(t, err)
	return back.Query().Get("code")
}

// redeem asks for tokens; changes are as for request.
func (d desk) redeem(t *testing.T, code string, changes ...string) (int, map[string]any) {
	t.Helper()
	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {callback}, "code_verifier": {verifier}, "client_id": {"tilslut"}, "client_secret": {"s3cret"},
	}
	for i := 0; i < len(changes); i += 2 {
		form.Set(changes[i], changes[i+1])
	}
	return d.post(t, "/connect/token", form)
}

func (d desk) post(t *testing.T, path string, form url.Values) (int, map[string]any) {
	t.Helper()
	answer, err := d.browser.PostForm(d.Issuer()+path, form)
	require.NoError(t, err)
	return read(t, answer)
}

func (d desk) userInfo(t *testing.T, bearer any) (int, map[string]any) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, d.Issuer()+"/connect/userinfo", nil)
	require.NoError(t, err)
	r.Header.Set("Authorization", "Bearer "+bearer.(string))
	answer, err := d.browser.Do(r)
	require.NoError(t, err)
	return read(t, answer)
}

func read(t *testing.T, answer *http.Response) (int, map[string]any) {
	t.Helper()
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	out := map[string]any{}
	if len(text) > 0 && text[0] == '{' {
		require.NoError(t, json.Unmarshal(text, &out))
	}
	return answer.StatusCode, out
}

// claims reads an ID token without believing it.
func claims(t *testing.T, token any) map[string]any {
	t.Helper()
	text, err := base64.RawURLEncoding.DecodeString(strings.Split(token.(string), ".")[1])
	require.NoError(t, err)
	out := map[string]any{}
	require.NoError(t, json.Unmarshal(text, &out))
	return out
}
