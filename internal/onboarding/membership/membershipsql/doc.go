// Package membershipsql keeps agreements and members in PostgreSQL, and answers who may act, and administer, for which association.
//
// Agreements and members are made by an approval (setupsql) or an activation, in their own transactions. What a member does afterwards goes
// through Change, which loads the member under its locks, lets the law decide (package membership), and saves what came of it in the
// same transaction, with the audit trail and the effects in the outbox.
//
// # Locks
//
// The association's row, then the member's, then (at the end) the association's chain in the audit trail. The association's row is
// what keeps two administrators from leaving at once, each because of the other.
//
// # Round trips
//
//	ByPerson, Member, Administrator, Load    1
//	Change that changes nothing, or refuses  3: begin, load, rollback
//	Change                                   4: begin, load, save with audit, commit; 5 or 6 with effects
package membershipsql
