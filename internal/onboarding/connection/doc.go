// Package connection is step 2 of the guide: an association connects, by somebody who may enter into agreements for it.
//
// A Connection is one case for one association. The package is the law of it: every act is a method that takes the
// case as it is and answers the case as it becomes, together with the effects (letters and other jobs) that follow. Nothing here reads a
// clock, makes an id or asks a neighbour; what the register and the login said comes in as a Finding (weigh.go).
//
// # States
//
//	draft ──────── Confirm, attested ─────────────────────────────────────────────────▶ connected
//	  │   ──────── Confirm, registered ────▶ awaiting_mailbox ── OpenMailbox ─────────▶ connected
//	  │                                        └─ 7 days ─▶ draft
//	  │   ──────── Confirm, documented ────▶ under_review ──── Approve ───────────────▶ connected
//	  │                                        │   ▲  └────── Reject ────▶ rejected
//	  │                                AskMore ▼   │ Answer                  │ Reopen, 14 days ─▶ under_review
//	  │                                more_documentation ── 30 days ─▶ expired
//	  │
//	  └── a reporter's: Send ──▶ awaiting_representative ── the representative Confirms: as from draft
//	                               │      ▲    ├─ Decline ─▶ rejected
//	                      SendBack ▼      │    └─ 30 days ─▶ expired
//	                             returned ┘ Send
//
//	rejected, expired ── TakeUp ──▶ draft; the representative's own: awaiting_representative
//	any but connected ── Withdraw ──▶ withdrawn
//
// An association that is connected and has no administrator left is opened by a case that Replaces the one that connected it: what would
// connect leads to awaiting_objection, whoever administers the association may Object (rejected) for 7 days, and then it is connected.
//
// Whatever leads to draft leads to awaiting_representative in a case that a reporter prepared: the representative decides, and has it
// on her desk again. testdata/transitions.golden has every state with every act, by whom, and which letters follow; it is
// written from the rules.
//
// # Who may act
//
// What somebody is to a case is their Part: the Starter, or the Representative whom a reporter named and who has taken the case up
// by her link (Claim). The Decider binds the association; the Pen is with whoever may change the answers now. Caseworkers act on
// what was submitted, and only who has taken it decides it. An administrator's setup link that has expired is renewed by whoever holds it,
// without a login, to the registered address alone (RenewSetupLink). Several people may prepare the same association at once; only
// connected is unique, and the others are then told.
//
// # Few states, derived tasks
//
// A state stands only for what can't be derived. What is left to do (Missing), where to go (Next), which pages may be seen
// (CanVisit), whether a link is still good (MailboxLink, InvitationLink), every deadline (deadlines.go), whether somebody else was
// first (Taken) and what the clock does next (Wake) are derived.
//
// # Idempotent by law
//
// Every act done twice leaves the same state and causes nothing the second time: people press twice, browsers send twice, and
// jobs run twice.
package connection
