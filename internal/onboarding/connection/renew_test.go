package connection_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func renew(id string, version int, at time.Time) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.RenewSetupLink(id, version, at)
	}
}

func TestAnExpiredSetupLinkIsRenewedOnceToTheRegisteredAddress(t *testing.T) {
	t.Parallel()
	c := connected(t)
	before, _ := c.Administrator(benny)
	after, effects, err := renew(benny, 1, days(61))(c)
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendSetupLink{Case: theID, Administrator: benny, Version: 2}}, effects)
	a, _ := after.Administrator(benny)
	require.Equal(t, before.Email, a.Email)
	require.Equal(t, days(61), a.LinkAt)
	require.Equal(t, person.Ref(""), after.History[len(after.History)-1].By, "nobody was logged in")
	unchanged(t, after, renew(benny, 1, days(61)))
	unchanged(t, after, renew(benny, 2, days(61)))
	unchanged(t, after, renew(benny, 1, days(130))) // only the newest link can be renewed, although that has expired as well.
}

func TestALinkThatIsGoodIsNotRenewed(t *testing.T) {
	t.Parallel()
	unchanged(t, connected(t), renew(benny, 1, days(60.9)))
}

func TestALinkIsRenewedAtMostOnceADayHoweverShortItsLife(t *testing.T) {
	t.Parallel()
	c := connected(t)
	c.Rules = connection.DefaultRules()
	c.Rules.SetupLife = time.Hour
	unchanged(t, c, renew(benny, 1, days(1.9)))
	require.Len(t, must(t, c, renew(benny, 1, days(2))).Letters, len(c.Letters)+1)
}

func TestWhatCanNotBeRenewed(t *testing.T) {
	t.Parallel()
	gone := must(t, connected(t), remove(benny))
	for name, c := range map[string]struct {
		on   connection.Connection
		do   act
		want error
	}{
		"withdrawn": {gone, renew(benny, 1, days(61)), connection.ErrNoAdministrator},
		"nobody":    {connected(t), renew(clara, 1, days(61)), connection.ErrLinkUnknown},
		"future":    {connected(t), renew(benny, 2, days(61)), connection.ErrLinkUnknown},
		"none":      {connected(t), renew(benny, 0, days(61)), connection.ErrLinkUnknown},
		"draft":     {complete(t), renew(benny, 1, days(61)), connection.ErrLinkUnknown},
	} {
		_, effects, err := c.do(c.on)
		require.ErrorIs(t, err, c.want, name)
		require.Empty(t, effects, name)
	}
	done := connected(t)
	done.Administrators[1].Progress.DoneAt = days(4)
	unchanged(t, done, renew(benny, 1, days(61)))
}

func TestNamingSomebodyElseBeginsTheirSetupAnew(t *testing.T) {
	t.Parallel()
	c := connected(t)
	c.Administrators[1].Progress.MatchedAt = days(2)
	c.Administrators[1].Birth = person.Code{}
	_, _, err := change(connection.Administrator{ID: benny, Name: "Bo Krog", Email: "benny@krog.example"})(c)
	require.ErrorIs(t, err, connection.ErrNoBirth, "it was forgotten when Benny was recognised")
	corrected := must(t, c, change(connection.Administrator{ID: benny, Name: "Benny Krog", Email: "ny@krog.example"}))
	a, _ := corrected.Administrator(benny)
	require.Equal(t, days(2), a.Progress.MatchedAt, "a corrected address keeps what is done")
	require.Equal(t, 1, a.Appointment)
	another := must(t, c, change(somebody(benny, "Bo Krog", "benny@krog.example")))
	a, _ = another.Administrator(benny)
	require.Zero(t, a.Progress)
	require.Equal(t, 2, a.Appointment)
	require.Equal(t, 2, a.LinkVersion)
}
