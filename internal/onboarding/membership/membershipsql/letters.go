package membershipsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/outbox"
)

// TellConsentWithdrawn orders a letter to each user administrator of the association but the member who withdrew. However often it is
// called, each is told once; whoever has approved again meanwhile, nobody is told of. It answers how many were told by this call.
func (s *Store) TellConsentWithdrawn(ctx context.Context, job membership.TellConsentWithdrawn) (int, error) {
	var told []membership.SendConsentWithdrawn
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, insertConsentLetters, pgx.StrictNamedArgs{"id": job.Member, "consent": job.Consent})
		if err != nil {
			return err
		}
		recipients, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return err
		}
		told = make([]membership.SendConsentWithdrawn, len(recipients))
		for i, recipient := range recipients {
			told[i] = membership.SendConsentWithdrawn{Member: job.Member, Recipient: recipient, Consent: job.Consent}
		}
		return outbox.Put(ctx, s.Outbox, tx, told)
	})
	if err != nil {
		return 0, fmt.Errorf("telling user administrators: %w", err)
	}
	return len(told), nil
}

// Notice answers what a letter to a user administrator needs, and the time. The error is membership.ErrUnknown where one of the two
// is no member any longer.
func (s *Store) Notice(ctx context.Context, job membership.SendConsentWithdrawn) (membership.Notice, time.Time, error) {
	if uuid.Validate(job.Member) != nil || uuid.Validate(job.Recipient) != nil {
		return membership.Notice{}, time.Time{}, membership.ErrUnknown
	}
	var member, recipient []membership.Membership
	var state string
	var at time.Time
	take := func(into *[]membership.Membership) func(pgx.Rows) error {
		return func(rows pgx.Rows) (err error) {
			*into, at, err = s.collect(rows)
			return err
		}
	}
	batch := &pgx.Batch{}
	batch.Queue(selectLetter, of(job)).QueryRow(func(row pgx.Row) error {
		if err := row.Scan(&state); !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		return nil
	})
	batch.Queue(selectMember, pgx.StrictNamedArgs{"id": job.Member}).Query(take(&member))
	batch.Queue(selectMember, pgx.StrictNamedArgs{"id": job.Recipient}).Query(take(&recipient))
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return membership.Notice{}, time.Time{}, fmt.Errorf("loading a letter: %w", err)
	}
	if len(member) != 1 || len(recipient) != 1 {
		return membership.Notice{}, time.Time{}, membership.ErrUnknown
	}
	return membership.Notice{
		Member: member[0].Member, Recipient: recipient[0].Member, Agreement: member[0].Agreement, Queued: state == "queued",
	}, at, nil
}

// MarkSent notes that a mail server accepted a letter.
func (s *Store) MarkSent(ctx context.Context, job membership.SendConsentWithdrawn, at time.Time) error {
	args := of(job)
	args["at"] = at
	if _, err := s.Pool.Exec(ctx, markSent, args); err != nil {
		return fmt.Errorf("noting a sent letter: %w", err)
	}
	return nil
}

// MarkBounced notes that a letter was refused for good or given up, with a code that says why.
func (s *Store) MarkBounced(ctx context.Context, job membership.SendConsentWithdrawn, reason string, at time.Time) error {
	args := of(job)
	args["at"], args["reason"] = at, reason
	if _, err := s.Pool.Exec(ctx, markBounced, args); err != nil {
		return fmt.Errorf("noting a bounced letter: %w", err)
	}
	return nil
}

// of names the letter of a job.
func of(job membership.SendConsentWithdrawn) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{"id": job.Member, "recipient": job.Recipient, "version": job.Consent}
}
