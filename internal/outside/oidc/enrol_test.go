package oidc_test

import (
	"context"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

// enrol is a whole enrolment, as a persona at the broker.
func enrol(t *testing.T, client *oidc.Client, with, persona string) (identity.Login, error) {
	t.Helper()
	to, attempt, err := client.Enrol(context.Background(), oidc.EnrolOptions{Authenticator: with})
	if err != nil {
		return identity.Login{}, err
	}
	callback, err := oidctest.LogIn(browser(t), to, persona)
	require.NoError(t, err)
	return client.Finish(context.Background(), callback.Query(), attempt)
}

func TestASeparateMitIDIsTheSamePersonUnderAnotherName(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	own, err := logIn(t, client, "ulla")
	require.NoError(t, err)
	for _, with := range []string{"app", "display", "reader", "chip"} {
		separate, err := enrol(t, client, with, "ulla")
		require.NoError(t, err)
		require.Equal(t, []any{own.Issuer, own.Name, own.BirthDate, identity.Substantial, with},
			[]any{separate.Issuer, separate.Name, separate.BirthDate, separate.Level, separate.Authenticator})
		require.NotEqual(t, own.Subject, separate.Subject)
		require.Empty(t, separate.Represents)
		later, err := logIn(t, client, "ulla-"+with)
		require.NoError(t, err, "the profile's rules let it in")
		require.Equal(t, separate.Subject, later.Subject)
	}
}

func TestAnEnrolmentIsAskedForByPromptCreate(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, func(o *oidctest.Options) { o.WithoutPAR = true })
	client := newClient(t, broker.Issuer(), nil)
	to, attempt, err := client.Enrol(context.Background(), oidc.EnrolOptions{Language: "en", Authenticator: "chip"})
	require.NoError(t, err)
	address, err := url.Parse(to)
	require.NoError(t, err)
	query := address.Query()
	require.Equal(t, []string{"create", "u2f_token", "en", attempt.State, "mitid"},
		[]string{query.Get("prompt"), query.Get("mitid_authenticator"), query.Get("language"), query.Get("state"), query.Get("idp_values")})
}

func TestWhoDoesNotOfferEnrolmentIsNotAsked(t *testing.T) {
	t.Parallel()
	without := startBroker(t, func(o *oidctest.Options) { o.WithoutEnrolment = true })
	broker := startBroker(t, nil)
	for what, c := range map[string]struct {
		client *oidc.Client
		with   string
	}{
		"discovery lists its prompts, and not this one": {newClient(t, without.Issuer(), nil), "display"},
		"a profile that doesn't say how":                {newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Profile.Enrol = oidc.Enrolment{} }), "display"},
		"an authenticator that none is enrolled with":   {newClient(t, broker.Issuer(), nil), "password"},
		"no authenticator":                              {newClient(t, broker.Issuer(), nil), ""},
	} {
		_, _, err := c.client.Enrol(context.Background(), oidc.EnrolOptions{Authenticator: c.with})
		require.ErrorIs(t, err, identity.ErrNotOffered, what)
	}
	require.Zero(t, without.Requests("/connect/par")+broker.Requests("/connect/par"))
	_, _, err := newClient(t, "http://127.0.0.1:1/op", nil).Enrol(context.Background(), oidc.EnrolOptions{Authenticator: "app"})
	require.ErrorIs(t, err, identity.ErrBrokerDown)
}

func TestAnEnrolmentEndsLikeALogin(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	for key, want := range map[string]error{"cancel": identity.ErrCancelled, "timeout": identity.ErrTimedOut, "frede": identity.ErrCancelled, "lars": identity.ErrLevelTooLow} {
		_, err := enrol(t, client, "app", key)
		require.ErrorIs(t, err, want, key)
	}
}

func TestAClaimsFileSaysWhatCanBeEnrolled(t *testing.T) {
	t.Parallel()
	p, err := oidc.ParseProfile("custom", []byte(minimal+"[enrol.authenticators]\napp = 'code_app'\n[enrol.authorize]\nwith = '{authenticator}'\n"))
	require.NoError(t, err)
	require.Equal(t, "code_app", p.Enrol.Authenticators["app"])
	_, err = oidc.ParseProfile("custom", []byte(minimal+"[enrol.authenticators]\npassword = 'p'\nkey = 'k'\nchip = ''\n[enrol.authorize]\nprompt = 'create'\n"))
	for _, mistake := range []string{`"password" can't be enrolled`, `"key" can't`, `"chip" can't`, `enrol.authorize: parameter "prompt"`} {
		require.ErrorContains(t, err, mistake)
	}
}
