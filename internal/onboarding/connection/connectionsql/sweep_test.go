package connectionsql_test

import (
	"errors"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/postgres/postgrestest"
)

// The sweep does to many cases what the law does to one, as often as their time has come.
func TestTheSweepAgreesWithTheLaw(t *testing.T) {
	t.Parallel()
	h := open(t)
	random := rand.New(rand.NewPCG(1, 2))
	makers := []func() connection.Connection{
		func() connection.Connection { return h.complete(somebody()) },
		func() connection.Connection { return h.do(h.complete(somebody()).ID, confirm2(registered())) },
		func() connection.Connection { return h.submitted(somebody()) },
		func() connection.Connection { return h.do(h.submitted(somebody()).ID, take(lone), ask(lone)) },
		func() connection.Connection { return h.do(h.submitted(somebody()).ID, take(lone), reject(lone)) },
		func() connection.Connection {
			c := h.submitted(somebody())
			return h.do(c.ID, withdraw(c.StartedBy))
		},
		func() connection.Connection {
			c := h.complete(somebody())
			return h.do(c.ID, upload(c.StartedBy))
		},
		func() connection.Connection { c := h.reported(somebody()); return h.do(c.ID, send(c.StartedBy)) },
		func() connection.Connection { return h.claimed(somebody(), somebody()) },
		func() connection.Connection {
			return h.do(h.claimed(somebody(), somebody()).ID, confirmed(registered()))
		},
	}
	// Whether somebody else was first is the store's to say, and may change in the same sweep.
	alike := cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(time.Minute), cmpopts.IgnoreFields(connection.Connection{}, "Taken", "TakenAt")}
	var ids []string
	for i := range 60 {
		ids = append(ids, makers[i%len(makers)]().ID)
		h.Clock.Shift(time.Duration(random.IntN(20)) * time.Hour)
	}
	var all connection.Swept
	for round := range 14 {
		h.Clock.Shift(time.Duration(random.IntN(10*24)) * time.Hour)
		if round == 4 { // from now on everybody else comes too late.
			first, recovery := h.lockedOut(somebody(), somebody())
			ids = append(ids, first.ID, recovery.ID)
		}
		want := h.ticked(ids)
		swept, err := h.Sweep(h.ctx)
		require.NoError(t, err)
		all.Ticked, all.Deleted = all.Ticked+swept.Ticked, all.Deleted+swept.Deleted
		for _, id := range ids {
			got, _, err := h.Load(h.ctx, id)
			if _, lives := want[id]; !lives {
				require.ErrorIs(t, err, connection.ErrUnknown)
				continue
			}
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(want[id], got, alike))
		}
		again, err := h.Sweep(h.ctx)
		require.NoError(t, err)
		require.Zero(t, again, "nothing is left to do")
		require.Zero(t, h.due(), "and the clock knows")
	}
	require.Greater(t, all.Ticked, 60)
	require.NotZero(t, all.Deleted)
	h.unbroken()
}

// ticked are the cases as the law leaves them that the clock has not forgotten, by id.
func (h *house) ticked(ids []string) map[string]connection.Connection {
	h.t.Helper()
	want := map[string]connection.Connection{}
	for _, id := range ids {
		c, at, err := h.Load(h.ctx, id)
		if errors.Is(err, connection.ErrUnknown) {
			continue
		}
		require.NoError(h.t, err)
		for wake := c.Wake(); !wake.IsZero() && !wake.After(at) && !c.Stale(at); wake = c.Wake() {
			c, _, err = c.Tick(at)
			require.NoError(h.t, err)
		}
		if !c.Stale(at) {
			want[id] = c
		}
	}
	return want
}

