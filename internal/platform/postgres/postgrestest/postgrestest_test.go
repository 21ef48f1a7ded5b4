package postgrestest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestATestsDatabaseIsMigratedItsOwnAndUsedAsTheService(t *testing.T) {
	t.Parallel()
	one, other := postgrestest.New(t), postgrestest.New(t)
	require.NoError(t, postgres.Ready(t.Context(), one))
	_, err := one.Exec(t.Context(), "insert into session (token_hash, data, expires) values ('\\x01', '', now())")
	require.NoError(t, err)
	var n int
	require.NoError(t, other.QueryRow(t.Context(), "select count(*) from session").Scan(&n))
	require.Zero(t, n)
	var user string
	require.NoError(t, one.QueryRow(t.Context(), "select current_user").Scan(&user))
	require.Equal(t, "tilslut", user)
}

func TestPrepareFindsAStatementThatDoesNotFit(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	postgrestest.Prepare(t, pool, "good", "select data from session where token_hash = @hash and expires > @now")
	watched := &watcher{TB: t}
	postgrestest.Prepare(watched, pool, "bad", "select date from session where token_hash = @hash")
	require.True(t, watched.failed)
}

type watcher struct {
	testing.TB
	failed bool
}

func (w *watcher) Errorf(string, ...any) { w.failed = true }
