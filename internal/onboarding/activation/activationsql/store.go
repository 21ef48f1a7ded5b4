package activationsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
)

// Store keeps imported users. All fields but Clock and Rules must be set; those two may be zero.
type Store struct {
	Pool   *pgxpool.Pool
	Outbox *outbox.Outbox
	Clock  *clock.Clock
	Rules  activation.Rules
}

// User answers a user of an association, what the association allows, and the time. The error is activation.ErrUnknown, also for a
// user of another association.
func (s *Store) User(ctx context.Context, cvr association.CVR, id string) (activation.User, membership.Agreement, time.Time, error) {
	return s.load(ctx, selectUser, pgx.StrictNamedArgs{"cvr": cvr, "id": id}, id)
}

// Load answers a user to the house itself: to jobs, which act for nobody. The error is activation.ErrUnknown.
func (s *Store) Load(ctx context.Context, id string) (activation.User, membership.Agreement, time.Time, error) {
	return s.load(ctx, selectByLink, pgx.StrictNamedArgs{"id": id}, id)
}

// ByLink answers what the page of an activation link may know before anybody is logged in. The address and the letters stay out of it.
// The error is activation.ErrUnknown.
func (s *Store) ByLink(ctx context.Context, id string) (activation.User, membership.Agreement, time.Time, error) {
	u, a, at, err := s.Load(ctx, id)
	u.Email, u.Letters = "", nil
	return u, a, at, err
}

func (s *Store) load(
	ctx context.Context, statement string, args pgx.StrictNamedArgs, id string,
) (activation.User, membership.Agreement, time.Time, error) {
	l, batch := &loading{store: s}, &pgx.Batch{}
	if uuid.Validate(id) != nil {
		return l.result()
	}
	batch.Queue(statement, args).Query(into(&l.users))
	batch.Queue(selectLettersOf, pgx.StrictNamedArgs{"id": id}).Query(into(&l.letters))
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return activation.User{}, membership.Agreement{}, time.Time{}, fmt.Errorf("loading an imported user: %w", err)
	}
	return l.result()
}

// loading gathers the rows of one user from a batch.
type loading struct {
	store   *Store
	users   []userRow
	letters []letterRow
}

// result is the user, the agreement, and the house's time.
func (l *loading) result() (activation.User, membership.Agreement, time.Time, error) {
	if len(l.users) != 1 {
		return activation.User{}, membership.Agreement{}, time.Time{}, activation.ErrUnknown
	}
	u := l.users[0].user(l.store.Rules)
	for _, r := range l.letters {
		u.Letters = append(u.Letters, r.letter())
	}
	return u, l.users[0].agreement(), l.store.Clock.At(l.users[0].Now), nil
}

func into[T any](all *[]T) func(pgx.Rows) error {
	return func(rows pgx.Rows) (err error) {
		*all, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
		return err
	}
}
