package connection_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestALockedOutAssociationIsOpenedByALoginThatAttestsOrByACaseworker(t *testing.T) {
	t.Parallel()
	c := must(t, lockedOut(t), confirmBy(karen, registered(), days(1)))
	require.Equal(t, connection.UnderReview, c.State, "a name and a mailbox are not enough")
	c, effects, err := lockedOut(t).Confirm(karen, attested(), days(1))
	require.NoError(t, err)
	require.Equal(t, connection.AwaitingObjection, c.State)
	require.Equal(t, days(8), c.ObjectionUntil())
	require.Equal(t, []connection.Effect{
		connection.TellIncumbents{Case: theID},
		connection.SendRecoveryNotice{Case: theID, To: theID, Version: 1},
		connection.SendNews{Case: theID, Letter: connection.LetterRecoveryPending, To: connection.Starter, Version: 1},
	}, effects)
	for _, a := range c.Administrators {
		require.Zero(t, a.LinkVersion, "nobody is invited before the days are over")
	}
}

func TestItTakesEffectAfterSevenDaysInWhichNobodyObjected(t *testing.T) {
	t.Parallel()
	c := announced(t)
	require.Equal(t, days(8), c.Wake())
	_, _, err := c.Object(inge, "", days(8))
	require.ErrorIs(t, err, connection.ErrTooLate)
	_, _, err = c.Withdraw(karen, days(8))
	require.ErrorIs(t, err, connection.ErrConnected)
	late := c
	late.Taken = true
	_, _, err = late.Withdraw(karen, days(8))
	require.NoError(t, err, "another one was first: it takes effect no longer")
	c, effects, _ := c.Tick(days(8))
	require.Equal(t, connection.Connected, c.State)
	require.Contains(t, effects, connection.Effect(connection.SendSetupLink{Case: theID, Administrator: selfI, Version: 1}))
}

func TestOnlyWhoAdministersTheAssociationMayObject(t *testing.T) {
	t.Parallel()
	for _, by := range []person.Ref{karen, other, ""} {
		_, _, err := announced(t).Object(by, "", days(2))
		require.ErrorIs(t, err, connection.ErrNotYours)
	}
	c, _, err := announced(t).Object(inge, "Jeg er her endnu.", days(7.9))
	require.NoError(t, err)
	require.Equal(t, connection.Ended{By: connection.ByObjection, At: days(7.9), Text: "Jeg er her endnu."}, c.Ended)
	c, _, _ = c.Tick(days(9))
	require.Equal(t, connection.Rejected, c.State, "the days run no longer")
	c, _, err = c.Reopen(lone, "Inge er ikke længere administrator.", days(10))
	require.NoError(t, err)
	must(t, c, approves(lone, days(10)))
}

func TestALockedOutAssociationHasNoReporter(t *testing.T) {
	t.Parallel()
	_, _, err := lockedOut(t).ChooseRole(karen, person.Reporter, days(1))
	require.ErrorIs(t, err, connection.ErrState)
}
