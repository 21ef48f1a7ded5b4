package connectionsql_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestARepresentativeGetsTheCaseOnceSheHasTakenItUp(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, karen := somebody(), somebody()
	c := h.do(h.reported(rie).ID, send(rie))
	_, _, err := h.Get(h.ctx, c.ID, karen)
	require.ErrorIs(t, err, connection.ErrNotYours)
	c = h.do(c.ID, claim(karen))
	for _, by := range []struct {
		part connection.Part
		got  func() (connection.Connection, time.Time, error)
	}{
		{connection.Starter, func() (connection.Connection, time.Time, error) { return h.Get(h.ctx, c.ID, rie) }},
		{connection.Representative, func() (connection.Connection, time.Time, error) { return h.Get(h.ctx, c.ID, karen) }},
	} {
		got, _, err := by.got()
		require.NoError(t, err, by.part)
		require.Equal(t, c, got)
	}
	_, _, err = h.Get(h.ctx, c.ID, somebody())
	require.ErrorIs(t, err, connection.ErrNotYours)
	h.soundAudit()
}

func TestAReportersCaseIsReadAsItWasSavedAllTheWay(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, karen := somebody(), somebody()
	c := h.claimed(rie, karen)
	h.same(c)
	c = h.do(c.ID, func(c conn, at time.Time) (conn, efs, error) { return c.SendBack(karen, "Ret navnet.", at) })
	require.Equal(t, "Ret navnet.", c.Comment)
	h.same(c)
	c = h.do(c.ID, find(rie), send(rie), acceptTerms(karen), name(karen), upload(karen), confirm(karen, documented()), scan)
	require.Equal(t, connection.UnderReview, c.State)
	h.same(c)
	c = h.do(c.ID, take(lone), ask(lone))
	h.same(c)
	c = h.do(c.ID, upload(rie), answer(rie), scan, reject(lone))
	require.Len(t, c.Review.Decisions, 2)
	h.same(c)
	c = h.do(c.ID, func(c conn, at time.Time) (conn, efs, error) { return c.Reopen(lone, "Vi tog fejl.", at) })
	h.same(c)
	c = h.do(c.ID, approve(lone))
	require.Equal(t, connection.Connected, c.State)
	h.same(c)
	h.soundAudit()
}

func TestADocumentIsKeptChangedAndTakenAway(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	c = h.do(c.ID, upload(by), upload(by), upload(by))
	h.same(c)
	gone := c.Documents[1].ID
	c = h.do(c.ID, scan, func(c conn, at time.Time) (conn, efs, error) { return c.RemoveDocument(by, gone, at) }, upload(by))
	require.Len(t, c.Documents, 3)
	h.same(c)
	c = h.do(c.ID, func(c conn, at time.Time) (conn, efs, error) { return c.Scanned(c.Documents[2].ID, false, at) })
	h.same(c)
	live, err := h.LiveDocuments(h.ctx, []string{c.Documents[0].ID, gone, c.Documents[2].ID, uuid.NewString(), "x"})
	require.NoError(t, err)
	require.Equal(t, []string{c.Documents[0].ID}, live)
	none, err := h.LiveDocuments(h.ctx, nil)
	require.NoError(t, err)
	require.Empty(t, none)

	other := h.complete(somebody())
	_, err = h.Change(h.ctx, other.ID, func(c conn, at time.Time) (conn, efs, error) {
		return c.AddDocument(c.StartedBy, file(live[0]), at)
	})
	require.ErrorIs(t, err, connection.ErrState, "a document's id is nobody else's")
	h.soundAudit()
}

