package connectionsql_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestACaseIsReadAsItWasSaved(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	for _, save := range []func(person.Ref) connection.Connection{h.start, h.complete} {
		saved := save(by)
		got, at, err := h.Get(h.ctx, saved.ID, by)
		require.NoError(t, err)
		require.WithinDuration(t, time.Now(), at, time.Minute)
		saved.TermsInForce = "1.0"
		require.Equal(t, saved, got)
	}
	c := h.change(h.start(by).ID, confirm(by, registered()))
	require.Equal(t, connection.AwaitingMailbox, c.State)
	got, _, err := h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	require.Equal(t, c, got)
	c = h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.OpenMailbox(by, 1, registered(), at)
	})
	c = h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.RemoveAdministrator(by, c.Administrators[1].ID, at)
	})
	got, _, err = h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	require.Equal(t, c, got)
	h.soundAudit()
}

func TestNobodyElseGetsACase(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.complete(somebody())
	got, _, err := h.Get(h.ctx, c.ID, somebody())
	require.ErrorIs(t, err, connection.ErrNotYours)
	require.Empty(t, got)
	_, _, err = h.Get(h.ctx, c.ID, "")
	require.ErrorIs(t, err, connection.ErrNotYours)
	for _, id := range []string{uuid.NewString(), "", "1", "'; drop table connection"} {
		_, _, err = h.Get(h.ctx, id, c.StartedBy)
		require.ErrorIs(t, err, connection.ErrUnknown)
		_, err = h.Change(h.ctx, id, confirm(c.StartedBy, attested()))
		require.ErrorIs(t, err, connection.ErrUnknown)
	}
}

func TestStartingAgainAnswersTheOpenCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	require.Equal(t, c.ID, h.start(by).ID)
	require.NotEqual(t, c.ID, h.start(somebody()).ID, "somebody else preparing the same is no obstacle")
	h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(by, at)
	})
	again := h.start(by)
	require.NotEqual(t, c.ID, again.ID)
	require.Len(t, again.History, 1)
}

func TestStartingAnAssociationThatIsConnectedSaysSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	by, other := somebody(), somebody()
	theirs := h.start(other)
	c := h.complete(by)
	h.change(c.ID, confirm(by, attested()))
	require.Equal(t, c.ID, h.start(by).ID, "whoever connected it is led to the receipt")
	require.Equal(t, theirs.ID, h.start(other).ID, "an open case says itself that it is too late")
	_, err := h.Start(h.ctx, club, somebody(), "da")
	require.ErrorIs(t, err, connection.ErrAlreadyConnected)

	standing, err := h.Standing(h.ctx, club.CVR, by)
	require.NoError(t, err)
	require.Equal(t, c.ID, standing.Mine)
	require.False(t, standing.ConnectedAt.IsZero())
	standing, err = h.Standing(h.ctx, "10000017", by)
	require.NoError(t, err)
	require.Empty(t, standing)
}

func TestACaseNumberThatIsTakenIsDrawnAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	draws := []uint32{7, 7, 7, 8}
	h.LoadDice(func() uint32 {
		n := draws[0]
		draws = draws[1:]
		return n
	})
	require.Equal(t, connection.NewNumber(7), h.start(somebody()).Number)
	require.Equal(t, connection.NewNumber(8), h.start(somebody()).Number)
	h.LoadDice(func() uint32 { return 7 })
	_, err := h.Start(h.ctx, club, somebody(), "da")
	require.Error(t, err, "and not for ever")
	h.soundAudit()
}

func TestADraftThatLapsedMakesRoomForANewOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	h.Clock.Shift(61 * 24 * time.Hour)
	_, _, err := h.Get(h.ctx, c.ID, by)
	require.ErrorIs(t, err, connection.ErrLapsed)
	require.NotEqual(t, c.ID, h.start(by).ID)
	_, _, err = h.Get(h.ctx, c.ID, by)
	require.ErrorIs(t, err, connection.ErrUnknown)
}

func TestAnActThatChangesNothingWritesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	h.change(c.ID, confirm(by, attested()))
	jobs := h.jobs()
	before, _, err := h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	after := h.change(c.ID, confirm(by, attested()))
	require.Equal(t, before, after)
	require.Equal(t, jobs, h.jobs())
	h.soundAudit()
}

func TestWhatIsRefusedLeavesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	sorry := errors.New("sorry")
	got, err := h.Change(h.ctx, c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		after, effects, _ := c.Confirm(by, attested(), at)
		return after, effects, sorry
	})
	require.ErrorIs(t, err, sorry)
	require.Equal(t, connection.Draft, got.State)
	require.Empty(t, h.jobs())
}

func TestAnAdministratorsIDIsNobodyElses(t *testing.T) {
	t.Parallel()
	h := open(t)
	first, second := h.complete(somebody()), h.complete(somebody())
	_, err := h.Change(h.ctx, second.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		a := first.Administrators[1]
		a.Email = "mine@now.example"
		return c.AddAdministrator(c.StartedBy, a, at)
	})
	require.ErrorIs(t, err, connection.ErrState)
	got, _, err := h.Get(h.ctx, first.ID, first.StartedBy)
	require.NoError(t, err)
	require.Equal(t, first.Administrators, got.Administrators)
}

func TestNewTermsAreInForceForTheCaseFromTheirMoment(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	newer := theTerms
	newer.Name, newer.Danish = "1.1", "# Nye vilkår"
	publish(t, h.Pool, newer, time.Now().Add(time.Hour))
	c, _, err := h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	require.Equal(t, "1.0", c.TermsInForce)
	h.Clock.Shift(2 * time.Hour)
	c, _, err = h.Get(h.ctx, c.ID, by)
	require.NoError(t, err)
	require.Equal(t, "1.1", c.TermsInForce)
	_, err = h.Change(h.ctx, c.ID, confirm(by, attested()))
	require.ErrorIs(t, err, connection.ErrTermsChanged)
}

func TestThePageOfAMailboxLinkShowsNoAddresses(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	h.change(c.ID, confirm(by, registered()))
	got, at, err := h.Mailbox(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, connection.LinkGood, got.MailboxLink("", 1, at))
	require.Equal(t, "Karen Holm", got.Contact.Name)
	require.Empty(t, got.Contact.Email)
	require.Empty(t, got.Administrators)
	_, _, err = h.Mailbox(h.ctx, "nonsense")
	require.ErrorIs(t, err, connection.ErrUnknown)
}
