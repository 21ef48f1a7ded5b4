package setupsql

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/outbox"
)

// MarkSent notes that a mail server accepted a letter of a setup. Of l, Kind and Version say which; at is when.
func (s *Store) MarkSent(ctx context.Context, id string, l setup.Letter, at time.Time) error {
	if _, err := s.Pool.Exec(ctx, markSent, pgx.StrictNamedArgs{"id": id, "kind": l.Kind, "version": l.Version, "at": at}); err != nil {
		return fmt.Errorf("noting a sent letter: %w", err)
	}
	return nil
}

// MarkBounced notes that a letter of a setup was refused for good or given up, with a code that says why.
func (s *Store) MarkBounced(ctx context.Context, id string, l setup.Letter, reason string, at time.Time) error {
	_, err := s.Pool.Exec(ctx, markBounced, pgx.StrictNamedArgs{"id": id, "kind": l.Kind, "version": l.Version, "reason": reason, "at": at})
	if err != nil {
		return fmt.Errorf("noting a bounced letter: %w", err)
	}
	return nil
}

// chunk is how many reminders one transaction orders.
const chunk = 500

// Remind does to every setup what setup.Setup.Reminder says of one, and answers how many reminders it ordered. Two at once share the
// work: the letter's row is what makes it one letter.
func (s *Store) Remind(ctx context.Context) (int, error) {
	var all int
	for {
		n, err := s.remind(ctx)
		all += n
		if err != nil {
			return all, fmt.Errorf("ordering reminders: %w", err)
		}
		if n < chunk {
			return all, nil
		}
	}
}

func (s *Store) remind(ctx context.Context) (int, error) {
	rules := s.Rules
	if rules == (setup.Rules{}) {
		rules = setup.DefaultRules()
	}
	var effects []setup.SendReminder
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var now time.Time
		if err := tx.QueryRow(ctx, selectNow).Scan(&now); err != nil {
			return err
		}
		at := s.Clock.At(now)
		ended := at.Add(-s.life())
		rows, err := tx.Query(ctx, insertReminders, pgx.StrictNamedArgs{
			"at": at, "ended": ended, "first": ended.Add(rules.FirstReminder), "last": ended.Add(rules.LastReminder), "most": chunk,
		})
		if err != nil {
			return err
		}
		due, err := pgx.CollectRows(rows, pgx.RowToStructByName[reminderRow])
		if err != nil {
			return err
		}
		var trail []audit.Event
		for _, r := range due {
			effects = append(effects, r.effect())
			trail = append(trail, r.audited())
		}
		if err := outbox.Put(ctx, s.Outbox, tx, effects); err != nil {
			return err
		}
		return audit.Append(ctx, tx, at, trail...)
	})
	return len(effects), err
}

type reminderRow struct {
	ID, CVR, Kind string
	Version       int
}

func (r reminderRow) effect() setup.SendReminder {
	return setup.SendReminder{Setup: r.ID, Version: r.Version, Last: r.Kind == string(setup.LetterLastReminder)}
}

func (r reminderRow) audited() audit.Event {
	return audit.Event{
		Association: association.CVR(r.CVR), Kind: "setup." + string(setup.EventReminded), Subject: r.ID,
		Details: map[string]string{"version": strconv.Itoa(r.Version), "last": strconv.FormatBool(r.Kind == string(setup.LetterLastReminder))},
	}
}
