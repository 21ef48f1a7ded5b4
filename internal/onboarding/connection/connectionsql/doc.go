// Package connectionsql keeps connections in PostgreSQL.
//
// There is one verb to write with: Change loads a case under its locks, lets the law decide (package connection), and saves
// what came of it in the same transaction: the case, its documents and decisions, its timeline, the audit trail, and the effects in the
// outbox. Start and Recover are the ways in, Sweep does what the clock does, and the letters' jobs note what became of them.
//
// # Who reads
//
// Get answers to whoever's case it is: who started it, and the representative who has taken it up. Mailbox and Invitation are for a link's
// page, before anybody is logged in, and Objection is for an administrator who may object: those three answer a list of what may be shown.
// ForReview, Earlier, FindNumber and Queue are for caseworkers; that somebody is one is the caller's to know, and Viewed writes down what
// they looked at. Load is for the house itself.
//
// # Locks
//
// Everybody locks in one order, so that nobody waits in a circle: the association's row, then the case's, then (at the end)
// the association's chain in the audit trail. The association's row makes two people who confirm at once come one after the other:
// the second one sees that the association is taken. The locks are FOR NO KEY UPDATE, which is enough for that, and lets
// somebody else start a case (a key share of the association's row) without waiting. Drafts are deleted several at a time, without the
// association's lock: those that somebody holds are skipped, and are there the next time.
//
// # The clock
//
// wake_at is when the clock has something to do on a case, by the law (connection.Connection.Wake), reckoned anew at every save. Sweep
// acts on the cases whose time has come, each by Tick in a Change of its own. What makes it another time without an act on the case is
// somebody else who connects the association: the connecting case wakes the others, and Tick finds out what there is to do.
//
// # Round trips
//
//	Get, Load, Standing, Mailbox, Invitation, Objection, ForReview, Queue, Earlier, FindNumber, LiveDocuments, Statistics   1
//	Change that changes nothing, or refuses  3: begin, load, rollback
//	Change                                   4: begin, load, save with timeline and audit, commit
//	Change with effects                      5, or 6 where the queue's workers are to be woken
//	Start, Recover                           4: begin, association, save, commit; 4 when the person has an open case
//	RenewSetupLink                           1 more than Change: it finds the case of the link first
//	Viewed                                   2: the association whose trail it is, then the trail
//	MarkSent, MarkBounced, Seen, Caseworkers, RecoveryRecipient  1
//	Sweep                                    5 with nothing to do
//
// # Privacy
//
// The room never sees who logged in: only a random reference, and what a weighing found. Names and addresses are those that
// somebody typed. Events hold neither. Of a case that is deleted nothing stays but the audit trail and, for the statistics, when
// caseworkers decided what and whether that was in time.
package connectionsql
