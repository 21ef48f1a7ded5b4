package loginsql

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
)

// Store keeps logins under way and finds people again.
type Store struct{ pool *pgxpool.Pool }

// New makes a store. It does not connect.
func New(pool *pgxpool.Pool) *Store { return &Store{pool: pool} }

// errNoCode means that a person was to be found by nothing.
var errNoCode = errors.New("loginsql: a person without a code")

// Keep notes an attempt under the hash of the name that the browser got.
func (s *Store) Keep(ctx context.Context, cookieHash []byte, a login.Attempt) error {
	_, err := s.pool.Exec(ctx, keepQuery, pgx.StrictNamedArgs{"cookie": cookieHash, "state": a.State, "nonce": a.Nonce, "verifier": a.Verifier})
	return err
}

// Take answers the attempt under that hash and forgets it. found is false where there is none, or not any more; inTime is
// false where it was begun more than ten minutes ago.
func (s *Store) Take(ctx context.Context, cookieHash []byte) (a login.Attempt, found, inTime bool, err error) {
	err = s.pool.QueryRow(ctx, takeQuery, pgx.StrictNamedArgs{"cookie": cookieHash}).Scan(&a.State, &a.Nonce, &a.Verifier, &inTime)
	if errors.Is(err, pgx.ErrNoRows) {
		return login.Attempt{}, false, false, nil
	}
	return a, err == nil, inTime, err
}

// Person answers the reference of the person with any of these codes, which are one person's in all epochs, the current one
// last. Who was never seen before gets one. It is safe for many at once: they get the same.
func (s *Store) Person(ctx context.Context, codes []person.Code) (person.Ref, error) {
	ref, _, err := s.NewPerson(ctx, codes)
	return ref, err
}

// NewPerson is Person that also answers whether this is the first time: of many at once it is so for one.
func (s *Store) NewPerson(ctx context.Context, codes []person.Code) (ref person.Ref, fresh bool, err error) {
	if len(codes) == 0 {
		return "", false, errNoCode
	}
	epochs, tags := make([]int, len(codes)), make([][]byte, len(codes))
	for i, c := range codes {
		epochs[i], tags[i] = c.Epoch, c.Tag
	}
	newest := codes[len(codes)-1]
	err = s.pool.QueryRow(ctx, personQuery, pgx.StrictNamedArgs{"epochs": epochs, "tags": tags, "epoch": newest.Epoch, "tag": newest.Tag}).Scan(&ref, &fresh)
	return ref, fresh, err
}

// Sweep forgets attempts that nobody came back from. Run it every hour or so.
func (s *Store) Sweep(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, sweepQuery)
	return err
}
