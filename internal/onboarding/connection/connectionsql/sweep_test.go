package connectionsql_test

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

// The sweep does to many cases in one statement what the law does to one.
func TestTheSweepAgreesWithTheLaw(t *testing.T) {
	t.Parallel()
	h := open(t)
	random := rand.New(rand.NewPCG(1, 2))
	var ids []string
	for i := range 60 {
		by := somebody()
		c := h.complete(by)
		switch i % 5 {
		case 0, 1, 2:
			h.change(c.ID, confirm(by, registered()))
		case 3:
			h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
				return c.Withdraw(by, at)
			})
		}
		ids = append(ids, c.ID)
		h.Clock.Shift(time.Duration(random.IntN(36)) * time.Hour)
	}
	connected := h.complete(somebody())
	ids = append(ids, h.change(connected.ID, confirm(connected.StartedBy, attested())).ID)

	want := map[string]connection.Connection{}
	var lapsed, deleted int
	for range 6 {
		h.Clock.Shift(time.Duration(random.IntN(20*24)) * time.Hour)
		for _, id := range ids {
			before, at, err := h.Load(h.ctx, id)
			if errors.Is(err, connection.ErrUnknown) {
				require.NotContains(t, want, id)
				continue
			}
			require.NoError(t, err)
			after, _, err := before.Lapse(at)
			delete(want, id)
			if !errors.Is(err, connection.ErrLapsed) {
				want[id] = after
			}
		}
		swept, err := h.Sweep(h.ctx)
		require.NoError(t, err)
		lapsed, deleted = lapsed+swept.Ticked, deleted+swept.Deleted
		for _, id := range ids {
			got, _, err := h.Load(h.ctx, id)
			if _, lives := want[id]; !lives {
				require.ErrorIs(t, err, connection.ErrUnknown)
				continue
			}
			require.NoError(t, err)
			require.Equal(t, want[id], got)
		}
	}
	require.NotZero(t, lapsed)
	require.NotZero(t, deleted)
}

func TestASweepLeavesWhoIsBeingWorkedOn(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	h.Clock.Shift(61 * 24 * time.Hour)
	h.Clock.Shift(-2 * 24 * time.Hour)
	_, err := h.Change(h.ctx, c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		h.Clock.Shift(3 * 24 * time.Hour) // time goes on while the act is decided
		swept, err := h.Sweep(h.ctx)
		require.NoError(t, err)
		require.Zero(t, swept)
		return c.CorrectContact(by, connection.Contact{Name: "Karen", Email: "ny@holm.example"}, at)
	})
	require.NoError(t, err)
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Zero(t, swept, "it was changed two days ago")
}

func TestADeletedDraftStaysInTheAuditTrail(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.complete(somebody())
	h.Clock.Shift(61 * 24 * time.Hour)
	_, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	var n int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) from audit_payload where payload like '%connection.deleted%' and payload like $1`, "%"+c.ID+"%").Scan(&n))
	require.Equal(t, 1, n)
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) from administrator`).Scan(&n))
	require.Zero(t, n, "what was typed is gone")
}

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
