package oidc_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

// clock is a time that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) advance(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}

const discoveryPath = "/.well-known/openid-configuration"

// The service starts while its broker is down, and finds it by itself once it is up.
func TestABrokerThatIsDownIsAskedAgain(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())

	watch := newClock()
	client := newClient(t, "http://"+address+"/op", func(c *oidc.Config) { c.Now = watch.now })
	_, _, err = client.Start(context.Background(), oidc.StartOptions{})
	require.ErrorIs(t, err, identity.ErrBrokerDown)
	require.EqualError(t, err, "login.broker-down: discovery: no connection")

	listener, err = net.Listen("tcp", address)
	require.NoError(t, err)
	broker := oidctest.New(oidctest.Options{Issuer: "http://" + address + "/op", Now: watch.now, Clients: []oidctest.Client{
		{ID: clientID, Secret: clientSecret, RedirectURIs: []string{callbackURL}},
	}})
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: broker}}
	server.Start()
	t.Cleanup(server.Close)

	_, _, err = client.Start(context.Background(), oidc.StartOptions{})
	require.ErrorIs(t, err, identity.ErrBrokerDown, "the pause isn't over")
	require.Zero(t, broker.Requests(discoveryPath))
	watch.advance(2 * second)
	_, err = logIn(t, client, "bo")
	require.NoError(t, err)
	_, err = logIn(t, client, "bo")
	require.NoError(t, err)
	require.Equal(t, 1, broker.Requests(discoveryPath), "once is enough for a day")
}

const second = time.Second

func TestThePausesGrowAndEnd(t *testing.T) {
	t.Parallel()
	watch := newClock()
	broker := startBroker(t, func(o *oidctest.Options) { o.Now = watch.now })
	require.NoError(t, broker.Misbehave("discovery-500"))
	client := newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Now = watch.now })
	var asked []int
	for range 200 { // One login a second for 200 seconds.
		_, _, err := client.Start(context.Background(), oidc.StartOptions{})
		require.ErrorIs(t, err, identity.ErrBrokerDown)
		asked = append(asked, broker.Requests(discoveryPath))
		watch.advance(second)
	}
	require.Equal(t, []int{1, 2, 2, 3, 3, 3, 3, 4}, asked[:8], "after 1, 2 and 4 seconds")
	require.Equal(t, 11, asked[len(asked)-1], "and then every half minute")
	broker.Behave()
	watch.advance(30 * second)
	_, err := logIn(t, client, "bo")
	require.NoError(t, err)
}

func TestManyLoginsAtOnceAskForDiscoveryOnce(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, nil)
	client := newClient(t, broker.Issuer(), nil)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			_, _, err := client.Start(context.Background(), oidc.StartOptions{})
			require.NoError(t, err)
		})
	}
	all.Wait()
	require.Equal(t, 1, broker.Requests(discoveryPath))
}

// Whoever leaves while discovery is slow doesn't take it from the others, and doesn't wait for it.
func TestALeavingPersonDoesNotCutDiscoveryShort(t *testing.T) {
	t.Parallel()
	broker := startBroker(t, func(o *oidctest.Options) { o.Slow = 300 * time.Millisecond })
	require.NoError(t, broker.Misbehave("discovery-slow"))
	client := newClient(t, broker.Issuer(), nil)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := client.Start(gone, oidc.StartOptions{})
	require.ErrorIs(t, err, identity.ErrBrokerDown)
	_, _, err = client.Start(context.Background(), oidc.StartOptions{})
	require.NoError(t, err)
	require.Equal(t, 1, broker.Requests(discoveryPath))
}

func TestANewSigningKeyIsFoundAndAWithdrawnOneForgottenWithinADay(t *testing.T) {
	t.Parallel()
	watch := newClock()
	broker := startBroker(t, func(o *oidctest.Options) { o.Now = watch.now })
	client := newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Now = watch.now })
	_, err := logIn(t, client, "bo")
	require.NoError(t, err)

	broker.RotateKeys()
	require.NoError(t, broker.Misbehave("id-token-old-key"))
	_, err = logIn(t, client, "bo")
	require.NoError(t, err, "the library still believes in the key that it knows: this is what renewal is for")
	watch.advance(25 * 3600 * second)
	_, err = logIn(t, client, "bo")
	require.ErrorIs(t, err, identity.ErrFailed, "a day later the withdrawn key is worth nothing")

	broker.Behave()
	_, err = logIn(t, client, "bo")
	require.NoError(t, err)
	for range 3 {
		broker.RotateKeys()
		_, err = logIn(t, client, "bo")
		require.NoError(t, err, "a new key is fetched when a token names it")
	}
	require.Equal(t, 2, broker.Requests(discoveryPath))
}

func TestClocksMayDifferByHalfAMinute(t *testing.T) {
	t.Parallel()
	ours := newClock()
	for shift, fine := range map[time.Duration]bool{25 * second: true, -25 * second: true, 45 * second: false, -7 * 60 * second: false} {
		theirs := &clock{at: ours.now().Add(shift)}
		broker := startBroker(t, func(o *oidctest.Options) { o.Now = theirs.now })
		_, err := logIn(t, newClient(t, broker.Issuer(), func(c *oidc.Config) { c.Now = ours.now }), "bo")
		if fine {
			require.NoError(t, err, "%v", shift)
			continue
		}
		require.ErrorIs(t, err, identity.ErrFailed, "%v", shift)
	}
}
