package termssql

import (
	"testing"

	"tilslut/internal/platform/postgres/postgrestest"
)

func TestTheQueriesFitTheSchema(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for name, query := range map[string]string{
		"currentQuery": currentQuery, "namedQuery": namedQuery, "listQuery": listQuery, "nowQuery": nowQuery,
		"insertStatement": insertStatement, "lockStatement": lockStatement,
	} {
		postgrestest.Prepare(t, pool, name, query)
	}
}
