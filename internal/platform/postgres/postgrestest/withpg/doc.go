// Command withpg starts one PostgreSQL in memory for the command in its arguments, and ends with that command's code:
//
//	go run ./internal/platform/postgres/postgrestest/withpg go test ./...
//
// PG_BIN chooses the server. Where TILSLUT_TEST_POSTGRES is set already, that server is used and none is started.
package main
