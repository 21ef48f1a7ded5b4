package setupsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/outbox"
)

// Decide is an act of the law on a setup, at the house's time.
type Decide = func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error)

// Change loads a setup under its locks, lets decide act on it, and saves what came of it together with the effects, or nothing at
// all. It answers the setup as it is now. Where decide answers an error and a longer history, both hold: it is saved, and refused.
func (s *Store) Change(ctx context.Context, id string, decide Decide) (setup.Setup, error) {
	if uuid.Validate(id) != nil {
		return setup.Setup{}, setup.ErrUnknown
	}
	for tried := 1; ; tried++ {
		after, err := s.change(ctx, id, decide)
		// Somebody who was activated as a user in the same moment is a member now: what was loaded has to be loaded again.
		if !violates(err, "member_cvr_person_key") || tried == 3 {
			return after, err
		}
	}
}

func (s *Store) change(ctx context.Context, id string, decide Decide) (setup.Setup, error) {
	var before loaded
	var after setup.Setup
	var refused error
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var at time.Time
		var err error
		if before, at, err = s.lock(ctx, tx, id); err != nil {
			return err
		}
		var effects []setup.Effect
		after, effects, refused = decide(before.Setup, at)
		if len(after.History) == 0 {
			return errNothing
		}
		if err := save(ctx, tx, before, after, at); err != nil {
			return err
		}
		return outbox.Put(ctx, s.Outbox, tx, effects)
	})
	after.History, after.Member.History = nil, nil
	switch {
	case errors.Is(err, errNothing):
		return before.Setup, refused
	case violates(err, "member_separate_person_key"):
		return before.Setup, membership.ErrSeparate
	case err != nil:
		return before.Setup, err
	}
	return after, refused
}

// errNothing rolls a transaction back that has nothing to say.
var errNothing = errors.New("setupsql: nothing to save")

// lock loads a setup under its locks: the association's row, then the administrator's.
func (s *Store) lock(ctx context.Context, tx pgx.Tx, id string) (loaded, time.Time, error) {
	l, batch := s.loading(), &pgx.Batch{}
	batch.Queue(lockAssociation, pgx.StrictNamedArgs{"id": id})
	l.queue(batch, lockSetup, id)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return loaded{}, time.Time{}, fmt.Errorf("locking a setup: %w", err)
	}
	return l.result()
}

// violates answers whether a transaction failed because of a constraint.
func violates(err error, constraint string) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) && answer.ConstraintName == constraint
}
