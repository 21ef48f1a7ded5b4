// Package setupsql keeps setups in PostgreSQL: the administrators' ways, the letters about them, and the agreement and the member that
// an approval makes.
//
// There is one verb to write with: Change loads a setup under its locks, lets the law decide (package setup), and saves what came of it
// in the same transaction, with the audit trail and the effects in the outbox. An act that is refused may leave something behind all
// the same (a try is gone, somebody is to be told): whatever the history grew by is saved, and the error is answered.
//
// # Locks
//
// The order is the house's: the association's row, then the administrator's, then (at the end) the association's chain in the audit
// trail. The association's row makes everything about one association come one after the other: of two administrators who
// approve at once the second one finds the association set up. Remind takes none; what it orders is judged again when it is sent.
//
// # What belongs to whom
//
// The appointment is the connection's: this room reads it, and erases its date of birth once it was used. An answer belongs to the
// appointment it was given under: when the representative names somebody else, what is stored of the one before counts no longer.
//
// # Round trips
//
//	Get                                      1
//	Change that changes nothing, or refuses  3: begin, load, rollback
//	Change                                   4: begin, load, save with audit, commit; 5 or 6 with effects
//	MarkSent, MarkBounced                    1
package setupsql
