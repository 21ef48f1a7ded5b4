package setupsql

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
)

// Store keeps setups. Pool and Outbox must be set; Clock may be nil. SetupLife is how long a link is good, zero for
// connection.DefaultRules', and zero Rules mean setup.DefaultRules.
type Store struct {
	Pool      *pgxpool.Pool
	Outbox    *outbox.Outbox
	Clock     *clock.Clock
	SetupLife time.Duration
	Rules     setup.Rules
}

func (s *Store) life() time.Duration { return cmp.Or(s.SetupLife, connection.DefaultRules().SetupLife) }

// Get answers a setup by the administrator's id, and the time, in one round trip. The error is setup.ErrUnknown. It is for everybody:
// what a page shows of it is the page's to choose (setup.Invitation before a login).
func (s *Store) Get(ctx context.Context, id string) (setup.Setup, time.Time, error) {
	if uuid.Validate(id) != nil {
		return setup.Setup{}, time.Time{}, setup.ErrUnknown
	}
	l, batch := s.loading(), &pgx.Batch{}
	l.queue(batch, selectSetup, id)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return setup.Setup{}, time.Time{}, fmt.Errorf("loading a setup: %w", err)
	}
	loaded, at, err := l.result()
	return loaded.Setup, at, err
}

// loading gathers the rows of one setup from a batch.
type loading struct {
	store   *Store
	setups  []setupRow
	members []memberRow
	letters []letterRow
}

// loaded is a setup with what only the store needs to know of it.
type loaded struct {
	setup.Setup

	appointment int
}

func (s *Store) loading() *loading { return &loading{store: s} }

// queue asks for a setup, by selectSetup or lockSetup, and for what belongs to it.
func (l *loading) queue(batch *pgx.Batch, statement, id string) {
	args := pgx.StrictNamedArgs{"id": id}
	batch.Queue(statement, args).Query(into(&l.setups))
	batch.Queue(selectMember, args).Query(into(&l.members))
	batch.Queue(selectLetters, args).Query(into(&l.letters))
}

func into[T any](all *[]T) func(pgx.Rows) error {
	return func(rows pgx.Rows) (err error) {
		*all, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
		return err
	}
}

// result is the setup, and the house's time.
func (l *loading) result() (loaded, time.Time, error) {
	if len(l.setups) != 1 {
		return loaded{}, time.Time{}, setup.ErrUnknown
	}
	row := l.setups[0]
	s := row.setup(l.store.life(), l.store.Rules)
	for _, r := range l.members {
		s.Member = r.member()
	}
	for _, r := range l.letters {
		s.Letters = append(s.Letters, r.letter())
	}
	return loaded{Setup: s, appointment: row.Appointment}, l.store.Clock.At(row.Now), nil
}
