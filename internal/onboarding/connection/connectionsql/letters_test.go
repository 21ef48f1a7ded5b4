package connectionsql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

func TestTheLettersOfACaseSayWhatBecameOfThem(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	c = h.change(c.ID, confirm(by, attested()))
	receipt, setup := c.Letters[0], c.Letters[3]
	now := time.Now().UTC().Truncate(time.Microsecond)
	require.NoError(t, h.MarkSent(h.ctx, c.ID, receipt, now))
	require.NoError(t, h.MarkSent(h.ctx, c.ID, receipt, now.Add(time.Hour)))
	require.NoError(t, h.MarkBounced(h.ctx, c.ID, receipt, "refused", now), "a letter that was accepted once stays sent")
	require.NoError(t, h.MarkBounced(h.ctx, c.ID, setup, "refused", now))
	c, _, err := h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	got, _ := c.Letter(connection.LetterReceipt, c.ID)
	require.Equal(t, connection.Letter{Kind: connection.LetterReceipt, Subject: c.ID, Version: 1, State: connection.Sent, At: now}, got)
	require.True(t, c.Bounced(connection.LetterSetup, setup.Subject))

	c = h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(by, setup.Subject, "benny@ny.example", at)
	})
	require.False(t, c.Bounced(connection.LetterSetup, setup.Subject))
	require.Equal(t, 3, h.jobs()["connection_setup_link"])
}

func TestOthersWithoutAnAddressAreNotWrittenTo(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	h.start(somebody())
	away := h.complete(somebody())
	h.change(away.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(c.StartedBy, at)
	})
	elsewhere := club
	elsewhere.CVR = association.CVR("10000017")
	_, err := h.Start(h.ctx, elsewhere, somebody(), "da")
	require.NoError(t, err)
	n, err := h.TellOthers(h.ctx, c.ID)
	require.NoError(t, err)
	require.Zero(t, n, "not before it is connected")
	h.change(c.ID, confirm(by, attested()))
	n, err = h.TellOthers(h.ctx, c.ID)
	require.NoError(t, err)
	require.Zero(t, n)
}

// In a case that a reporter prepares the letter goes to the reporter, whoever else has an address in it.
func TestOthersAreToldAtTheAddressOfWhoStarted(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, other := somebody(), somebody()
	sent := h.do(h.reported(rie).ID, send(rie))
	nameless := h.do(h.start(other).ID,
		func(c conn, at time.Time) (conn, efs, error) { return c.ChooseRole(other, "reporter", at) },
		func(c conn, at time.Time) (conn, efs, error) {
			return c.SetContact(other, connection.Contact{Name: "Karen", Email: "karen@holm.example"}, "da", at)
		})
	c := h.change(h.complete(somebody()).ID, confirm2(attested()))
	n, err := h.TellOthers(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	for id, want := range map[string]bool{sent.ID: true, nameless.ID: false} {
		got, _, err := h.Load(h.ctx, id)
		require.NoError(t, err)
		_, told := got.Letter(connection.LetterAlreadyConnected, id)
		require.Equal(t, want, told)
	}
}