// due counts the cases that the clock has something to do to now.
func (h *house) due() (n int) {
	h.t.Helper()
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select count(*) from connection where wake_at <= $1`, h.now()).Scan(&n))
	return n
}

// confirmed is confirm by whoever decides.
func confirmed(f connection.Finding) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Confirm(c.Terms.By, f, at) }
}

func TestADraftWithDocumentsThatWaitIsDeletedWithThem(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.do(h.complete(by).ID, upload(by), upload(by))
	h.Clock.Shift(2 * time.Hour)
	require.Equal(t, connection.Swept{Ticked: 1}, h.sweep(), "the scanner was away")
	require.Equal(t, 4, h.jobs()["connection_scan"])
	h.Clock.Shift(61 * 24 * time.Hour)
	require.Equal(t, connection.Swept{Deleted: 1}, h.sweep())
	live, err := h.LiveDocuments(h.ctx, []string{c.Documents[0].ID, c.Documents[1].ID})
	require.NoError(t, err)
	require.Empty(t, live)
}

// More of them than are looked for at a time: the sweep goes on behind those for which the clock has nothing to do.
func TestASweepEndsWhateverTheClockFindsToDo(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.exec(`insert into association (cvr, name, form_code) values ('10000009', 'Skovby', 115)`)
	h.exec(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, wake_at)
		select gen_random_uuid(), 'T-' || lpad(upper(to_hex(i)), 4, '0') || '-00', '10000009', 'draft', gen_random_uuid(), 'da', now(), now() - interval '61 days',
		       now() - interval '1 day' from generate_series(1, 510) i`)
	h.exec(`insert into document (id, cvr, connection_id, type, file, format, size, pages, named, round, added_by, added_at, scan, scan_at)
		select gen_random_uuid(), cvr, id, 'other', 'x', 'pdf', 1, 1, 'unknown', 1, 'starter', now(), 'waiting', wake_at - interval '1 hour' from connection`)
	require.Equal(t, connection.Swept{Deleted: 510}, h.sweep())
}

func TestWhoeverComesTooLateIsLookedAtAnew(t *testing.T) {
	t.Parallel()
	h := open(t)
	late := h.submitted(somebody())
	require.Zero(t, h.wakes("'infinity'"), "a caseworker has it, and the clock nothing to do")
	first := h.change(h.complete(somebody()).ID, confirm2(attested()))
	require.Equal(t, 1, h.wakes("'infinity'"))
	_, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	h.Clock.Shift(30*24*time.Hour - time.Minute)
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Zero(t, swept)
	h.Clock.Shift(time.Minute)
	require.Equal(t, connection.Swept{Ticked: 1}, h.sweep())
	late, _, err = h.Load(h.ctx, late.ID)
	require.NoError(t, err)
	require.Equal(t, first.ConnectedAt, late.TakenAt)
	require.False(t, late.Documents[0].Gone.IsZero())
	require.Equal(t, 1, h.jobs()["connection_discard"])
}

func TestSeveralSweepsAtOnceDoEverythingOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	for range 20 {
		c := h.reported(somebody())
		h.do(c.ID, send(c.StartedBy))
	}
	h.Clock.Shift(24 * 24 * time.Hour)
	var group errgroup.Group
	var ticked atomic.Int32
	for range 8 {
		group.Go(func() error {
			swept, err := h.Sweep(h.ctx)
			ticked.Add(int32(swept.Ticked))
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.EqualValues(t, 20, ticked.Load())
	require.Equal(t, 20, h.jobs()["connection_news"])
	h.soundAudit()
}

func TestACaseThatFailsHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	h := on(t, postgrestest.Open(t, db.ServiceURL))
	var ids []string
	for range 3 {
		c := h.complete(somebody())
		ids = append(ids, h.change(c.ID, confirm2(registered())).ID)
		h.Clock.Shift(time.Minute)
	}
	stale := h.complete(somebody())
	owner := postgrestest.Open(t, db.OwnerURL)
	_, err := owner.Exec(h.ctx, `create function fail() returns trigger language plpgsql as 'begin raise exception ''broken''; end';
		create trigger fail before update on connection for each row when (old.id = '`+ids[0]+`') execute function fail()`)
	require.NoError(t, err)
	h.Clock.Shift(61 * 24 * time.Hour)
	swept, err := h.Sweep(h.ctx)
	require.ErrorContains(t, err, ids[0])
	require.ErrorContains(t, err, "broken")
	require.Equal(t, connection.Swept{Ticked: 2, Deleted: 1}, swept)
	_, _, err = h.Load(h.ctx, stale.ID)
	require.ErrorIs(t, err, connection.ErrUnknown)
	_, err = owner.Exec(h.ctx, `drop trigger fail on connection`)
	require.NoError(t, err)
	require.Equal(t, 1, h.sweep().Ticked)
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
