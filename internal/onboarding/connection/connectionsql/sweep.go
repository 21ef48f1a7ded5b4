package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/audit"
)

// chunk is how many cases are looked for at a time, and how many drafts one transaction deletes.
const chunk = 500

// Sweep does what the clock does: Tick to every case whose time has come, each in a transaction of its own, and deletions of drafts that
// nobody touched. Two sweeps at once do no harm, since Tick does nothing twice. A case that fails is left for the next sweep, and the
// others are not held up by it.
func (s *Store) Sweep(ctx context.Context) (connection.Swept, error) {
	var swept connection.Swept
	var err error
	if swept.Ticked, err = s.tick(ctx); ctx.Err() != nil {
		return swept, err
	}
	rules := s.Rules
	if rules == (connection.Rules{}) {
		rules = connection.DefaultRules()
	}
	for {
		n, deleting := s.deleteDrafts(ctx, rules.DraftLife)
		swept.Deleted += n
		if deleting != nil {
			return swept, errors.Join(err, fmt.Errorf("deleting drafts: %w", deleting))
		}
		if n < chunk {
			return swept, err
		}
	}
}

// tick goes once through the cases that are due, in the order of their times, and answers how many were changed.
func (s *Store) tick(ctx context.Context) (int, error) {
	var ticked int
	var failed []error
	args := pgx.StrictNamedArgs{"shift": s.Clock.Offset(), "after_at": time.Time{}, "after_id": uuid.Nil.String(), "most": chunk}
	for {
		rows, err := s.Pool.Query(ctx, selectDue, args)
		if err != nil {
			return ticked, errors.Join(append(failed, err)...)
		}
		due, err := pgx.CollectRows(rows, pgx.RowToStructByName[dueRow])
		if err != nil {
			return ticked, errors.Join(append(failed, err)...)
		}
		for _, row := range due {
			var did bool
			_, err := s.Change(ctx, row.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
				after, effects, err := c.Tick(at)
				did = len(effects) > 0 || len(after.History) > len(c.History)
				return after, effects, err
			})
			switch {
			case errors.Is(err, connection.ErrUnknown): // deleted meanwhile
			case err != nil:
				failed = append(failed, fmt.Errorf("ticking case %s: %w", row.ID, err))
			case did:
				ticked++
			}
			args["after_at"], args["after_id"] = row.WakeAt, row.ID
		}
		if len(due) < chunk || ctx.Err() != nil {
			return ticked, errors.Join(failed...)
		}
	}
}

type dueRow struct {
	ID     string
	WakeAt time.Time
}

// deleteDrafts deletes one chunk of drafts that nobody touched for a while, with its audit trail, and answers how many there were. Two
// sweeps at once share the work, and whoever is being worked on is skipped.
func (s *Store) deleteDrafts(ctx context.Context, life time.Duration) (int, error) {
	var met []sweptRow
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var now time.Time
		if err := tx.QueryRow(ctx, selectNow).Scan(&now); err != nil {
			return err
		}
		at := s.Clock.At(now)
		rows, err := tx.Query(ctx, deleteDrafts, pgx.StrictNamedArgs{"before": at.Add(-life), "most": chunk})
		if err != nil {
			return err
		}
		if met, err = pgx.CollectRows(rows, pgx.RowToStructByName[sweptRow]); err != nil {
			return err
		}
		trail := make([]audit.Event, len(met))
		for i, row := range met {
			trail[i] = deleted(row.ID, association.CVR(row.CVR))
		}
		return audit.Append(ctx, tx, at, trail...)
	})
	return len(met), err
}

type sweptRow struct{ ID, CVR string }
