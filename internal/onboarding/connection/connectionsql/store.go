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
}

// Get answers a case to the person who started it, as time has left it, and the time. The errors are connection.ErrUnknown,
// ErrNotYours and ErrLapsed.
func (s *Store) Get(ctx context.Context, id string, by person.Ref) (connection.Connection, time.Time, error) {
	c, at, err := s.Load(ctx, id)
	if err != nil {
		return connection.Connection{}, at, err
	}
	if by == "" || c.StartedBy != by {
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
	l.queueCases(batch, selectCase, "id", id)
	l.queueChildren(batch, selectAdministrators, selectEvents, selectLetters, "id", id)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return connection.Connection{}, time.Time{}, fmt.Errorf("loading a case: %w", err)
	}
	return l.one()
}

// Mine answers a person's cases, the newest first, and the time. Drafts that lapsed are left out.
func (s *Store) Mine(ctx context.Context, by person.Ref) ([]connection.Connection, time.Time, error) {
	l, batch := s.loading(), &pgx.Batch{}
	l.queueCases(batch, selectMine, "by", by)
	l.queueChildren(batch, selectMineAdministrators, selectMineEvents, selectMineLetters, "by", by)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return nil, time.Time{}, fmt.Errorf("loading a person's cases: %w", err)
	}
	var at time.Time
	var out []connection.Connection
	for _, row := range l.cases {
		at = s.Clock.At(row.Now)
		if c, _, err := l.assemble(row).Lapse(at); err == nil {
			out = append(out, c)
		}
	}
	return out, at, nil
}

// Mailbox answers what the page of a mailbox link may show before anybody is logged in: who asked whom for what, until when. The
// administrators, addresses and letters stay out of it. The error is connection.ErrUnknown.
func (s *Store) Mailbox(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	if uuid.Validate(id) != nil {
		return connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	l, batch := s.loading(), &pgx.Batch{}
	l.queueCases(batch, selectCase, "id", id)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return connection.Connection{}, time.Time{}, fmt.Errorf("loading a case for its link: %w", err)
	}
	c, at, err := l.one()
	c.Contact.Email, c.Finding, c.Terms = "", connection.Finding{}, connection.Acceptance{}
	return c, at, err
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
