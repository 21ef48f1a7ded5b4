package oidc_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

func TestALoginSaysWhoItIsAndNothingMore(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	before := time.Now().Add(-2 * time.Second)
	login, err := logIn(t, newClient(t, broker.Issuer(), nil), "karen")
	require.NoError(t, err)
	require.WithinRange(t, login.AuthTime, before, time.Now().Add(time.Second))
	login.AuthTime = time.Time{}
	require.Equal(t, identity.Login{
		Issuer: broker.Issuer(), Subject: persona(t, "karen").Subject,
		Identity: identity.Identity{
			Name: "Karen Testperson Formand", BirthDate: "1980-02-29", Represents: []association.CVR{"00000019"},
			Level: identity.Substantial, Authenticator: "app",
		},
	}, login)
}

func TestEveryPersonaLogsInAsThemselves(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	authenticators := map[string]string{"grethe": "display", "rikke": "reader", "aase": "chip"}
	for _, p := range oidctest.Personas {
		login, err := logIn(t, client, p.Key)
		if p.Aborts {
			require.ErrorIs(t, err, identity.ErrCancelled)
			continue
		}
		if p.Level == "Low" {
			require.ErrorIs(t, err, identity.ErrLevelTooLow)
			require.Equal(t, identity.Login{}, login)
			continue
		}
		require.NoError(t, err, p.Key)
		require.Equal(t, []string{p.Subject, p.Name, p.BirthDate}, []string{login.Subject, login.Name, login.BirthDate})
		require.Equal(t, p.Key == "protected", login.Protected)
		require.Equal(t, len(p.Attests), len(login.Represents))
		if want := authenticators[p.Key]; want != "" {
			require.Equal(t, want, login.Authenticator)
		}
	}
}

func TestWhatIsPressedAtTheBrokerBecomesAProblemOfOurs(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	for key, want := range map[string]error{"frede": identity.ErrCancelled, "cancel": identity.ErrCancelled, "timeout": identity.ErrTimedOut, "lars": identity.ErrLevelTooLow} {
		_, err := logIn(t, client, key)
		require.ErrorIs(t, err, want, key)
	}
}

// The request goes over the back channel, so that the browser's address says nothing about it.
func TestTheRequestIsPushedWhereTheBrokerTakesIt(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	to, _, err := client.Start(context.Background(), oidc.StartOptions{})
	require.NoError(t, err)
	require.Equal(t, 1, broker.Requests("/connect/par"))
	address, err := url.Parse(to)
	require.NoError(t, err)
	require.Equal(t, broker.Issuer()+"/connect/authorize", "http://"+address.Host+address.Path)
	require.Len(t, address.Query(), 2)
	require.Equal(t, clientID, address.Query().Get("client_id"))
	require.Contains(t, address.Query().Get("request_uri"), "urn:ietf:params:oauth:request_uri:")
}

func TestTheRequestSaysWhatTheProfileSays(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, func(o *oidctest.Options) { o.WithoutPAR = true })
	client := newClient(t, broker.Issuer(), nil)
	to, attempt, err := client.Start(context.Background(), oidc.StartOptions{Language: "en"})
	require.NoError(t, err)
	require.Zero(t, broker.Requests("/connect/par"))
	address, err := url.Parse(to)
	require.NoError(t, err)
	query := address.Query()
	require.Len(t, query.Get("code_challenge"), 43)
	require.NotEqual(t, attempt.Verifier, query.Get("code_challenge"))
	query.Del("code_challenge")
	require.Equal(t, url.Values{
		"response_type": {"code"}, "client_id": {clientID}, "redirect_uri": {callbackURL}, "scope": {"openid mitid nemlogin"}, "state": {attempt.State},
		"nonce": {attempt.Nonce}, "code_challenge_method": {"S256"}, "max_age": {"300"}, "prompt": {"login"}, "language": {"en"},
		"idp_values": {"mitid"}, "idp_params": {`{"mitid":{"loa_value":"substantial"}}`},
	}, query)
	login, err := oidctest.LogIn(http.DefaultClient, to, "bo")
	require.NoError(t, err)
	_, err = client.Finish(context.Background(), login.Query(), attempt)
	require.NoError(t, err)
}

func TestNoTwoAttemptsShareASecret(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	seen := map[string]bool{}
	for range 20 {
		_, a, err := client.Start(context.Background(), oidc.StartOptions{Language: "tlh"})
		require.NoError(t, err)
		for _, secret := range []string{a.State, a.Nonce, a.Verifier} {
			require.Len(t, secret, 43)
			require.False(t, seen[secret])
			seen[secret] = true
		}
	}
}

func TestACallbackWorksOnceAndForItsOwnAttempt(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	mine, attempt := visit(t, client, "karen")
	theirs, other := visit(t, client, "bo")

	_, err := client.Finish(context.Background(), theirs, attempt)
	require.ErrorIs(t, err, identity.ErrFailed, "another's callback")
	_, err = client.Finish(context.Background(), mine, oidc.Attempt{})
	require.ErrorIs(t, err, identity.ErrFailed, "an attempt that was never made")
	_, err = client.Finish(context.Background(), url.Values{"state": {""}, "code": mine["code"]}, oidc.Attempt{})
	require.EqualError(t, err, "login.failed: callback: state differs", "no state on either side")

	mixed := url.Values{"state": mine["state"], "iss": mine["iss"], "code": theirs["code"]}
	_, err = client.Finish(context.Background(), mixed, attempt)
	require.ErrorIs(t, err, identity.ErrFailed, "another's code under one's own state")

	login, err := client.Finish(context.Background(), mine, attempt)
	require.NoError(t, err)
	require.Equal(t, persona(t, "karen").Subject, login.Subject)
	_, err = client.Finish(context.Background(), mine, attempt)
	require.ErrorIs(t, err, identity.ErrFailed, "the same callback again")
	_, err = client.Finish(context.Background(), theirs, other)
	require.NoError(t, err, "a mistake with another's code costs them nothing")
}
