package oidc_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

func keyPEM(t *testing.T, key crypto.PrivateKey) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	require.NoError(t, err)
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
}

func TestWeMayProveOurselvesByAKey(t *testing.T) {
	t.Parallel()
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	ecDER, err := x509.MarshalECPrivateKey(ecKey)
	require.NoError(t, err)
	for name, key := range map[string][]byte{
		"PKCS #8 RSA": keyPEM(t, rsaKey), "PKCS #8 EC": keyPEM(t, ecKey), "SEC 1": pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: ecDER}),
		"PKCS #1": pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(rsaKey)}),
	} {
		for _, audience := range []string{"issuer", "token_endpoint"} {
			withKey := func(c *oidc.Config) {
				c.ClientKey = key
				c.Profile.AssertionAudience = audience
			}
			public := newClient(t, "https://broker.example", withKey).PublicKeys()
			require.NotContains(t, string(public), `"d":`, "the private half stays here")
			broker := startBroker(t, func(o *oidctest.Options) { o.Clients[0].Keys, o.Clients[0].Secret = public, "" })
			login, err := logIn(t, newClient(t, broker.Issuer(), withKey), "karen")
			require.NoError(t, err, "%s, %s", name, audience)
			require.Equal(t, persona(t, "karen").Subject, login.Subject)

			_, err = logIn(t, newClient(t, broker.Issuer(), nil), "karen")
			require.ErrorIs(t, err, identity.ErrBrokerDown, "this client has no secret")
		}
	}
	require.Nil(t, newClient(t, "https://broker.example", nil).PublicKeys())
}

func TestAWrongSecretIsTheOperatorsProblem(t *testing.T) {
	t.Parallel()
	for _, without := range []bool{true, false} {
		broker := startBroker(t, func(o *oidctest.Options) { o.WithoutPAR = without })
		_, err := logIn(t, newClient(t, broker.Issuer(), func(c *oidc.Config) { c.ClientSecret = "wrong" }), "karen")
		require.ErrorIs(t, err, identity.ErrBrokerDown)
	}
}

func TestNewAnswersEveryMistakeAtOnceAndNoSecret(t *testing.T) {
	t.Parallel()
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	require.NoError(t, err)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	_, err = oidc.New(oidc.Config{Issuer: "http://broker.example/op", RedirectURL: "/login/callback"})
	for _, what := range []string{"issuer", "redirect", "client id", "secret", "profile"} {
		require.ErrorContains(t, err, what)
	}
	for _, key := range [][]byte{[]byte("hunter2"), keyPEM(t, ed), keyPEM(t, short), keyPEM(t, p384), []byte("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")} {
		_, err = oidc.New(oidc.Config{Issuer: "https://broker.example/op", ClientID: "tilslut", ClientKey: key, Profile: profile(t, "neb"), RedirectURL: callbackURL})
		require.ErrorContains(t, err, "client key")
		require.NotContains(t, err.Error(), "hunter2")
	}
	for _, issuer := range []string{"https://broker.example#x", "https://u:p@broker.example", "ftp://broker.example", "broker.example", "", "https://"} {
		_, err = oidc.New(oidc.Config{Issuer: issuer, ClientID: "tilslut", ClientSecret: "s", Profile: profile(t, "neb"), RedirectURL: callbackURL})
		require.ErrorContains(t, err, "issuer", issuer)
	}
}

func TestLoggingOutAtTheBrokerNeedsAProfileThatCan(t *testing.T) {
	t.Parallel()
	const after = "https://tilslut.example.dk/logged-out"
	broker := startBroker(t, func(o *oidctest.Options) { o.LogoutWithoutHint = true })
	neb := newClient(t, broker.Issuer(), nil)
	require.NoError(t, neb.Check(context.Background()))
	_, can := neb.LogoutURL(after)
	require.False(t, can, "the broker wants an ID token, and we keep none")

	idura := newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Profile = profile(t, "idura") })
	_, can = idura.LogoutURL(after)
	require.False(t, can, "discovery wasn't read")
	require.NoError(t, idura.Check(context.Background()))
	address, can := idura.LogoutURL(after)
	require.True(t, can)

	person := browser(t)
	person.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := person.Get(address)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, after, answer.Header.Get("Location"))
}

func TestOriginsNameWhereAFormMayLead(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	issuer, err := url.Parse(broker.Issuer())
	require.NoError(t, err)
	client := newClient(t, broker.Issuer(), nil)
	require.Equal(t, []string{"http://" + issuer.Host}, client.Origins())
	require.NoError(t, client.Check(context.Background()))
	require.Equal(t, []string{"http://" + issuer.Host}, client.Origins())
	require.Equal(t, []string{"https://broker.example:8443"}, newClient(t, "https://broker.example:8443/op/", nil).Origins())
}

func TestCheckSaysWhatIsWrongAndRemembersForHalfAMinute(t *testing.T) {
	t.Parallel()
	watch := newClock()
	broker := startBroker(t, func(o *oidctest.Options) { o.Now = watch.now })
	for name, want := range map[string]string{
		"discovery-403": "login.broker-down: discovery: status 403", "keys-500": "login.broker-down: keys: status 500", "keys-none": "login.broker-down: keys: there is none for signatures",
		"discovery-algorithms-weak": "login.broker-down: discovery: no signature algorithm that we take", "keys-malformed": "login.broker-down: keys: the answer can't be used",
	} {
		require.NoError(t, broker.Misbehave(name))
		require.EqualError(t, newClient(t, broker.Issuer(), nil).Check(context.Background()), want)
	}
	client := newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Now = watch.now })
	require.Error(t, client.Check(context.Background()))
	broker.Behave()
	require.Error(t, client.Check(context.Background()), "the same half minute")
	watch.advance(31 * second)
	require.NoError(t, client.Check(context.Background()))
	asked := broker.Requests(discoveryPath)
	require.NoError(t, client.Check(context.Background()))
	require.Equal(t, asked, broker.Requests(discoveryPath))
}
