// Package postgres is the way to the database: it opens the service's pool with the time-outs that keep one slow
// statement from holding up the house, says whether the database is ready for this version of the service, and
// migrates it.
//
// Two roles: the owner, who migrates and owns every table, and the service, which may read and write rows but neither
// change the schema nor the audit trail. Where one role has to be both, everything works, but the audit trail is then
// only as safe as that role.
//
// Migrate brings the schema to the version embedded in migrations, then River's tables to the version of its library,
// then grants the service its rights. It may be run as often as one likes and by several instances at once.
package postgres
