package membershipsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/outbox"
)

// Decide is an act of the law on a member, at the house's time.
type Decide = func(m membership.Member, at time.Time) (membership.Member, []membership.Effect, error)

var (
	// errNothing rolls a transaction back that has nothing to say.
	errNothing = errors.New("membershipsql: nothing to save")
	// errRace means that a row was not as the locks promised. It is our own mistake, and nothing was saved.
	errRace = errors.New("membershipsql: a row changed under its lock")
)

// Change loads a member under its locks, lets decide act on it, and saves what came of it together with the effects, or nothing at
// all. It answers the member as it is now; with an error of decide's, as it was. An act that changes nothing writes nothing.
func (s *Store) Change(ctx context.Context, id string, decide Decide) (membership.Member, error) {
	if uuid.Validate(id) != nil {
		return membership.Member{}, membership.ErrUnknown
	}
	var before, after membership.Member
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var at time.Time
		var err error
		if before, at, err = s.lock(ctx, tx, id); err != nil {
			return err
		}
		var effects []membership.Effect
		if after, effects, err = decide(before, at); err != nil {
			return err
		}
		if len(after.History) == 0 {
			return errNothing
		}
		if err := save(ctx, tx, after, at); err != nil {
			return err
		}
		return outbox.Put(ctx, s.Outbox, tx, effects)
	})
	switch {
	case errors.Is(err, errNothing):
		return before, nil
	case err != nil:
		return before, err
	}
	after.History = nil
	return after, nil
}

// lock loads a member under its locks: the association's row, then the member's.
func (s *Store) lock(ctx context.Context, tx pgx.Tx, id string) (membership.Member, time.Time, error) {
	var found []membership.Membership
	var at time.Time
	batch := &pgx.Batch{}
	batch.Queue(lockAssociation, pgx.StrictNamedArgs{"id": id})
	batch.Queue(lockMember, pgx.StrictNamedArgs{"id": id}).Query(func(rows pgx.Rows) (err error) {
		found, at, err = s.collect(rows)
		return err
	})
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return membership.Member{}, time.Time{}, fmt.Errorf("locking a member: %w", err)
	}
	if len(found) != 1 {
		return membership.Member{}, time.Time{}, membership.ErrUnknown
	}
	return found[0].Member, at, nil
}

// save writes a member and the audit trail, in one batch.
func save(ctx context.Context, tx pgx.Tx, m membership.Member, at time.Time) error {
	roles := make([]string, len(m.Roles))
	for i, role := range m.Roles {
		roles[i] = string(role)
	}
	trail := make([]audit.Event, len(m.History))
	for i, e := range m.History {
		trail[i] = audit.Event{Association: m.Association, Kind: "membership." + string(e.Kind), Actor: e.By, Subject: m.ID, Details: e.Details}
	}
	batch := &pgx.Batch{}
	batch.Queue(updateMember, pgx.StrictNamedArgs{
		"id": m.ID, "cvr": m.Association, "separate": m.Separate, "separate_with": m.SeparateWith, "name": m.Name, "email": m.Email,
		"language": m.Language, "private": m.Private, "consent": m.Consent, "roles": roles,
	}).Exec(func(tag pgconn.CommandTag) error {
		if tag.RowsAffected() != 1 {
			return errRace
		}
		return nil
	})
	chains, err := audit.Batch(at, trail...)
	if err != nil {
		return err
	}
	batch.QueuedQueries = append(batch.QueuedQueries, chains.QueuedQueries...)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("saving a member: %w", err)
	}
	return nil
}
