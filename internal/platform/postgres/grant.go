package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// readOnlyTables may be read by the service, no more: the audit trail is written by audit_append alone, and versions
// are written by whoever migrates.
var readOnlyTables = []string{"audit_head", "audit_event", "audit_payload", "goose_db_version", "river_migration"}

// appendOnlyTables may be added to: what was accepted once must stay what it was.
var appendOnlyTables = []string{"terms_version"}

// grant gives the service its rights on every table there is, in one transaction: at no moment does it have more, or
// less than a running instance needs.
func grant(ctx context.Context, pool *pgxpool.Pool, service string) error {
	role := pgx.Identifier{service}.Sanitize()
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		statements := []string{
			"grant usage on schema public to " + role,
			"grant select, insert, update, delete on all tables in schema public to " + role,
			"grant usage, select on all sequences in schema public to " + role,
			"grant execute on function audit_append(text, bytea[], bytea[], text[]) to " + role,
		}
		for _, table := range readOnlyTables {
			statements = append(statements, "revoke insert, update, delete on "+pgx.Identifier{table}.Sanitize()+" from "+role)
		}
		for _, table := range appendOnlyTables {
			statements = append(statements, "revoke update, delete on "+pgx.Identifier{table}.Sanitize()+" from "+role)
		}
		for _, statement := range statements {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// migrating is our advisory lock's number; it means nothing.
const migrating = 5_481_201_706

// exclusive waits until nobody else migrates. It asks again and again rather than wait in the database, where
// lock_timeout would end the wait.
func exclusive(ctx context.Context, pool *pgxpool.Pool) (release func(), err error) {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	for {
		var got bool
		if err := conn.QueryRow(ctx, "select pg_try_advisory_lock($1)", int64(migrating)).Scan(&got); err != nil {
			conn.Release()
			return nil, err
		}
		if got {
			break
		}
		select {
		case <-ctx.Done():
			conn.Release()
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return func() {
		// Closing the connection gives the lock back, whatever state it is in.
		_ = conn.Hijack().Close(context.WithoutCancel(ctx))
	}, nil
}
