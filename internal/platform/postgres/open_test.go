package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestThePoolOpensWithoutADatabaseAndSaysThatItIsDown(t *testing.T) {
	t.Parallel()
	pool, err := postgres.Open(t.Context(), "postgres:///tilslut?host=/nowhere&user=tilslut")
	require.NoError(t, err)
	defer pool.Close()
	err = postgres.Ready(t.Context(), pool)
	require.Error(t, err)
	require.True(t, postgres.IsDown(err))
}

func TestAConnectionToAStandbyIsDropped(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	var before, after int
	require.NoError(t, pool.QueryRow(t.Context(), "select pg_backend_pid()").Scan(&before))
	err := pool.AcquireFunc(t.Context(), func(conn *pgxpool.Conn) error {
		if _, err := conn.Exec(t.Context(), "set default_transaction_read_only = on"); err != nil {
			return err
		}
		_, err := conn.Exec(t.Context(), "delete from session")
		return err
	})
	require.ErrorContains(t, err, "25006")
	require.True(t, postgres.IsDown(err))
	require.NoError(t, pool.QueryRow(t.Context(), "select pg_backend_pid()").Scan(&after))
	require.NotEqual(t, before, after)
	_, err = pool.Exec(t.Context(), "delete from session")
	require.NoError(t, err, "writes go on")
}

func TestTheWaitForAConnectionIsBounded(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	pool := postgrestest.Open(t, db.ServiceURL+"&pool_max_conns=1")
	held, err := pool.Acquire(t.Context())
	require.NoError(t, err)
	start := time.Now()
	_, err = pool.Exec(t.Context(), "select 1")
	require.True(t, postgres.IsDown(err), "%v", err)
	require.Less(t, time.Since(start), 8*time.Second)
	held.Release()
	_, err = pool.Exec(t.Context(), "select 1")
	require.NoError(t, err)
}

func TestASlowStatementAndAForgottenTransactionEnd(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	pool := postgrestest.Open(t, db.ServiceURL+"&statement_timeout=100&idle_in_transaction_session_timeout=100")
	_, err := pool.Exec(t.Context(), "select pg_sleep(30)")
	require.ErrorContains(t, err, "57014")
	require.True(t, postgres.IsDown(err))
	tx, err := pool.Begin(t.Context())
	require.NoError(t, err)
	time.Sleep(500 * time.Millisecond)
	_, err = tx.Exec(t.Context(), "select 1")
	require.Error(t, err)
	_ = tx.Rollback(context.Background())
}

func TestAMistakeOfOursIsNotAnOutage(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	_, err := pool.Exec(t.Context(), "select nothing_there")
	require.Error(t, err)
	require.False(t, postgres.IsDown(err))
	require.False(t, postgres.IsDown(pgx.ErrNoRows))
	require.False(t, postgres.IsDown(nil))
	var timeout string
	require.NoError(t, pool.QueryRow(t.Context(), "select current_setting('statement_timeout') || ' ' || current_setting('application_name')").Scan(&timeout))
	require.Equal(t, "10s tilslut", timeout)
}
