package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"tilslut/migrations"
)

// lockTimeout is the longest that a migration may wait for a lock: whoever waits for a table's lock makes everybody
// behind it wait too. Migrate tries again instead.
const (
	lockTimeout = "2s"
	attempts    = 10
)

// Migrate brings the database to this program's version. Both URLs name the same database; the owner's role changes
// it, the service's role gets its rights. The two may be the same.
func Migrate(ctx context.Context, ownerURL, serviceURL string) error {
	owner, err := pgxpool.ParseConfig(ownerURL)
	if err != nil {
		return fmt.Errorf("the migrating role's URL: %w", err)
	}
	service, err := pgxpool.ParseConfig(serviceURL)
	if err != nil {
		return fmt.Errorf("the service's URL: %w", err)
	}
	owner.ConnConfig.RuntimeParams["lock_timeout"] = lockTimeout
	owner.ConnConfig.RuntimeParams["application_name"] = "tilslut migrate"
	owner.MaxConns = 3
	pool, err := pgxpool.NewWithConfig(ctx, owner)
	if err != nil {
		return err
	}
	defer pool.Close()
	for attempt := 1; ; attempt++ {
		err := migrate(ctx, pool, owner.ConnConfig.User, service.ConnConfig.User)
		if !lockedOut(err) || attempt == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(time.Duration(attempt) * 500 * time.Millisecond):
		}
	}
}

// migrate does everything under one lock of our own, which spans what goose's lock does not: River and the rights.
func migrate(ctx context.Context, pool *pgxpool.Pool, owner, service string) error {
	release, err := exclusive(ctx, pool)
	if err != nil {
		return err
	}
	defer release()
	if err := own(ctx, pool); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	river, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	if err != nil {
		return err
	}
	if _, err := river.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrating the job queue: %w", err)
	}
	if owner == service {
		return nil
	}
	if err := grant(ctx, pool, service); err != nil {
		return fmt.Errorf("granting rights to %s: %w", service, err)
	}
	return nil
}

// own runs the house's own steps.
func own(ctx context.Context, pool *pgxpool.Pool) error {
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
	if err != nil {
		return err
	}
	db := stdlib.OpenDBFromPool(pool)
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files, goose.WithSessionLocker(locker))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// lockedOut tells whether a step gave up waiting for a lock.
func lockedOut(err error) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) && answer.Code == "55P03"
}
