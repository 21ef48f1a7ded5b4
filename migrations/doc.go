// Package migrations holds the database's schema as numbered steps, which `tilslut migrate` applies with goose, and
// schema.sql, what they add up to: generated, kept true by a test, and the place to read the schema.
//
// Steps are only ever added, and none is changed once it has been released. A step that takes a lock must be able to
// wait: two versions of the service run on one schema while the service is being replaced. SQL stays at the level of
// PostgreSQL 15.
//
// After a new step: `go test ./migrations -update` writes schema.sql anew.
package migrations
