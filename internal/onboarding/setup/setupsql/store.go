package setupsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/clock"
)

// Store reads invitations. Clock may be nil; zero Rules mean connection.DefaultRules.
type Store struct {
	Pool  *pgxpool.Pool
	Clock *clock.Clock
	Rules connection.Rules
}

type row struct {
	ID, CVR, AssociationName, AppointedBy, Name, Language string
	LinkVersion                                           int
	LinkAt                                                *time.Time
	Withdrawn                                             bool
	SetUpAt                                               *time.Time
	Now                                                   time.Time
}

// Get answers an invitation by the administrator's id, and the time, in one round trip. The error is setup.ErrUnknown.
func (s *Store) Get(ctx context.Context, id string) (setup.Invitation, time.Time, error) {
	if uuid.Validate(id) != nil {
		return setup.Invitation{}, time.Time{}, setup.ErrUnknown
	}
	rows, err := s.Pool.Query(ctx, selectInvitation, pgx.StrictNamedArgs{"id": id})
	if err != nil {
		return setup.Invitation{}, time.Time{}, fmt.Errorf("loading an invitation: %w", err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[row])
	if errors.Is(err, pgx.ErrNoRows) {
		return setup.Invitation{}, time.Time{}, setup.ErrUnknown
	}
	if err != nil {
		return setup.Invitation{}, time.Time{}, fmt.Errorf("loading an invitation: %w", err)
	}
	return s.invitation(r), s.Clock.At(r.Now), nil
}

func (s *Store) invitation(r row) setup.Invitation {
	i := setup.Invitation{
		ID: r.ID, Association: association.CVR(r.CVR), AssociationName: r.AssociationName, AppointedBy: r.AppointedBy, Name: r.Name,
		Language: r.Language, Version: r.LinkVersion, Withdrawn: r.Withdrawn,
	}
	if r.LinkAt != nil {
		// The law of the deadline is the connection's, whose letter promised it.
		i.Until = connection.Connection{Rules: s.Rules}.SetupUntil(connection.Administrator{LinkAt: r.LinkAt.UTC()})
	}
	if r.SetUpAt != nil {
		i.SetUpAt = r.SetUpAt.UTC()
	}
	return i
}
