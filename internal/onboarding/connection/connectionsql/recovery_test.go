package connectionsql_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

const week = 7 * 24 * time.Hour

func object(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Object(by, "Vi er her endnu.", at) }
}

func TestNewAdministratorsTakeEffectWhenNobodyObjects(t *testing.T) {
	t.Parallel()
	h := open(t)
	inc, eva := somebody(), somebody()
	late := h.complete(somebody())
	first, c := h.lockedOut(inc, eva)
	require.Equal(t, first.ID, c.Replaces)
	h.same(c)
	require.Equal(t, c.ID, h.recover(eva).ID, "and not a second case")
	h.Clock.Shift(week - time.Hour)
	_, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	c, _, err = h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, connection.AwaitingObjection, c.State)

	h.Clock.Shift(2 * time.Hour)
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Equal(t, 1, swept.Ticked)
	c, _, err = h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, connection.Connected, c.State)
	require.False(t, c.Taken)
	standing, err := h.Standing(h.ctx, club.CVR, eva)
	require.NoError(t, err)
	require.Equal(t, connection.Standing{ConnectedAt: first.ConnectedAt, Mine: c.ID}, standing, "it is connected since the first day")
	was, _, err := h.Load(h.ctx, first.ID)
	require.NoError(t, err)
	require.Equal(t, connection.Connected, was.State)
	require.True(t, was.Taken, "another case holds now")
	require.Equal(t, c.ConnectedAt, was.TakenAt)
	late, _, err = h.Load(h.ctx, late.ID)
	require.NoError(t, err)
	require.Equal(t, first.ConnectedAt, late.TakenAt, "too late since the first day, too")
	_, err = h.Change(h.ctx, first.ID, func(c conn, at time.Time) (conn, efs, error) {
		return c.CorrectAddress(inc, c.Administrators[0].ID, "x@y.example", at)
	})
	require.ErrorIs(t, err, connection.ErrAlreadyConnected)
	h.soundAudit()
}

func (h *house) recover(by person.Ref) connection.Connection {
	h.t.Helper()
	c, err := h.Recover(h.ctx, club, by, "da")
	require.NoError(h.t, err)
	return c
}

func TestARecoveryBeginsWhereAnAssociationIsConnectedAndNowhereElse(t *testing.T) {
	t.Parallel()
	h := open(t)
	eva := somebody()
	_, err := h.Recover(h.ctx, club, eva, "da")
	require.ErrorIs(t, err, connection.ErrState)
	draft := h.complete(eva)
	_, err = h.Recover(h.ctx, club, eva, "da")
	require.ErrorIs(t, err, connection.ErrState)

	first := h.change(h.complete(somebody()).ID, confirm2(attested()))
	c := h.recover(eva)
	require.Equal(t, first.ID, c.Replaces)
	require.Equal(t, person.Representative, c.Role)
	draft, _, err = h.Load(h.ctx, draft.ID)
	require.NoError(t, err)
	require.Equal(t, connection.Withdrawn, draft.State, "it came too late")
	require.Equal(t, c.ID, h.start(eva).ID, "she is led to the case she has")
	standing, err := h.Standing(h.ctx, club.CVR, eva)
	require.NoError(t, err)
	require.Equal(t, c.ID, standing.Mine)

	// Two want it; the first one's place is taken once.
	h.do(c.ID, ready(eva), confirm(eva, attested()))
	late := h.recover(somebody())
	h.do(late.ID, ready(late.StartedBy), confirm(late.StartedBy, attested()))
	h.Clock.Shift(week)
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Equal(t, 1, swept.Ticked)
	late, _, err = h.Load(h.ctx, late.ID)
	require.NoError(t, err)
	require.True(t, late.Taken)
	c, _, err = h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, c.ConnectedAt, late.TakenAt)
	again := h.recover(late.StartedBy)
	require.Equal(t, c.ID, again.Replaces, "the one that holds now")
	require.Equal(t, again.ID, h.recover(late.StartedBy).ID)
	late, _, err = h.Load(h.ctx, late.ID)
	require.NoError(t, err)
	require.Equal(t, connection.Withdrawn, late.State)
	h.soundAudit()
}

// confirm2 is confirm by whoever started the case.
func confirm2(f connection.Finding) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Confirm(c.StartedBy, f, at) }
}

// ready answers what a recovery asks.
func ready(by person.Ref) act {
	id := uuid.NewString()
	return together(
		func(c conn, at time.Time) (conn, efs, error) {
			return c.SetContact(by, connection.Contact{Name: "Eva Lund", Email: "eva@lund.example"}, "da", at)
		},
		acceptTerms(by),
		func(c conn, at time.Time) (conn, efs, error) {
			return c.AddAdministrator(by, connection.Administrator{ID: id, Self: true, Name: "Eva Lund", Email: "eva@lund.example"}, at)
		})
}

func TestManyRecoveriesOfOnePersonAreOneCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	eva := somebody()
	h.complete(eva)
	h.change(h.complete(somebody()).ID, confirm2(attested()))
	ids := make([]string, crowd)
	var group errgroup.Group
	for i := range crowd {
		group.Go(func() error {
			c, err := h.Recover(h.ctx, club, eva, "da")
			ids[i] = c.ID
			return err
		})
	}
	require.NoError(t, group.Wait())
	for _, id := range ids {
		require.Equal(t, ids[0], id)
	}
	h.soundAudit()
}

