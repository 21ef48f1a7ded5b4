package activationsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
)

// Some answers those of some users that are the association's, by name, and the time; zero where it answers nobody. One round trip.
func (s *Store) Some(ctx context.Context, cvr association.CVR, ids []string) ([]activation.Line, time.Time, error) {
	known := make([]string, 0, len(ids))
	for _, id := range ids {
		if uuid.Validate(id) == nil {
			known = append(known, id)
		}
	}
	rows, err := s.Pool.Query(ctx, listSome, pgx.StrictNamedArgs{"cvr": cvr, "ids": known})
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("listing some imported users: %w", err)
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[someRow])
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("listing some imported users: %w", err)
	}
	var at time.Time
	lines := make([]activation.Line, len(found))
	for i, r := range found {
		lines[i], at = r.line(s.Rules.OrDefaults()), s.Clock.At(r.Now)
	}
	return lines, at, nil
}

type someRow struct {
	lineRow

	Now time.Time
}
