// Package activation is step 4 of the guide: the users that an association had in the older solution become users who may act for it.
//
// They come in by a file (import.go), and stay imported users until each is activated or deleted. A User is one of them. As
// in package connection, every act is a method that takes the user as it is and answers the user as it becomes, together
// with the effects (letters) that follow; nothing here reads a clock, makes an id or compares what a login said: a comparison
// comes in as matching.Found.
//
// # States
//
//	               Invite (a choice of login)                Approve, Enrolled
//	import ──▶ imported ─────────────▶ invited ──────────────────────────────────▶ active
//	              ▲  │                 ▲  │  ▲                                       (a member; this package is done with them)
//	      Restore │  │ Delete   Invite │  │  └─ Invite again: another choice, or the link ran out
//	  (30 days)   │  │                 │  │ Reject, where nothing but private MitID was on offer
//	              │  ▼                 │  ▼
//	           deleted ◀── Delete ── refused
//	              │
//	              └── 30 days ──▶ gone for good
//
// A link that ran out is no state: it is derived (Link), and so are the next page (Next) and whether a letter came back (Bounced).
//
// # One law for one and for many
//
// Invite, Delete and Restore are Transitions: values that say from which states to which, with which choice. Apply is the law
// for one user, and the store has the same as a single statement for as many as are chosen; a test holds the two against
// each other. A transition that doesn't meet a user says why (Reason).
//
// # Double voluntariness
//
// Private MitID is used only where the association allows it (membership.Agreement), the user administrator chose it for this user
// (Choice) and the user approves it. Whoever rejects it gets a separate MitID where that was on offer too, and is otherwise
// refused: not activated, and the user administrators are told.
//
// # Who comes
//
// The link says where to go, never who comes. Whoever logs in must be the person the association meant: Match judges what was
// compared, and asks for the temporary code where that is not enough. From then on only that person can go on. The date of
// birth, which is kept as a keyed code, is erased when it has been used.
//
// # Idempotent by law
//
// Every act done twice leaves the same state and causes nothing the second time.
package activation
