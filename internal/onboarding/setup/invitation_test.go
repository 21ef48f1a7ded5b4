package setup_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
)

var until = time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)

func TestALinkIsGoodUntilItsMoment(t *testing.T) {
	t.Parallel()
	i := setup.Invitation{Version: 1, Until: until}
	require.Equal(t, connection.LinkGood, i.Link(1, until.Add(-time.Second)))
	require.Equal(t, connection.LinkExpired, i.Link(1, until))
}

func TestANewerLinkSupersedes(t *testing.T) {
	t.Parallel()
	i := setup.Invitation{Version: 2, Until: until}
	require.Equal(t, connection.LinkSuperseded, i.Link(1, until.Add(-time.Hour)))
	require.Equal(t, connection.LinkSuperseded, i.Link(1, until.Add(time.Hour)), "the newer one may still be good")
	require.Equal(t, connection.LinkGood, i.Link(2, until.Add(-time.Hour)))
}

func TestAWithdrawnAppointmentSaysSoOnEveryLink(t *testing.T) {
	t.Parallel()
	i := setup.Invitation{Version: 2, Until: until, Withdrawn: true}
	for version := 1; version <= 2; version++ {
		require.Equal(t, connection.LinkWithdrawn, i.Link(version, until.Add(time.Hour)))
	}
}

func TestALinkThatWasNeverSentIsUnknown(t *testing.T) {
	t.Parallel()
	for _, version := range []int{-1, 0, 3} {
		require.Equal(t, connection.LinkUnknown, setup.Invitation{Version: 2, Until: until}.Link(version, until.Add(-time.Hour)))
	}
	require.Equal(t, connection.LinkUnknown, setup.Invitation{}.Link(1, until), "before the association is connected there is no link")
}
