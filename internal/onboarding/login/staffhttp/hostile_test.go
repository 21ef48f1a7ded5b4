package staffhttp_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

var (
	// A running house knows discovery and keys already; outside/oidc tests what a new one does with bad ones. So it does with what is
	// wrong with MitID alone.
	elsewhere = regexp.MustCompile(`^(discovery|keys)-|-(slow|drip)$|^id-token-(level-|professional|identity-type|idp-|claim-twice|auth-time-(missing|old))|^userinfo-(name|birth)-`)
	asked     = regexp.MustCompile(`^userinfo-`)
)

// Whatever the provider does wrong, nobody gets in, nothing is a 5xx at the callback, and a page follows that says what to do.
func TestAHostileProviderGetsNobodyIn(t *testing.T) {
	t.Parallel()
	plain, inUserInfo := open(t, change{}), open(t, change{provider: func(o *oidctest.Options) { o.InUserInfo = true }})
	plain.provider.RotateKeys() // So that there is an old key to sign with.
	tried := 0
	for _, mutation := range plain.provider.Mutations() {
		if mutation.Tolerated || elsewhere.MatchString(mutation.Name) {
			continue
		}
		h := plain
		if asked.MatchString(mutation.Name) {
			h = inUserInfo
		}
		require.NoError(t, h.provider.Misbehave(mutation.Name))
		for _, persona := range []string{"birk", "ivan"} {
			b := h.browser()
			to, known := b.tryToLogIn(persona)
			require.True(t, known, "%s: %s", mutation.Name, to)
			require.Empty(t, b.who(), "%s: it %s, and %s got in", mutation.Name, mutation.About, persona)
		}
		tried++
	}
	t.Logf("%d mutations, nobody let in", tried)
	require.GreaterOrEqual(t, tried, 80)
	require.Equal(t, 0, plain.count(t, "person")+inUserInfo.count(t, "person"))
	for _, h := range []house{plain, inUserInfo} {
		h.provider.Behave()
		b := h.browser()
		b.logIn(t, "birk", "/review")
		require.NotEmpty(t, b.who(), "an honest provider must get staff in, or the rest means nothing")
	}
}

// tryToLogIn is logIn at a provider that may do anything. It answers where it led to, and whether that is a page of a problem.
func (b *browser) tryToLogIn(persona string) (to string, known bool) {
	to = b.get("/review/login/start").Header.Get("Location")
	if strings.HasPrefix(to, "http") {
		callback, err := oidctest.LogIn(http.DefaultClient, to, persona)
		if err != nil {
			return "", true // The provider kept the person on a page of its own.
		}
		to = b.get(callback.String()).Header.Get("Location")
	}
	return to, strings.HasPrefix(to, "/review/login/problem/")
}
