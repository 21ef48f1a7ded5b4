package activationsql

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/outbox"
)

// Sweep does to all users what time does to one: reminders go out before a link runs out, each once, and whoever was deleted too long ago
// to be restored is gone. Two sweeps at once share the work.
func (s *Store) Sweep(ctx context.Context) (activation.Swept, error) {
	rules := s.Rules.OrDefaults()
	var swept activation.Swept
	for _, step := range []struct {
		n  *int
		do func() (int, error)
	}{
		// Who comes late for the first reminder gets the last one alone.
		{&swept.Reminded, func() (int, error) { return s.remind(ctx, false, rules.RemindFirst, rules.RemindLast) }},
		{&swept.Reminded, func() (int, error) { return s.remind(ctx, true, rules.RemindLast, 0) }},
		{&swept.Purged, func() (int, error) { return s.purge(ctx, rules.RestoreLife) }},
	} {
		for {
			n, err := step.do()
			*step.n += n
			if err != nil {
				return swept, err
			}
			if n < chunk {
				break
			}
		}
	}
	return swept, nil
}

// remind orders reminders to invited users whose link has at most left to go, and more than more.
func (s *Store) remind(ctx context.Context, last bool, left, more time.Duration) (int, error) {
	life := s.Rules.OrDefaults().LinkLife
	var due []activation.SendReminder
	err := s.at(ctx, func(tx pgx.Tx, at time.Time) error {
		_, l, _ := activation.LetterOf(activation.SendReminder{Last: last})
		rows, err := tx.Query(ctx, insertReminders, pgx.StrictNamedArgs{
			"from": at.Add(more - life), "until": at.Add(left - life), "kind": l.Kind, "most": chunk, "at": at,
		})
		if err != nil {
			return err
		}
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
			ID      string
			Version int
		}])
		for _, r := range found {
			due = append(due, activation.SendReminder{User: r.ID, Version: r.Version, Last: last})
		}
		if err != nil {
			return err
		}
		return outbox.Put(ctx, s.Outbox, tx, due)
	})
	if err != nil {
		return 0, fmt.Errorf("reminding imported users: %w", err)
	}
	return len(due), nil
}

// purge removes users who can't be restored any longer.
func (s *Store) purge(ctx context.Context, life time.Duration) (int, error) {
	var n int
	err := s.at(ctx, func(tx pgx.Tx, at time.Time) error {
		rows, err := tx.Query(ctx, purgeUsers, pgx.StrictNamedArgs{"before": at.Add(-life), "most": chunk})
		if err != nil {
			return err
		}
		gone, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct{ ID, CVR string }])
		if err != nil {
			return err
		}
		n = len(gone)
		ids := map[association.CVR][]string{}
		for _, r := range gone {
			ids[association.CVR(r.CVR)] = append(ids[association.CVR(r.CVR)], r.ID)
		}
		var trail []audit.Event
		for cvr, of := range ids {
			trail = append(trail, audit.Event{Association: cvr, Kind: "activation." + string(activation.EventPurged), Details: set(of)})
		}
		return audit.Append(ctx, tx, at, trail...)
	})
	if err != nil {
		return 0, fmt.Errorf("removing deleted users: %w", err)
	}
	return n, nil
}

// at runs a transaction at the house's time.
func (s *Store) at(ctx context.Context, do func(tx pgx.Tx, at time.Time) error) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var now time.Time
		if err := tx.QueryRow(ctx, selectNow).Scan(&now); err != nil {
			return err
		}
		return do(tx, s.Clock.At(now))
	})
}
