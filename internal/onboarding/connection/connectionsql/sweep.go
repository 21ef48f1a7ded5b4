package connectionsql

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/audit"
)

// chunk is how many cases one transaction sweeps, so that none is held for long.
const chunk = 500

// Sweep does to every case what time does to one (connection.Lapse): mailbox links lapse, drafts that nobody touched are
// deleted. It is the same law as a single statement; a test holds the two against each other. Two sweeps at once share the work.
func (s *Store) Sweep(ctx context.Context) (connection.Swept, error) {
	rules := s.Rules
	if rules == (connection.Rules{}) {
		rules = connection.DefaultRules()
	}
	var swept connection.Swept
	for {
		n, err := s.sweep(ctx, lapseMailboxes, string(connection.EventMailboxLapsed), func(at time.Time) pgx.StrictNamedArgs {
			return pgx.StrictNamedArgs{"before": at.Add(-rules.MailboxLife), "life": rules.MailboxLife, "most": chunk}
		})
		swept.Ticked += n
		if err != nil {
			return swept, fmt.Errorf("letting mailbox links lapse: %w", err)
		}
		if n < chunk {
			break
		}
	}
	for {
		n, err := s.sweep(ctx, deleteDrafts, "deleted", func(at time.Time) pgx.StrictNamedArgs {
			return pgx.StrictNamedArgs{"before": at.Add(-rules.DraftLife), "most": chunk}
		})
		swept.Deleted += n
		if err != nil {
			return swept, fmt.Errorf("deleting drafts: %w", err)
		}
		if n < chunk {
			return swept, nil
		}
	}
}

// sweep runs one statement on one chunk, with its audit trail, and answers how many cases it met.
func (s *Store) sweep(ctx context.Context, statement, kind string, args func(at time.Time) pgx.StrictNamedArgs) (int, error) {
	var met []sweptRow
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		var now time.Time
		if err := tx.QueryRow(ctx, selectNow).Scan(&now); err != nil {
			return err
		}
		at := s.Clock.At(now)
		rows, err := tx.Query(ctx, statement, args(at))
		if err != nil {
			return err
		}
		if met, err = pgx.CollectRows(rows, pgx.RowToStructByName[sweptRow]); err != nil {
			return err
		}
		trail := make([]audit.Event, len(met))
		for i, row := range met {
			trail[i] = audit.Event{Association: association.CVR(row.CVR), Kind: "connection." + kind, Subject: row.ID}
		}
		return audit.Append(ctx, tx, at, trail...)
	})
	return len(met), err
}

type sweptRow struct{ ID, CVR string }
