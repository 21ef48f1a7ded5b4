package connection_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

func TestTheLinkInTheMailboxConnects(t *testing.T) {
	t.Parallel()
	c, effects, err := awaiting(t).OpenMailbox(karen, 1, registered(), days(7.9))
	require.NoError(t, err)
	require.Equal(t, connection.Connected, c.State)
	require.Contains(t, effects, connection.Effect(connection.SendReceipt{Case: theID, Version: 1}))
	require.Contains(t, effects, connection.Effect(connection.SendRegisterNotice{Case: theID}))
	unchanged(t, c, openMailbox(1, days(8)))
}

func TestTheMailboxLinkIsNobodyElses(t *testing.T) {
	t.Parallel()
	c := awaiting(t)
	_, _, err := c.OpenMailbox(other, 1, registered(), days(2))
	require.ErrorIs(t, err, connection.ErrNotYours)
	require.Equal(t, connection.LinkNotYours, c.MailboxLink(other, 1, days(2)))
	require.Equal(t, connection.LinkGood, c.MailboxLink("", 1, days(2)), "before the login only the link is judged")
}

func TestTheMailboxLinkLapsesAfterSevenDays(t *testing.T) {
	t.Parallel()
	c := awaiting(t)
	require.Equal(t, days(8), c.MailboxUntil())
	_, _, err := c.OpenMailbox(karen, 1, registered(), days(8))
	require.ErrorIs(t, err, connection.ErrLinkExpired)
	require.Equal(t, connection.LinkExpired, c.MailboxLink(karen, 1, days(8)))
	c, _, err = c.Lapse(days(9))
	require.NoError(t, err)
	require.Equal(t, connection.Draft, c.State)
	require.Equal(t, days(8), c.ChangedAt, "it lapsed at the deadline, whenever somebody noticed")
	require.Equal(t, connection.StepCheck, c.Next(connection.Starter), "the answers are kept")
	unchanged(t, c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Lapse(days(10))
	})
}

func TestAConfirmationAfterTheLapseSendsANewLink(t *testing.T) {
	t.Parallel()
	c, effects, err := awaiting(t).Confirm(karen, registered(), days(9))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendMailboxLink{Case: theID, Version: 2}}, effects)
	require.Equal(t, connection.LinkSuperseded, c.MailboxLink(karen, 1, days(9)))
	require.Equal(t, connection.LinkGood, c.MailboxLink(karen, 2, days(9)))
	_, _, err = c.OpenMailbox(karen, 1, registered(), days(9))
	require.ErrorIs(t, err, connection.ErrLinkSuperseded)
}

func TestALinkThatNeverWasOpensNothing(t *testing.T) {
	t.Parallel()
	for _, version := range []int{0, -1, 2} {
		_, _, err := awaiting(t).OpenMailbox(karen, version, registered(), days(2))
		require.ErrorIs(t, err, connection.ErrLinkUnknown)
	}
}

func TestCheckingAgainSendsTheLinkToTheRegistersNewAddress(t *testing.T) {
	t.Parallel()
	f := registered()
	f.RegisterEmail = "ny@skovby.example"
	c, effects, err := awaiting(t).Confirm(karen, f, days(2))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendMailboxLink{Case: theID, Version: 2}}, effects)
	require.Equal(t, "ny@skovby.example", c.RegisterEmail)
	require.Equal(t, days(9), c.MailboxUntil())
}

func TestCheckingAgainSendsAnotherLinkWhenTheLastOneCameBack(t *testing.T) {
	t.Parallel()
	c := awaiting(t)
	c.Letters[0].State = connection.Bounced
	c, effects, err := c.Confirm(karen, registered(), days(2))
	require.NoError(t, err)
	require.Len(t, effects, 1)
	unchanged(t, c, confirm(registered(), days(3)))
}

func TestCheckingAgainConnectsOnceTheLoginAttests(t *testing.T) {
	t.Parallel()
	c := must(t, awaiting(t), confirm(attested(), days(2)))
	require.Equal(t, connection.Connected, c.State)
	require.Equal(t, connection.LinkUsed, c.MailboxLink(karen, 1, days(2)))
}

func TestTheLinkOfAWithdrawnOrTakenCaseSaysSo(t *testing.T) {
	t.Parallel()
	c := awaiting(t)
	c.Taken = true
	require.Equal(t, connection.LinkTaken, c.MailboxLink(karen, 1, days(2)))
	_, _, err := c.OpenMailbox(karen, 1, registered(), days(2))
	require.ErrorIs(t, err, connection.ErrAlreadyConnected)
	c, _, err = c.Withdraw(karen, days(2))
	require.NoError(t, err)
	require.Equal(t, connection.LinkWithdrawn, c.MailboxLink(karen, 1, days(2)))
	_, _, err = c.OpenMailbox(karen, 1, registered(), days(2))
	require.ErrorIs(t, err, connection.ErrWithdrawn)
}

// Days go by between the confirmation and the link: what the register says then is what counts.
func TestTheRegisterIsWeighedAgainWhenTheLinkIsOpened(t *testing.T) {
	t.Parallel()
	ended := documented()
	c, effects, err := awaiting(t).OpenMailbox(karen, 1, ended, days(2))
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, connection.Draft, c.State)
	require.Equal(t, connection.StepDocuments, c.Next(connection.Starter), "there is another way to show it")

	moved := registered()
	moved.RegisterEmail = "ny@skovby.example"
	_, _, err = awaiting(t).OpenMailbox(karen, 1, moved, days(2))
	require.ErrorIs(t, err, connection.ErrState)

	for verdict, refused := range map[connection.Verdict]error{
		connection.VerdictDown: association.ErrRegisterDown, connection.VerdictNonsense: association.ErrRegisterNonsense, connection.VerdictCeased: association.ErrCeased,
	} {
		f := registered()
		f.Verdict = verdict
		c, effects, err := awaiting(t).OpenMailbox(karen, 1, f, days(2))
		require.ErrorIs(t, err, refused)
		require.Empty(t, effects)
		require.Equal(t, connection.AwaitingMailbox, c.State)
	}
}
