package overviewsql

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
)

// Store reads the overview from PostgreSQL.
type Store struct{ Pool *pgxpool.Pool }

type row struct {
	ID          string
	Number      string
	CVR         string
	Association string
	State       string
	Taken       bool
	Bounced     bool
	StartedAt   time.Time
	ChangedAt   time.Time
	ConnectedAt *time.Time
	SetUpAt     *time.Time
}

// Mine is the page of a person's cases that begins after a place; the zero Cursor is the beginning. One round trip.
func (s *Store) Mine(ctx context.Context, who person.Ref, after overview.Cursor) (overview.Page, error) {
	arguments := pgx.StrictNamedArgs{
		"person": string(who), "from_start": after.ID == "", "after_at": after.At, "after_id": after.ID, "most": overview.PageSize + 1,
	}
	if after.ID == "" {
		arguments["after_id"] = nil
	}
	rows, err := s.Pool.Query(ctx, mineQuery, arguments)
	if err != nil {
		return overview.Page{}, err
	}
	cases, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (overview.Case, error) {
		found, err := pgx.RowToStructByName[row](r)
		return found.line(), err
	})
	return overview.Cut(cases), err
}

func (r row) line() overview.Case {
	return overview.Case{
		ID: r.ID, Number: r.Number, CVR: association.CVR(r.CVR), Association: r.Association, State: connection.State(r.State),
		Taken: r.Taken, Bounced: r.Bounced, StartedAt: r.StartedAt.UTC(), ChangedAt: r.ChangedAt.UTC(),
		ConnectedAt: moment(r.ConnectedAt), SetUpAt: moment(r.SetUpAt),
	}
}

func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}
