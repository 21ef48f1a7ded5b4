// Package postgrestest gives a test a database of its own: migrated, empty, and connected to as the service's role.
//
// There is one PostgreSQL for a whole `go test ./...` where the test command is started by withpg (as make test does),
// which leaves its address in TILSLUT_TEST_POSTGRES. Without it, every test binary that asks for a database starts a
// server of its own, in memory, which ends with the binary. A template is migrated once per server and schema, under a
// lock; each test clones it as a copy of files, which takes some 20 ms.
//
// A machine without any PostgreSQL skips these tests, but never in CI.
package postgrestest
