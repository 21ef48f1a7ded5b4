package connectionsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
)

// Store keeps connections. All fields but Clock and Rules must be set; those two may be zero.
type Store struct {
	Pool   *pgxpool.Pool
	Outbox *outbox.Outbox
	Clock  *clock.Clock
	Rules  connection.Rules

	dice func() uint32 // for case numbers; crypto/rand but in a test of numbers that are taken
}

// Get answers a case to the person who started it, or to the representative who has taken it up, as time has left it, and the time. The
// errors are connection.ErrUnknown, ErrNotYours and ErrLapsed.
func (s *Store) Get(ctx context.Context, id string, by person.Ref) (connection.Connection, time.Time, error) {
	c, at, err := s.Load(ctx, id)
	if err != nil {
		return connection.Connection{}, at, err
	}
	if c.Part(by) == connection.Nobody {
		return connection.Connection{}, at, connection.ErrNotYours
	}
	c, _, err = c.Lapse(at)
	return c, at, err
}

// Load answers a case to the house itself: to jobs, which act for nobody. The error is connection.ErrUnknown.
func (s *Store) Load(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	if uuid.Validate(id) != nil {
		return connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	l, batch := s.loading(), &pgx.Batch{}
	l.queueCase(batch, selectCase, id)
	l.queueChildren(batch, id)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return connection.Connection{}, time.Time{}, fmt.Errorf("loading a case: %w", err)
	}
	return l.result()
}

// Standing answers how an association stands to a person, in one round trip.
func (s *Store) Standing(ctx context.Context, cvr association.CVR, by person.Ref) (connection.Standing, error) {
	var connectedAt *time.Time
	var mine string
	row := s.Pool.QueryRow(ctx, selectStanding, pgx.StrictNamedArgs{"cvr": cvr, "by": by})
	if err := row.Scan(&connectedAt, &mine); err != nil {
		return connection.Standing{}, fmt.Errorf("asking how an association stands: %w", err)
	}
	return connection.Standing{ConnectedAt: moment(connectedAt), Mine: mine}, nil
}