func TestOnlyWhoAdministersTheAssociationObjects(t *testing.T) {
	t.Parallel()
	h := open(t)
	inc, eva := somebody(), somebody()
	first, c := h.lockedOut(inc, eva)
	require.Equal(t, []person.Ref{inc}, c.Incumbents, "appointed, and known since she appointed herself")
	got, at, err := h.Objection(h.ctx, c.ID, inc)
	require.NoError(t, err)
	require.True(t, at.Before(got.ObjectionUntil()))
	require.Equal(t, "Eva Lund", got.Contact.Name)
	require.Equal(t, "Eva Lund", got.Administrators[0].Name)
	require.Empty(t, got.Contact.Email)
	require.Empty(t, got.Administrators[0].Email)
	require.Empty(t, got.Letters)
	for _, who := range []person.Ref{eva, somebody(), ""} {
		_, _, err = h.Objection(h.ctx, c.ID, who)
		require.ErrorIs(t, err, connection.ErrUnknown)
	}
	early := h.recover(somebody())
	_, _, err = h.Objection(h.ctx, early.ID, inc)
	require.ErrorIs(t, err, connection.ErrUnknown, "nobody has approved it")
	_, _, err = h.Objection(h.ctx, first.ID, inc)
	require.ErrorIs(t, err, connection.ErrUnknown)

	// Somebody who was matched with an appointment is known, too; a member's either MitID is hers.
	benny, member, separate := somebody(), somebody(), somebody()
	h.exec(`update administrator set birth_tag = null, birth_epoch = 0`)
	h.exec(`insert into setup (id, cvr, appointment, person, matched_at) values ($1, $2, 1, $3, now())`, first.Administrators[1].ID, club.CVR, benny)
	_, _, err = h.Objection(h.ctx, c.ID, benny)
	require.NoError(t, err)
	h.exec(`insert into agreement values ($1, true, '{app}', now(), $2)`, club.CVR, member)
	h.exec(`update association set set_up_at = now()`)
	h.exec(`insert into member (id, cvr, person, separate_person, name, email, language, private, roles, since)
		values (gen_random_uuid(), $1, $2, $3, 'Mia', 'mia@x.example', 'da', true, '{organisation-administrator}', now()),
		       (gen_random_uuid(), $1, $4, null, 'Uwe', 'uwe@x.example', 'da', true, '{user}', now())`, club.CVR, member, separate, inc)
	for who, want := range map[person.Ref]error{member: nil, separate: nil, inc: connection.ErrUnknown, benny: connection.ErrUnknown} {
		_, _, err = h.Objection(h.ctx, c.ID, who)
		require.ErrorIs(t, err, want)
	}
	_, err = h.Change(h.ctx, c.ID, object(inc))
	require.ErrorIs(t, err, connection.ErrNotYours)
	c = h.change(c.ID, object(separate))
	require.Equal(t, connection.Rejected, c.State)
	h.same(c)
	h.soundAudit()
}

func (h *house) exec(statement string, args ...any) {
	h.t.Helper()
	_, err := h.Pool.Exec(h.ctx, statement, args...)
	require.NoError(h.t, err)
}

func TestTheAdministratorsAreToldOnceOfEachAnnouncement(t *testing.T) {
	t.Parallel()
	h := open(t)
	inc, eva := somebody(), somebody()
	first, c := h.lockedOut(inc, eva)
	tell := func() int {
		before := h.jobs()["connection_recovery_notice"]
		var group errgroup.Group
		for range 8 {
			group.Go(func() error { _, err := h.TellIncumbents(h.ctx, c.ID); return err })
		}
		require.NoError(t, group.Wait())
		return h.jobs()["connection_recovery_notice"] - before
	}
	require.Equal(t, 2, tell(), "both who were appointed, known or not")
	got, _, err := h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	for _, a := range first.Administrators {
		l, ok := got.Letter(connection.LetterRecovery, a.ID)
		require.True(t, ok)
		require.Equal(t, 1, l.Version)
		name, email, lang, ok, err := h.RecoveryRecipient(h.ctx, c.ID, a.ID)
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, []string{a.Name, a.Email, a.Language}, []string{name, email, lang})
	}
	_, _, _, ok, err := h.RecoveryRecipient(h.ctx, c.ID, uuid.NewString())
	require.NoError(t, err)
	require.False(t, ok)

	// Objected to, reopened, and approved again: they are asked again, by whom it has become.
	member := uuid.NewString()
	h.do(c.ID, object(inc), func(c conn, at time.Time) (conn, efs, error) { return c.Reopen(lone, "Hun er fratrådt.", at) }, approve(lone))
	h.exec(`insert into agreement values ($1, true, '{app}', now(), gen_random_uuid())`, club.CVR)
	h.exec(`update association set set_up_at = now()`)
	h.exec(`insert into member (id, cvr, person, name, email, language, private, roles, since)
		values ($2, $1, gen_random_uuid(), 'Mia', 'mia@x.example', 'en', true, '{organisation-administrator}', now())`, club.CVR, member)
	require.Equal(t, 1, tell())
	got, _, err = h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	l, ok := got.Letter(connection.LetterRecovery, member)
	require.True(t, ok)
	require.Equal(t, 2, l.Version)
	name, _, _, ok, err := h.RecoveryRecipient(h.ctx, c.ID, member)
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, "Mia", name)
	_, _, _, ok, err = h.RecoveryRecipient(h.ctx, c.ID, first.Administrators[0].ID)
	require.NoError(t, err)
	require.False(t, ok, "the association has administrators of its own now")
	h.do(c.ID, withdraw(eva))
	require.Zero(t, tell(), "nothing is left to object to")
	untold := h.do(h.recover(eva).ID, ready(eva), confirm(eva, attested()), withdraw(eva))
	n, err := h.TellIncumbents(h.ctx, untold.ID)
	require.NoError(t, err)
	require.Zero(t, n)
	h.soundAudit()
}
