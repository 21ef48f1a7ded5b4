package termssql

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
)

// Store keeps the versions in PostgreSQL. Clock may be nil.
type Store struct {
	Pool  *pgxpool.Pool
	Clock *clock.Clock
}

type row struct {
	Name        string
	Kind        string
	PublishedAt time.Time
	AppliesFrom time.Time
	Danish      string
	English     string
}

func (r row) version() terms.Version {
	return terms.Version{
		Name: r.Name, Kind: terms.Kind(r.Kind), PublishedAt: r.PublishedAt.UTC(), AppliesFrom: r.AppliesFrom.UTC(),
		Danish: r.Danish, English: r.English,
	}
}

// Current is the version in force, or terms.ErrNone.
func (s *Store) Current(ctx context.Context) (terms.Version, error) {
	return s.one(ctx, terms.ErrNone, currentQuery, pgx.StrictNamedArgs{"shift": s.Clock.Offset()})
}

// Named is the version of that name, in force or not, or terms.ErrUnknown.
func (s *Store) Named(ctx context.Context, name string) (terms.Version, error) {
	return s.one(ctx, terms.ErrUnknown, namedQuery, pgx.StrictNamedArgs{"name": name})
}

// List is every version, the newest first, and the time by which to judge them, in one round trip.
func (s *Store) List(ctx context.Context) (versions []terms.Version, at time.Time, err error) {
	batch := &pgx.Batch{}
	batch.Queue(nowQuery).QueryRow(func(r pgx.Row) error { return r.Scan(&at) })
	batch.Queue(listQuery).Query(func(rows pgx.Rows) error {
		versions, err = pgx.CollectRows(rows, scanVersion)
		return err
	})
	err = s.Pool.SendBatch(ctx, batch).Close()
	return versions, s.Clock.At(at), err
}

// Publish adds a version, if terms.Publish allows it, and gives it as it was published. Doing it again changes nothing.
func (s *Store) Publish(ctx context.Context, v terms.Version) (published terms.Version, err error) {
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, lockStatement); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, listQuery)
		if err != nil {
			return err
		}
		existing, err := pgx.CollectRows(rows, scanVersion)
		if err != nil {
			return err
		}
		var now time.Time
		if err := tx.QueryRow(ctx, nowQuery).Scan(&now); err != nil {
			return err
		}
		at := s.Clock.At(now)
		var fresh bool
		if published, fresh, err = terms.Publish(existing, v, at); err != nil || !fresh {
			return err
		}
		if _, err := tx.Exec(ctx, insertStatement, arguments(published)); err != nil {
			return err
		}
		return audit.Append(ctx, tx, at, audit.Event{
			Kind: "terms.published", Subject: published.Name,
			Details: map[string]string{"kind": string(published.Kind), "danish": published.Hash("da"), "english": published.Hash("en")},
		})
	})
	return published, err
}

func arguments(v terms.Version) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"name": v.Name, "kind": string(v.Kind), "published": v.PublishedAt, "applies": v.AppliesFrom,
		"danish": v.Danish, "english": v.English, "danish_hash": v.Hash("da"), "english_hash": v.Hash("en"),
	}
}

func (s *Store) one(ctx context.Context, none error, query string, arguments pgx.StrictNamedArgs) (terms.Version, error) {
	rows, err := s.Pool.Query(ctx, query, arguments)
	if err != nil {
		return terms.Version{}, err
	}
	found, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[row])
	if errors.Is(err, pgx.ErrNoRows) {
		return terms.Version{}, none
	}
	return found.version(), err
}

func scanVersion(r pgx.CollectableRow) (terms.Version, error) {
	found, err := pgx.RowToStructByName[row](r)
	return found.version(), err
}
