package postgrestest

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Prepare has the server parse a statement of a room against the migrated schema, as the service's role: a misspelt
// column, a type that does not fit or a table that is gone fails here instead of in front of a person. The statement
// may have @names, which are rewritten as pgx.StrictNamedArgs does. Name is for the message only.
func Prepare(t testing.TB, pool *pgxpool.Pool, name, statement string) {
	t.Helper()
	rewritten, _, err := pgx.NamedArgs{}.RewriteQuery(context.Background(), nil, statement, nil)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	conn, err := pool.Acquire(context.Background())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	defer conn.Release()
	if _, err := conn.Conn().PgConn().Prepare(context.Background(), "", rewritten, nil); err != nil {
		t.Errorf("%s does not fit the schema: %v\n%s", name, err, rewritten)
	}
}
