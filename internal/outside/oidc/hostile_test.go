package oidc_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

// patience is short where the broker is slow, and long elsewhere: a busy machine is no mutation.
func patience(mutation string) func(*oidc.Config) {
	if strings.HasSuffix(mutation, "-slow") || strings.HasSuffix(mutation, "-drip") {
		return func(c *oidc.Config) { c.HTTPClient = &http.Client{Timeout: 300 * time.Millisecond} }
	}
	return nil
}

// Whatever the broker, or somebody between, does wrong: nobody is logged in, and the reason says nothing about anybody.
func TestAHostileBrokerGetsNoIdentity(t *testing.T) {
	t.Parallel()
	refused, counts := 0, map[string]int{}
	broker := startBroker(t, nil)
	broker.RotateKeys() // So that there is an old key.
	var table strings.Builder
	for _, mutation := range oidctest.Mutations() {
		if mutation.Tolerated {
			continue
		}
		require.NoError(t, broker.Misbehave(mutation.Name))
		err := loginError(t, newClient(t, broker.Issuer(), patience(mutation.Name)), broker)
		require.Error(t, err, "%s: it %s, and the login went through", mutation.Name, mutation.About)
		refused++
		counts[kind(err)]++
		fmt.Fprintf(&table, "%-34s %s\n", mutation.Name, err)
		leaksNothing(t, broker, mutation.Name, err)
	}
	t.Logf("a hostile broker: %d mutations, %d refused, 0 logged in %v\n%s", refused, refused, counts, table.String())
	require.GreaterOrEqual(t, refused, 40)

	broker.Behave()
	require.NoError(t, loginError(t, newClient(t, broker.Issuer(), nil), broker), "an honest broker must get in, or the table above means nothing")
}

// loginError answers the error of a login. A login without error must have somebody in it, and with an error nobody.
func loginError(t *testing.T, client *oidc.Client, broker *oidctest.Broker) error {
	t.Helper()
	login, err := logIn(t, client, "karen")
	if err != nil {
		require.Equal(t, identity.Login{}, login, "%v", broker.Misbehaving())
		return err
	}
	require.Equal(t, persona(t, "karen").Subject, login.Subject)
	return nil
}

func kind(err error) string {
	before, _, _ := strings.Cut(err.Error(), ":")
	return before
}

func leaksNothing(t *testing.T, broker *oidctest.Broker, name string, err error) {
	t.Helper()
	secrets := append(oidctest.Canaries(), broker.Issued()...)
	secrets = append(secrets, clientSecret, persona(t, "karen").Name, "<script>")
	for _, secret := range secrets {
		require.NotContains(t, err.Error(), secret, name)
	}
}

// What is only superfluous doesn't keep people out, and gets nothing in.
func TestWhatIsSuperfluousIsDropped(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	honest, err := logIn(t, newClient(t, broker.Issuer(), nil), "karen")
	require.NoError(t, err)
	p := persona(t, "karen")
	for _, mutation := range oidctest.Mutations() {
		if !mutation.Tolerated {
			continue
		}
		require.NoError(t, broker.Misbehave(mutation.Name))
		login, err := logIn(t, newClient(t, broker.Issuer(), nil), "karen")
		require.NoError(t, err, mutation.Name)
		text := fmt.Sprint(login.Issuer, login.Subject, login.Name, login.BirthDate, login.Represents, login.Level, login.Authenticator)
		require.NotContains(t, text, p.CPR, mutation.Name)
		require.NotContains(t, text, p.UUID, mutation.Name)
		login.AuthTime = honest.AuthTime
		switch mutation.Name {
		case "id-token-amr-unknown":
			login.Authenticator = honest.Authenticator
		case "userinfo-attests-nonsense":
			require.Empty(t, login.Represents)
			login.Represents = honest.Represents
		}
		require.EqualExportedValues(t, honest, login, mutation.Name)
	}
}

// The problems that people see are told apart where that helps them.
func TestTheReasonOfARefusalIsTheRightOne(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	for name, want := range map[string]error{
		"discovery-500": identity.ErrBrokerDown, "discovery-slow": identity.ErrBrokerDown, "keys-500": identity.ErrBrokerDown, "keys-slow": identity.ErrBrokerDown,
		"pushed-500": identity.ErrBrokerDown, "token-500": identity.ErrBrokerDown, "token-slow": identity.ErrBrokerDown, "userinfo-500": identity.ErrBrokerDown,
		"id-token-level-low": identity.ErrLevelTooLow, "id-token-nonce-wrong": identity.ErrFailed, "id-token-alg-none": identity.ErrFailed,
		"id-token-exp-past": identity.ErrFailed, "callback-code-replayed": identity.ErrFailed, "userinfo-sub-other": identity.ErrFailed,
		"callback-error-forged": identity.ErrFailed, "callback-error-unknown": identity.ErrFailed,
	} {
		require.NoError(t, broker.Misbehave(name))
		require.ErrorIs(t, loginError(t, newClient(t, broker.Issuer(), patience(name)), broker), want, name)
	}
}

// A guard that another one stands behind is held to its own words, so that it can't go missing unseen.
func TestEveryGuardSpeaksForItself(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	for name, want := range map[string]string{
		"callback-state-empty":       "login.failed: callback: state differs",
		"callback-iss-wrong":         "login.failed: callback: iss differs",
		"callback-code-and-error":    "login.failed: callback: contradicts itself",
		"callback-code-empty":        "login.failed: callback: no code",
		"id-token-json-form":         "login.failed: id token: none, or not in compact form",
		"id-token-iss-capitals":      "login.failed: id token: iss differs",
		"id-token-exp-capitals":      "login.failed: id token: expired",
		"id-token-sub-missing":       "login.failed: id token: no usable sub",
		"id-token-sub-empty":         "login.failed: id token: no usable sub",
		"id-token-sub-long":          "login.failed: id token: no usable sub",
		"userinfo-jwt":               "login.broker-down: userinfo: the answer isn't JSON",
		"userinfo-huge":              "login.broker-down: userinfo: the answer is too large",
		"discovery-token-plaintext":  "login.broker-down: discovery: an endpoint is missing or not https",
		"discovery-authorize-script": "login.broker-down: discovery: an endpoint is missing or not https",
		"discovery-keys-file":        "login.broker-down: discovery: an endpoint is missing or not https",
		"discovery-userinfo-missing": "login.broker-down: discovery: an endpoint is missing or not https",
		"token-access-lines":         "login.failed: token: the access token is of a kind that we don't use",
		"pushed-uri-missing":         "login.broker-down: pushed request: the answer can't be used",
	} {
		require.NoError(t, broker.Misbehave(name))
		require.EqualError(t, loginError(t, newClient(t, broker.Issuer(), patience(name)), broker), want, name)
	}
}
