package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/outbox"
)

// Decide is an act of the law on a case, at the house's time.
type Decide = func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error)

// Change loads a case under its locks, lets decide act on it, and saves what came of it together with the effects, or nothing at
// all. It answers the case as it is now; with an error of decide's, as it was. An act that changes nothing writes nothing, but for when
// the clock looks at the case next, where that has come to be another time (somebody else connected the association; other rules).
func (s *Store) Change(ctx context.Context, id string, decide Decide) (connection.Connection, error) {
	if uuid.Validate(id) != nil {
		return connection.Connection{}, connection.ErrUnknown
	}
	var before, after connection.Connection
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		l, err := s.lock(ctx, tx, id)
		if err != nil {
			return err
		}
		var at time.Time
		if before, at, err = l.result(); err != nil {
			return err
		}
		var effects []connection.Effect
		if after, effects, err = decide(before, at); err != nil {
			return err
		}
		if len(effects) == 0 && len(after.History) == len(before.History) {
			if after = before; before.Wake().Equal(l.wake()) {
				return errNothing
			}
			_, err := tx.Exec(ctx, updateWake, pgx.StrictNamedArgs{"id": id, "cvr": before.Association, "wake_at": nullable(before.Wake())})
			return err
		}
		return s.put(ctx, tx, before, after, effects, at)
	})
	switch {
	case errors.Is(err, errNothing):
		return before, nil
	case err != nil:
		return before, err
	}
	return after, nil
}

// put saves what an act made of a case, together with its effects.
func (s *Store) put(ctx context.Context, tx pgx.Tx, before, after connection.Connection, effects []connection.Effect, at time.Time) error {
	if err := save(ctx, tx, before, after, at); err != nil {
		return err
	}
	return outbox.Put(ctx, s.Outbox, tx, effects)
}

// errNothing rolls a transaction back that has nothing to say.
var errNothing = errors.New("connectionsql: nothing to save")

// lock loads a case under its locks: the association's row, then the case's. The children are read after both.
func (s *Store) lock(ctx context.Context, tx pgx.Tx, id string) (*loading, error) {
	l, batch := s.loading(), &pgx.Batch{}
	batch.Queue(lockAssociation, pgx.StrictNamedArgs{"id": id})
	l.queueCase(batch, lockCase, id)
	l.queueChildren(batch, id)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return nil, fmt.Errorf("locking a case: %w", err)
	}
	return l, nil
}
