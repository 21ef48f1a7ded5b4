package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestThePoolOpensWithoutADatabase(t *testing.T) {
	t.Parallel()
	pool, err := postgres.Open(t.Context(), "postgres:///tilslut?host=/nowhere&user=tilslut")
	require.NoError(t, err)
	defer pool.Close()
	require.ErrorContains(t, postgres.Ready(t.Context(), pool), "/nowhere")
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
	require.ErrorIs(t, err, context.DeadlineExceeded)
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
	tx, err := pool.Begin(t.Context())
	require.NoError(t, err)
	time.Sleep(500 * time.Millisecond)
	_, err = tx.Exec(t.Context(), "select 1")
	require.Error(t, err)
	_ = tx.Rollback(context.Background())
}

func TestTheTimeoutsAreThereByDefault(t *testing.T) {
	t.Parallel()
	var settings string
	require.NoError(t, postgrestest.New(t).QueryRow(t.Context(), `select concat_ws(' ', current_setting('statement_timeout'),
		current_setting('idle_in_transaction_session_timeout'), current_setting('application_name'))`).Scan(&settings))
	require.Equal(t, "10s 30s tilslut", settings)
}
