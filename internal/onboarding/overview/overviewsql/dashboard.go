package overviewsql

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

type administratorRow struct {
	ID    string
	Name  string
	Email string
	Roles []string
	Since time.Time
}

// Dashboard is what an administrator sees of an association besides its agreement and users: who administers it, and the
// administrator's own setup. That who is one was checked before. One round trip.
func (s *Store) Dashboard(ctx context.Context, cvr association.CVR, who person.Ref) (membership.Dashboard, error) {
	var out membership.Dashboard
	batch := &pgx.Batch{}
	batch.Queue(administratorsQuery, pgx.StrictNamedArgs{"cvr": string(cvr)}).Query(func(rows pgx.Rows) (err error) {
		out.Administrators, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (membership.Member, error) {
			found, err := pgx.RowToStructByName[administratorRow](r)
			return found.member(cvr), err
		})
		return err
	})
	batch.Queue(setupQuery, pgx.StrictNamedArgs{"cvr": string(cvr), "person": string(who)}).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if len(found) > 0 {
			out.Setup = found[0]
		}
		return err
	})
	err := s.Pool.SendBatch(ctx, batch).Close()
	return out, err
}

func (r administratorRow) member(cvr association.CVR) membership.Member {
	m := membership.Member{ID: r.ID, Association: cvr, Name: r.Name, Email: r.Email, Since: r.Since.UTC()}
	for _, role := range r.Roles {
		m.Roles = append(m.Roles, membership.Role(role))
	}
	return m
}
