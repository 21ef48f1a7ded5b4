package oidc_test

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

const (
	callbackURL = "https://tilslut.example.dk/login/callback"
	clientID    = "11111111-2222-4333-8444-555555555555"
	// The secret has characters that client_secret_basic must encode.
	clientSecret = "s3cret+/=with&special%3A:"
)

// startBroker mounts a stand-in under /op, as the real one is.
func startBroker(t *testing.T, change func(*oidctest.Options)) *oidctest.Broker {
	t.Helper()
	options := oidctest.Options{
		Slow:    2 * time.Second,
		Clients: []oidctest.Client{{ID: clientID, Secret: clientSecret, RedirectURIs: []string{callbackURL}, PostLogoutRedirectURIs: []string{"https://tilslut.example.dk/logged-out"}}},
	}
	if change != nil {
		change(&options)
	}
	broker := oidctest.New(options)
	server := httptest.NewServer(broker)
	t.Cleanup(server.Close)
	broker.SetIssuer(server.URL + "/op")
	return broker
}

func profile(t *testing.T, name string) oidc.Profile {
	t.Helper()
	p, err := oidc.LoadProfile(name, "")
	require.NoError(t, err)
	return p
}

func newClient(t *testing.T, issuer string, change func(*oidc.Config)) *oidc.Client {
	t.Helper()
	config := oidc.Config{
		Issuer: issuer, ClientID: clientID, ClientSecret: clientSecret, Profile: profile(t, "neb"), RedirectURL: callbackURL,
		HTTPClient: &http.Client{Timeout: 10 * time.Second},
	}
	if change != nil {
		change(&config)
	}
	client, err := oidc.New(config)
	require.NoError(t, err)
	return client
}

// browser is a client with cookies of its own.
func browser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &http.Client{Jar: jar}
}

// visit goes to the broker as a persona and comes back with the callback's parameters.
func visit(t *testing.T, client *oidc.Client, persona string) (url.Values, oidc.Attempt) {
	t.Helper()
	to, attempt, err := client.Start(context.Background(), oidc.StartOptions{Language: "da"})
	require.NoError(t, err)
	callback, err := oidctest.LogIn(browser(t), to, persona)
	require.NoError(t, err)
	return callback.Query(), attempt
}

// logIn is a whole login. Unlike visit it answers every error, wherever it came up.
func logIn(t *testing.T, client *oidc.Client, persona string) (identity.Login, error) {
	t.Helper()
	to, attempt, err := client.Start(context.Background(), oidc.StartOptions{})
	if err != nil {
		return identity.Login{}, err
	}
	callback, err := oidctest.LogIn(browser(t), to, persona)
	if err != nil {
		return identity.Login{}, err
	}
	return client.Finish(context.Background(), callback.Query(), attempt)
}

func persona(t *testing.T, key string) oidctest.Persona {
	t.Helper()
	p, ok := oidctest.ByKey(key)
	require.True(t, ok)
	return p
}
