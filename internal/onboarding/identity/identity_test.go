package identity_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
)

func karen() identity.Login {
	return identity.Login{Issuer: "https://broker.example/op", Subject: "5a1f0a6e", Identity: identity.Identity{
		Name: "Karen Testperson Formand", BirthDate: "1980-02-29", Represents: []association.CVR{"00000019"},
		Level: identity.Substantial, AuthTime: time.Unix(1795334090, 0).UTC(), Authenticator: "app",
	}}
}

func TestAnIdentityPrintsNothingAboutThePerson(t *testing.T) {
	t.Parallel()
	login := karen()
	var out strings.Builder
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		_, _ = fmt.Fprintf(&out, verb+verb+verb, login, &login, login.Identity)
	}
	out.WriteString(fmt.Sprint(login, []any{login}, map[string]any{"who": login.Identity}))
	_ = fmt.Errorf("logging in: %v", login)
	slog.New(slog.NewTextHandler(&out, nil)).Info("login", "who", login)
	sanne := identity.Employee{Issuer: "https://login.example", Subject: "5a1f0a6e", Name: "Sanne Testperson"}
	_, _ = fmt.Fprintf(&out, "%v%+v%#v%s", sanne, &sanne, []any{sanne}, sanne)
	slog.New(slog.NewTextHandler(&out, nil)).Info("login", "who", sanne)
	for _, secret := range []string{"Karen", "Sanne", "login.example", "Testperson", "1980", "5a1f0a6e", "00000019"} {
		require.NotContains(t, out.String(), secret)
	}
}

func TestAnIdentityCanBeSealedAndOpened(t *testing.T) {
	t.Parallel()
	text, err := json.Marshal(karen())
	require.NoError(t, err)
	var opened identity.Login
	require.NoError(t, json.Unmarshal(text, &opened))
	require.True(t, opened.AuthTime.Equal(karen().AuthTime))
	opened.AuthTime = karen().AuthTime
	require.EqualExportedValues(t, karen(), opened)
}

func TestLevelsAreReadByNameAndOrdered(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]identity.Level{"low": identity.Low, "Substantial": identity.Substantial, "HIGH": identity.High} {
		got, err := identity.ParseLevel(name)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, strings.ToLower(name), got.String())
	}
	require.Less(t, identity.Low, identity.Substantial)
	require.Less(t, identity.Substantial, identity.High)
}

func TestWhatIsNoLevelIsRefused(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", " low", "basic", "substantial\n", "2", "https://data.gov.dk/concept/core/nsis/Low"} {
		level, err := identity.ParseLevel(name)
		require.ErrorIs(t, err, identity.ErrBadLevel, "%q", name)
		require.Zero(t, level)
		require.Empty(t, level.String())
	}
}
