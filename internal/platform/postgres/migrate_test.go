package postgres_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestMigratingAgainAndAllAtOnceDoesNoHarm(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewEmpty(t)
	var group errgroup.Group
	for range 4 {
		group.Go(func() error { return postgres.Migrate(context.Background(), db.OwnerURL, db.ServiceURL) })
	}
	require.NoError(t, group.Wait())
	require.NoError(t, postgres.Migrate(t.Context(), db.OwnerURL, db.ServiceURL))
	require.NoError(t, postgres.Ready(t.Context(), postgrestest.Open(t, db.ServiceURL)))
}

func TestOneRoleMayBeBoth(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewEmpty(t)
	require.NoError(t, postgres.Migrate(t.Context(), db.OwnerURL, db.OwnerURL))
	require.NoError(t, postgres.Ready(t.Context(), postgrestest.Open(t, db.OwnerURL)))
}

func TestADatabaseThatIsBehindIsNotReady(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewEmpty(t)
	pool := postgrestest.Open(t, db.ServiceURL)
	require.Error(t, postgres.Ready(t.Context(), pool), "no schema at all")
	require.NoError(t, postgres.Migrate(t.Context(), db.OwnerURL, db.ServiceURL))
	owner := postgrestest.Open(t, db.OwnerURL)
	_, err := owner.Exec(t.Context(), "delete from goose_db_version where version_id = (select max(version_id) from goose_db_version)")
	require.NoError(t, err)
	require.ErrorContains(t, postgres.Ready(t.Context(), pool), "run `tilslut migrate`")
}

func TestTheServiceCannotChangeTheSchemaOrWriteWhatIsReadOnly(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for _, statement := range []string{
		"create table x (y int)", "alter table session add column z int", "drop table session", "truncate session",
		"insert into audit_event values ('', 1, '', '')", "update audit_head set n = 0", "delete from audit_payload",
		"update goose_db_version set version_id = 9", "delete from river_migration", "truncate audit_event",
		"update terms_version set name = 'x'", "delete from terms_version",
	} {
		_, err := pool.Exec(t.Context(), statement)
		require.Error(t, err, statement)
		require.Regexp(t, "permission denied|must be owner", err.Error(), statement)
	}
}

// While somebody holds what a step needs, the migration must let go again and again: whoever else waits gets a turn.
func TestAMigrationWaitsForALockOnlyShortlyAndTriesAgain(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewEmpty(t)
	owner := postgrestest.Open(t, db.OwnerURL)
	tx, err := owner.Begin(t.Context())
	require.NoError(t, err)
	_, err = tx.Exec(t.Context(), "create table session (in_the_way int)")
	require.NoError(t, err)
	done := make(chan error, 1)
	go func() { done <- postgres.Migrate(context.Background(), db.OwnerURL, db.ServiceURL) }()
	waiting := func() bool {
		var waits bool
		require.NoError(t, owner.QueryRow(t.Context(), `select exists (select from pg_stat_activity
			where datname = current_database() and application_name = 'tilslut migrate' and wait_event_type = 'Lock')`).Scan(&waits))
		return waits
	}
	require.Eventually(t, waiting, 20*time.Second, 20*time.Millisecond, "it waits")
	require.Eventually(t, func() bool { return !waiting() }, 5*time.Second, 20*time.Millisecond, "it lets go")
	require.Eventually(t, waiting, 5*time.Second, 20*time.Millisecond, "it tries again")
	require.NoError(t, tx.Rollback(t.Context()))
	require.NoError(t, <-done)
}
