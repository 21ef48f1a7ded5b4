package postgrestest

import (
	"context"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/cluster"
)

// DB is a test's own database. OwnerURL is the migrating role's, ServiceURL the service's, AdminURL a superuser's.
type DB struct {
	Name                           string
	OwnerURL, ServiceURL, AdminURL string
}

// New gives a pool on a fresh database, connected as the service's role and closed when the test ends.
func New(t testing.TB) *pgxpool.Pool {
	t.Helper()
	return Open(t, NewDB(t).ServiceURL)
}

// NewDB makes a fresh, migrated database, which is dropped when the test ends.
func NewDB(t testing.TB) DB {
	t.Helper()
	url := admin(t)
	return create(t, url, " template "+template(t, url)+" strategy file_copy")
}

// NewEmpty makes a fresh database without any schema, for tests of migrating.
func NewEmpty(t testing.TB) DB {
	t.Helper()
	url := admin(t)
	template(t, url) // Makes the roles.
	return create(t, url, " strategy file_copy")
}

func create(t testing.TB, adminURL, from string) DB {
	t.Helper()
	name := "t_" + strings.ToLower(rand.Text()[:16])
	execute(t, adminURL, "create database "+name+" owner "+cluster.Owner+from)
	t.Cleanup(func() { execute(t, adminURL, "drop database if exists "+name+" with (force)") })
	return DB{
		Name:       name,
		OwnerURL:   as(adminURL, cluster.Owner, name),
		ServiceURL: as(adminURL, cluster.Service, name),
		AdminURL:   as(adminURL, "postgres", name),
	}
}

// Open gives a pool on a URL, closed when the test ends.
func Open(t testing.TB, url string) *pgxpool.Pool {
	t.Helper()
	pool, err := postgres.Open(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	return pool
}

// execute runs one statement on the server; making and dropping databases cannot be cancelled half-way by the test's
// own context, which has ended when clean-up runs.
func execute(t testing.TB, url, statement string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
