// Package connectionsql keeps connections in PostgreSQL.
//
// There is one verb to write with: Change loads a case under its locks, lets the law decide (package connection), and saves
// what came of it in the same transaction: the case, its timeline, the audit trail, and the effects in the outbox. Start is the one
// way in, Sweep does for many cases at once what time does to one, and the letters' jobs note what became of them.
//
// # Locks
//
// Everybody locks in one order, so that nobody waits in a circle: the association's row, then the case's, then (at the end)
// the association's chain in the audit trail. The association's row makes two people who confirm at once come one after the other:
// the second one sees that the association is taken. The locks are FOR NO KEY UPDATE, which is enough for that, and lets
// somebody else start a case (a key share of the association's row) without waiting. Sweep takes the cases that nobody
// holds and skips the rest: they are there the next time.
//
// # Round trips
//
//	Get, Load, Standing, Mailbox             1
//	Change that changes nothing, or refuses  3: begin, load, rollback
//	Change                                   4: begin, load, save with timeline and audit, commit
//	Change with effects                      5, or 6 where the queue's workers are to be woken
//	Start                                    4: begin, association, save, commit; 4 when the person has an open case
//	RenewSetupLink                           1 more than Change: it finds the case of the link first
//	MarkSent, MarkBounced                    1
//
// # Privacy
//
// The room never sees who logged in: only a random reference, and what a weighing found. Names and addresses are those that
// somebody typed. Events hold neither.
package connectionsql
