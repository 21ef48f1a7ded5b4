package connectionsql

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/outbox"
)

// MarkSent notes that a mail server accepted a letter of a case. Of l, Kind, Subject and Version say which; at is when.
func (s *Store) MarkSent(ctx context.Context, id string, l connection.Letter, at time.Time) error {
	_, err := s.Pool.Exec(ctx, markSent, pgx.StrictNamedArgs{
		"case": id, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "at": at,
	})
	if err != nil {
		return fmt.Errorf("noting a sent letter: %w", err)
	}
	return nil
}

// MarkBounced notes that a letter of a case was refused for good or given up, with a code that says why.
func (s *Store) MarkBounced(ctx context.Context, id string, l connection.Letter, reason string, at time.Time) error {
	_, err := s.Pool.Exec(ctx, markBounced, pgx.StrictNamedArgs{
		"case": id, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "reason": reason, "at": at,
	})
	if err != nil {
		return fmt.Errorf("noting a bounced letter: %w", err)
	}
	return nil
}

// TellOthers orders a letter to everybody else who has an open case of the association that a case connected. However often it is
// called, each is told once. It answers how many were told by this call.
func (s *Store) TellOthers(ctx context.Context, id string) (int, error) {
	var told []connection.SendAlreadyConnected
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, insertToldOthers, pgx.StrictNamedArgs{"id": id, "shift": s.Clock.Offset()})
		if err != nil {
			return err
		}
		others, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return err
		}
		told = make([]connection.SendAlreadyConnected, len(others))
		for i, other := range others {
			told[i].Case = other
		}
		return outbox.Put(ctx, s.Outbox, tx, told)
	})
	if err != nil {
		return 0, fmt.Errorf("telling the others: %w", err)
	}
	return len(told), nil
}