func TestThePageOfARepresentativesLinkShowsWhoAsksWhomAndNothingElse(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, karen := somebody(), somebody()
	c := h.claimed(rie, karen)
	c = h.do(c.ID, name(karen), upload(karen), func(c conn, at time.Time) (conn, efs, error) { return c.SendBack(karen, "Ret navnet.", at) },
		find(rie), send(rie))
	got, at, err := h.Invitation(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, connection.LinkGood, got.InvitationLink("", c.Invitation.Version, at))
	require.Equal(t, connection.LinkSuperseded, got.InvitationLink("", 1, at))
	require.Equal(t, connection.LinkNotYours, got.InvitationLink(somebody(), 2, at))
	require.Equal(t, connection.Connection{
		ID: c.ID, Number: c.Number, Association: c.Association, AssociationName: c.AssociationName, FormCode: c.FormCode, State: c.State,
		StartedBy: rie, Role: c.Role, Contact: connection.Contact{Name: "Karen Holm"}, Language: "da", Reporter: connection.Contact{Name: "Rie Lind"},
		ReporterLanguage: "en", Invitation: c.Invitation, CreatedAt: c.CreatedAt, ChangedAt: c.ChangedAt,
	}, got)
	h.do(c.ID, acceptTerms(karen), confirm(karen, documented()), scan, take(lone), reject(lone))
	got, _, err = h.Invitation(h.ctx, c.ID)
	require.NoError(t, err)
	require.Empty(t, got.Ended.Why)
	require.Empty(t, got.Ended.Text)
	require.Empty(t, got.Review)
	_, _, err = h.Invitation(h.ctx, "nonsense")
	require.ErrorIs(t, err, connection.ErrUnknown)
}

func TestInvitationsAreCountedInAllCasesOfAReporter(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie := somebody()
	first := h.reported(rie)
	h.do(first.ID, send(rie), withdraw(rie))
	for range connection.DefaultRules().InvitationsADay - 1 {
		h.do(h.reported(rie).ID, send(rie), withdraw(rie))
	}
	c := h.reported(rie)
	_, err := h.Change(h.ctx, c.ID, send(rie))
	require.ErrorIs(t, err, connection.ErrTooManyLetters)
	h.do(h.reported(somebody()).ID)
	h.Clock.Shift(25 * time.Hour)
	h.change(c.ID, send(rie))
}

func TestStartingIsGoingOnWithWhatAReporterSent(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, karen := somebody(), somebody()
	c := h.claimed(rie, karen)
	standing, err := h.Standing(h.ctx, club.CVR, karen)
	require.NoError(t, err)
	require.Equal(t, c.ID, standing.Mine)
	require.Equal(t, c.ID, h.start(karen).ID)
	c = h.do(c.ID, func(c conn, at time.Time) (conn, efs, error) { return c.SendBack(karen, "Ret.", at) })
	own := h.start(karen)
	require.NotEqual(t, c.ID, own.ID, "it is not on her desk")
	h.do(own.ID, withdraw(karen))
	h.do(c.ID, find(rie), send(rie), acceptTerms(karen), confirm(karen, attested()))
	for _, by := range []connection.Connection{h.start(rie), h.start(karen)} {
		require.Equal(t, c.ID, by.ID, "each is led to the receipt")
	}
}

func TestAReporterWhoTurnsOutToBeTheRepresentativeGoesOnAlone(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie, karen := somebody(), somebody()
	c := h.do(h.reported(rie).ID, send(rie), claim(rie))
	require.Equal(t, person.Representative, c.Role)
	require.True(t, c.Administrators[0].Self)
	h.same(c)
	h.exec(`update connection set invitation_person = $2 where id = $1`, c.ID, string(karen)) // whoever it is, she has nothing to do with it.
	_, _, err := h.Get(h.ctx, c.ID, karen)
	require.ErrorIs(t, err, connection.ErrNotYours)
	h.do(c.ID, find(rie), acceptTerms(rie), confirm(rie, attested()))
	standing, err := h.Standing(h.ctx, club.CVR, karen)
	require.NoError(t, err)
	require.False(t, standing.ConnectedAt.IsZero())
	require.Empty(t, standing.Mine)
}
