package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/migrations"
)

const readyQuery = `select coalesce(max(version_id), 0) from goose_db_version where is_applied`

// Ready is nil when the database answers and its schema is at least at the version this program was built with. A
// newer schema is fine: while a new version is rolled out, the old one works on it too.
func Ready(ctx context.Context, pool *pgxpool.Pool) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	var version int64
	if err := pool.QueryRow(ctx, readyQuery).Scan(&version); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	if version < migrations.Latest() {
		return fmt.Errorf("database: the schema is at version %d, this program needs %d: run `tilslut migrate`",
			version, migrations.Latest())
	}
	return nil
}
