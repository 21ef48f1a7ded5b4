// Package activationsql keeps imported users in PostgreSQL.
//
// As in connectionsql there is one verb to write one user with, Change; and as there may be many, the same law as a single
// statement: Weigh says what a transition would do to some users, Transit does it. Import is the way in, Remind and Purge do what
// time does.
//
// Whoever becomes active becomes a member in the same transaction, or more of one (membership.Member.Join).
//
// # Locks
//
// Everybody locks in one order: the user's row (several in the order of their ids), the member's, the counters of the association (by
// the triggers of imported_user), and last its chain in the audit trail. Remind and Purge take users whom nobody
// holds and skip the rest.
//
// # Round trips
//
//	List, User, ByLink, Counts, Weigh, Notice    1
//	Change that changes nothing, or refuses      3: begin, lock, rollback
//	Change                                       4: begin, lock, save with audit, commit; 1 or 2 more with effects, 2 more for a new member
//	Transit                                      5 and the effects: begin, agreement, the statement, audit, commit
//
// # Lists
//
// A page is found by the name and id of the last user before it, however long the list is, and above it stand counters that
// triggers keep. A search looks at so many candidates and no more; trigrams find them.
//
// # Privacy
//
// Names and addresses are those in the association's file, and go with it. The room never sees who logged in: only a random
// reference, and what a comparison found. Events hold neither.
package activationsql
