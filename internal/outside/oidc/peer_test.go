package oidc_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
)

// Client and stand-in are by the same hands and could be wrong in the same way. So the client logs in at a provider by others,
// certified by the OpenID Foundation, by its own pages.
func TestALoginAtAProviderThatIsNotOurs(t *testing.T) {
	t.Parallel()
	own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	ownPEM := keyPEM(t, own)
	custom, err := oidc.LoadProfile("custom", filepath.Join("testdata", "peer.toml"))
	require.NoError(t, err)
	withKey := func(c *oidc.Config) { c.ClientKey, c.ClientSecret, c.Profile = ownPEM, "", custom }
	public := newClient(t, "https://unused.example", withKey).PublicKeys()

	var clients []map[string]any
	for _, algorithm := range []string{"RS256", "PS256", "ES256"} {
		clients = append(clients, map[string]any{"client_id": "secret-" + algorithm, "client_secret": clientSecret, "id_token_signed_response_alg": algorithm})
	}
	clients = append(clients, map[string]any{
		"client_id": "key", "token_endpoint_auth_method": "private_key_jwt", "token_endpoint_auth_signing_alg": "ES256", "jwks": json.RawMessage(public),
	})
	for _, client := range clients {
		client["redirect_uris"] = []string{callbackURL}
		client["post_logout_redirect_uris"] = []string{"https://tilslut.example.dk/logged-out"}
	}
	issuer := startPeer(t, clients)

	for _, c := range clients {
		id := c["client_id"].(string)
		client := newClient(t, issuer, func(config *oidc.Config) {
			if config.Profile = custom; id == "key" {
				withKey(config)
			}
			config.ClientID = id
		})
		require.NoError(t, client.Check(context.Background()))
		to, attempt, err := client.Start(context.Background(), oidc.StartOptions{Language: "en"})
		require.NoError(t, err, id)
		require.Contains(t, to, "request_uri=", "this provider demands pushed requests")

		person := browser(t)
		callback := walk(t, person, to, "karen")
		login, err := client.Finish(context.Background(), callback, attempt)
		require.NoError(t, err, id)
		require.WithinDuration(t, time.Now(), login.AuthTime, time.Minute)
		login.AuthTime = time.Time{}
		require.Equal(t, identity.Login{Issuer: issuer, Subject: "karen", Identity: identity.Identity{
			Name: "Karen Testperson Formand", BirthDate: "1980-02-29", Level: identity.Substantial, Represents: []association.CVR{"00000019"},
		}}, login)

		_, err = client.Finish(context.Background(), callback, attempt)
		require.ErrorIs(t, err, identity.ErrFailed, "a callback works once here, too")
		to, attempt, err = client.Start(context.Background(), oidc.StartOptions{})
		require.NoError(t, err)
		_, err = client.Finish(context.Background(), abort(t, person, to), attempt)
		require.ErrorIs(t, err, identity.ErrCancelled)
		_, can := client.LogoutURL("https://tilslut.example.dk/logged-out")
		require.True(t, can)
	}
}

// The same for staff: name and roles come from userinfo there, and the second factor in the ID token, where there was one.
func TestALoginOfStaffAtAProviderThatIsNotOurs(t *testing.T) {
	t.Parallel()
	issuer := startPeer(t, []map[string]any{{"client_id": clientID, "client_secret": clientSecret, "redirect_uris": []string{callbackURL}}})
	client := staffClient(t, issuer, func(c *oidc.StaffConfig) { c.RoleClaim = "dk.myndighed.roles" })
	for name, refusal := range map[string]error{"sanne": nil, "tove": identity.ErrLevelTooLow} {
		to, attempt, err := client.Start(context.Background(), oidc.StartOptions{Language: "da"})
		require.NoError(t, err)
		got, err := client.Finish(context.Background(), walk(t, browser(t), to, name), attempt)
		if refusal != nil {
			require.ErrorIs(t, err, refusal)
			continue
		}
		require.NoError(t, err)
		got.AuthTime = time.Time{}
		require.Equal(t, identity.Employee{Issuer: issuer, Subject: name, Name: "Sanne Sagsbehandler Vig", Caseworker: true}, got)
	}
}

// startPeer runs the provider until the test ends, and answers its issuer.
func startPeer(t *testing.T, clients []map[string]any) string {
	t.Helper()
	folder := filepath.Join("..", "..", "tools")
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "oidc-provider")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("npm oidc-provider is missing: run npm ci in internal/tools")
		}
		t.Skip("SKIPPED, the login client was NOT tried against a provider that is not ours: run npm ci in internal/tools")
	}
	text, err := json.Marshal(clients)
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), "node", "oidc-provider.mjs")
	var complaints bytes.Buffer
	command.Dir, command.Stderr = folder, &complaints
	command.Env = append(os.Environ(), "CLIENTS="+string(text), "NODE_NO_WARNINGS=1")
	_, err = command.StdinPipe() // It stops when this closes, however the test ends.
	require.NoError(t, err)
	out, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait() // It was killed: that is no failure.
		if t.Failed() {
			t.Log(complaints.String())
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	issuer, ready := strings.CutPrefix(strings.TrimSpace(line), "ready ")
	require.True(t, ready, line)
	return issuer
}

// walk goes through the provider's pages: a name and a word, then consent. It answers the callback's parameters.
func walk(t *testing.T, person *http.Client, to, name string) url.Values {
	t.Helper()
	return through(t, person, to, func(page *goquery.Document) (string, url.Values) {
		form := page.Find("form[action]").First()
		values := url.Values{}
		form.Find("input[name]").Each(func(_ int, input *goquery.Selection) {
			values.Set(input.AttrOr("name", ""), input.AttrOr("value", ""))
		})
		if values.Has("login") {
			values.Set("login", name)
			values.Set("password", "anything")
		}
		return form.AttrOr("action", ""), values
	})
}

// abort takes the way out that the provider's first page has.
func abort(t *testing.T, person *http.Client, to string) url.Values {
	t.Helper()
	return through(t, person, to, func(page *goquery.Document) (string, url.Values) {
		return page.Find("a[href$=abort]").AttrOr("href", ""), nil
	})
}

// through follows redirects until one leads to our callback, and lets act decide on every page in between.
func through(t *testing.T, person *http.Client, to string, act func(*goquery.Document) (action string, form url.Values)) url.Values {
	t.Helper()
	person.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := person.Get(to)
	for range 20 {
		require.NoError(t, err)
		if next, redirected := answer.Location(); redirected == nil {
			require.NoError(t, answer.Body.Close())
			if strings.HasPrefix(next.String(), callbackURL) {
				return next.Query()
			}
			answer, err = person.Get(next.String())
			continue
		}
		page, err2 := goquery.NewDocumentFromReader(answer.Body)
		require.NoError(t, err2)
		require.NoError(t, answer.Body.Close())
		action, form := act(page)
		require.NotEmpty(t, action, page.Text())
		target, err2 := answer.Request.URL.Parse(action)
		require.NoError(t, err2)
		if form == nil {
			answer, err = person.Get(target.String())
			continue
		}
		answer, err = person.PostForm(target.String(), form)
	}
	t.Fatal("the provider's pages don't end")
	return nil
}
