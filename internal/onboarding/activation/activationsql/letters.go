package activationsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/outbox"
)

// MarkSent notes that a mail server accepted a letter about a user. Of l, Kind, Subject and Version say which; at is when.
func (s *Store) MarkSent(ctx context.Context, u activation.User, l activation.Letter, at time.Time) error {
	_, err := s.Pool.Exec(ctx, markSent, pgx.StrictNamedArgs{
		"id": u.ID, "cvr": u.Association, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "at": at,
	})
	if err != nil {
		return fmt.Errorf("noting a sent letter: %w", err)
	}
	return nil
}

// MarkBounced notes that a letter about a user was refused for good or given up, with a code that says why.
func (s *Store) MarkBounced(ctx context.Context, u activation.User, l activation.Letter, reason string, at time.Time) error {
	_, err := s.Pool.Exec(ctx, markBounced, pgx.StrictNamedArgs{
		"id": u.ID, "cvr": u.Association, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "reason": reason, "at": at,
	})
	if err != nil {
		return fmt.Errorf("noting a bounced letter: %w", err)
	}
	return nil
}

// TellAdministrators orders a letter to every user administrator of a user's association. However often it is called, each is told
// once. It answers how many were told by this call.
func (s *Store) TellAdministrators(ctx context.Context, job activation.TellAdministrators) (int, error) {
	if known := uuid.Validate(job.User) == nil; !known {
		return 0, nil
	}
	var told []activation.SendNotice
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		_, l, _ := activation.LetterOf(activation.SendNotice{About: job.About})
		rows, err := tx.Query(ctx, insertNotices, pgx.StrictNamedArgs{
			"id": job.User, "kind": l.Kind, "version": job.Version, "shift": s.Clock.Offset(),
		})
		if err != nil {
			return err
		}
		members, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return err
		}
		for _, member := range members {
			told = append(told, activation.SendNotice{User: job.User, Member: member, About: job.About, Version: job.Version})
		}
		return outbox.Put(ctx, s.Outbox, tx, told)
	})
	if err != nil {
		return 0, fmt.Errorf("telling the administrators: %w", err)
	}
	return len(told), nil
}

// Recipient answers a user administrator of a user's association, by member id; false where they are none any longer.
func (s *Store) Recipient(ctx context.Context, user, member string) (activation.Recipient, bool, error) {
	rows, err := s.Pool.Query(ctx, selectRecipient, pgx.StrictNamedArgs{"id": user, "member": member})
	if err != nil {
		return activation.Recipient{}, false, fmt.Errorf("loading an administrator: %w", err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[activation.Recipient])
	if errors.Is(err, pgx.ErrNoRows) {
		return activation.Recipient{}, false, nil
	}
	if err != nil {
		return activation.Recipient{}, false, fmt.Errorf("loading an administrator: %w", err)
	}
	return r, true, nil
}
