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

func TestAnExpiredLinkIsRenewedOnceHoweverManyAsk(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.change(h.complete(by).ID, confirm(by, attested()))
	benny := c.Administrators[1]
	require.NoError(t, h.RenewSetupLink(h.ctx, benny.ID, 1))
	require.Equal(t, 2, h.jobs()["connection_setup_link"], "it is good still")
	h.Clock.Shift(61 * 24 * time.Hour)
	var group errgroup.Group
	for range 16 {
		group.Go(func() error { return h.RenewSetupLink(h.ctx, benny.ID, 1) })
	}
	require.NoError(t, group.Wait())
	require.Equal(t, 3, h.jobs()["connection_setup_link"])
	got, _, err := h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	a, _ := got.Administrator(benny.ID)
	require.Equal(t, 2, a.LinkVersion)
	require.Equal(t, benny.Email, a.Email)
	h.soundAudit()
	for _, id := range []string{uuid.NewString(), "x", ""} {
		require.ErrorIs(t, h.RenewSetupLink(h.ctx, id, 1), connection.ErrLinkUnknown)
	}
}

func TestTheCaseSeesHowFarAnAdministratorHasCome(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.change(h.complete(by).ID, confirm(by, attested()))
	benny := c.Administrators[1]
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	_, err := h.Pool.Exec(h.ctx, `insert into setup (id, cvr, appointment, person, matched_at) values ($1, $2, 1, $3, $4)`, benny.ID, c.Association, uuid.NewString(), at)
	require.NoError(t, err)
	_, err = h.Pool.Exec(h.ctx, `update administrator set birth_tag = null, birth_epoch = 0 where id = $1`, benny.ID)
	require.NoError(t, err)
	progress := func() connection.Progress {
		got, _, err := h.Load(h.ctx, c.ID)
		require.NoError(t, err)
		a, _ := got.Administrator(benny.ID)
		return a.Progress
	}
	require.Equal(t, connection.Progress{MatchedAt: at}, progress())
	h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(by, benny.ID, "ny@krog.example", at)
	})
	require.Equal(t, connection.Progress{MatchedAt: at}, progress(), "the date of birth is forgotten, and need not be given again")
	after := h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.ChangeAdministrator(by, connection.Administrator{ID: benny.ID, Name: "Bo Krog", Email: "bo@krog.example", Birth: person.Code{Tag: []byte("another")}}, at)
	})
	require.Zero(t, progress(), "somebody else is to be recognised anew")
	got, _, err := h.Load(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, after, got)
}
