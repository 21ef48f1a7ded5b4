package connection_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

func TestAttestedEvidenceConnectsAndTellsEverybody(t *testing.T) {
	t.Parallel()
	c, effects, err := complete(t).Confirm(karen, attested(), days(1))
	require.NoError(t, err)
	require.Equal(t, connection.Connected, c.State)
	require.Equal(t, days(1), c.ConnectedAt)
	require.Equal(t, []connection.Effect{
		connection.SendReceipt{Case: theID, Version: 1},
		connection.SendRegisterNotice{Case: theID},
		connection.SendSetupLink{Case: theID, Administrator: selfI, Version: 1},
		connection.SendSetupLink{Case: theID, Administrator: benny, Version: 1},
		connection.TellOthers{Case: theID},
	}, effects)
	require.Len(t, c.Letters, 4, "each letter is on the case as queued")
}

func TestWithoutAnEMailInTheRegisterThereIsNobodyToNotify(t *testing.T) {
	t.Parallel()
	f := attested()
	f.RegisterEmail = ""
	_, effects, err := complete(t).Confirm(karen, f, days(1))
	require.NoError(t, err)
	require.NotContains(t, effects, connection.SendRegisterNotice{Case: theID})
}

func TestConfirmingTwiceIsConfirmingOnce(t *testing.T) {
	t.Parallel()
	unchanged(t, connected(t), confirm(attested(), days(2)))
	unchanged(t, connected(t), confirm(documented(), days(2)))
	unchanged(t, awaiting(t), confirm(registered(), days(2)))
}

func TestRegisteredEvidenceWaitsForTheMailbox(t *testing.T) {
	t.Parallel()
	c, effects, err := complete(t).Confirm(karen, registered(), days(1))
	require.NoError(t, err)
	require.Equal(t, connection.AwaitingMailbox, c.State)
	require.Equal(t, "post@skovby.example", c.RegisterEmail)
	require.Equal(t, []connection.Effect{connection.SendMailboxLink{Case: theID, Version: 1}}, effects)
	require.Zero(t, c.Administrators[0].LinkVersion, "nobody is invited before the association is connected")
}

func TestAnythingElseNeedsDocumentation(t *testing.T) {
	t.Parallel()
	for _, verdict := range []connection.Verdict{
		connection.VerdictNotRegistered, connection.VerdictProtected, connection.VerdictAmbiguous,
		connection.VerdictNoRegisterEmail, connection.VerdictReview,
	} {
		f := documented()
		f.Verdict = verdict
		_, effects, err := complete(t).Confirm(karen, f, days(1))
		require.ErrorIs(t, err, connection.ErrNeedsDocumentation, verdict)
		require.Empty(t, effects)
	}
}

func TestWhatIsStoredDecidesNothing(t *testing.T) {
	t.Parallel()
	c := must(t, complete(t), find(attested()))
	_, _, err := c.Confirm(karen, documented(), days(1))
	require.ErrorIs(t, err, connection.ErrNeedsDocumentation)
}

func TestARegisterThatDoesNotAnswerConfirmsNothing(t *testing.T) {
	t.Parallel()
	c := complete(t)
	_, _, err := c.Confirm(karen, connection.WeighFailure(c.Association, association.ErrRegisterDown), days(1))
	require.ErrorIs(t, err, association.ErrRegisterDown)
	_, _, err = c.Confirm(karen, connection.WeighFailure(c.Association, association.ErrRegisterNonsense), days(1))
	require.ErrorIs(t, err, association.ErrRegisterNonsense)
	_, _, err = c.Confirm(karen, connection.Finding{}, days(1))
	require.ErrorIs(t, err, association.ErrRegisterNonsense)
}

func TestAFindingAboutAnotherAssociationConfirmsNothing(t *testing.T) {
	t.Parallel()
	f := attested()
	f.Association = "10000017"
	_, _, err := complete(t).Confirm(karen, f, days(1))
	require.ErrorIs(t, err, association.ErrRegisterNonsense)
}

func TestAnAssociationThatCeasedMeanwhileIsNotConnected(t *testing.T) {
	t.Parallel()
	f := attested()
	f.Verdict, f.Automatic = connection.VerdictCeased, false
	_, _, err := complete(t).Confirm(karen, f, days(1))
	require.ErrorIs(t, err, association.ErrCeased)
}

func TestNewTermsMustBeAcceptedBeforeTheConfirmation(t *testing.T) {
	t.Parallel()
	c := complete(t)
	c.TermsInForce = terms2.Name
	_, _, err := c.Confirm(karen, attested(), days(1))
	require.ErrorIs(t, err, connection.ErrTermsChanged)
	require.Equal(t, connection.StepTerms, c.Next(connection.Starter))
	c, _, err = c.AcceptTerms(karen, terms2.Hash("en"), terms2, days(1))
	require.NoError(t, err)
	must(t, c, confirm(attested(), days(1)))
}

func TestNothingIsConfirmedWhileNobodyKnowsTheTermsInForce(t *testing.T) {
	t.Parallel()
	c := complete(t)
	c.TermsInForce = ""
	_, _, err := c.Confirm(karen, attested(), days(1))
	require.ErrorIs(t, err, connection.ErrTermsChanged)
}

func TestEveryStepIsNeededBeforeTheConfirmation(t *testing.T) {
	t.Parallel()
	steps := []act{chooseRole, giveContact, acceptTerms, appoint(self())}
	for left := range steps {
		c := started()
		for i, step := range steps {
			if i != left {
				c = must(t, c, step)
			}
		}
		_, _, err := c.Confirm(karen, attested(), days(1))
		require.ErrorIs(t, err, connection.ErrIncomplete, "without step %d", left)
	}
}

func TestOnlyTheFirstOfSeveralConnects(t *testing.T) {
	t.Parallel()
	c := complete(t)
	c.Taken = true
	_, effects, err := c.Confirm(karen, attested(), days(1))
	require.ErrorIs(t, err, connection.ErrAlreadyConnected)
	require.Empty(t, effects)
	require.Equal(t, connection.StepTaken, c.Next(connection.Starter))
}

func TestNobodyElseConfirms(t *testing.T) {
	t.Parallel()
	_, _, err := complete(t).Confirm(other, attested(), days(1))
	require.ErrorIs(t, err, connection.ErrNotYours)
	_, _, err = complete(t).Confirm("", attested(), days(1))
	require.ErrorIs(t, err, connection.ErrNotYours)
}
