package overviewsql

import (
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
)

type pendingRow struct {
	Kind        string
	ID          string
	Version     int
	LinkAt      time.Time
	Matched     bool
	CVR         string
	Association string
	Now         time.Time
}

type associationRow struct {
	CVR         string
	Name        string
	Administers bool
}

// besides asks, in the same round trip, for what a person has that is no case.
func (s *Store) besides(batch *pgx.Batch, who person.Ref, into *overview.Page) {
	batch.Queue(pendingQuery, pgx.StrictNamedArgs{"person": string(who)}).Query(func(rows pgx.Rows) (err error) {
		into.Pending, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (overview.Pending, error) {
			found, err := pgx.RowToStructByName[pendingRow](r)
			return s.pending(found), err
		})
		return err
	})
	batch.Queue(associationsQuery, pgx.StrictNamedArgs{"person": string(who), "most": overview.MostAssociations + 1}).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[associationRow])
		for i, r := range found {
			if into.More = i == overview.MostAssociations; into.More {
				break
			}
			into.Associations = append(into.Associations, overview.Association{CVR: association.CVR(r.CVR), Name: r.Name, Administers: r.Administers})
		}
		return err
	})
}

// lives is how long the link of an invitation is good.
var lives = map[overview.Kind]time.Duration{
	overview.KindSetup: connection.DefaultRules().SetupLife, overview.KindActivation: activation.DefaultRules().LinkLife,
}

func (s *Store) pending(r pendingRow) overview.Pending {
	kind := overview.Kind(r.Kind)
	until := r.LinkAt.UTC().Add(lives[kind])
	return overview.Pending{
		Kind: kind, ID: r.ID, Version: r.Version, Until: until, Over: !s.Clock.At(r.Now).Before(until), Matched: r.Matched,
		CVR: association.CVR(r.CVR), Association: r.Association,
	}
}
