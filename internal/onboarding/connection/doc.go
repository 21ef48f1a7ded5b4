// Package connection is step 2 of the guide: an association connects, by somebody who may enter into agreements for it.
//
// A Connection is one person's case for one association. The package is the law of it: every act is a method that takes the
// case as it is and answers the case as it becomes, together with the effects (letters) that follow. Nothing here reads a
// clock, makes an id or asks a neighbour; what the register and the login said comes in as a Finding (weigh.go).
//
// # States
//
//	          Confirm, attested (or registered where the house trusts the register alone)
//	  ┌──────────────────────────────────────────────────────────┐
//	  │                                                          ▼
//	draft ── Confirm, registered ──▶ awaiting_mailbox ─────▶ connected
//	  ▲                                    │        OpenMailbox  ▲
//	  └──────── Lapse, after 7 days ───────┘                     │
//	                                                             │
//	later, by a reporter and by caseworkers:                     │
//	                                                             │
//	draft ── reporter sends ──▶ awaiting_representative ─────────┤ representative approves (also to awaiting_mailbox, under_review)
//	              ▲                    │ sends back · rejects · 30 days
//	              │                    ▼
//	              └─ sent again ─ returned · rejected · expired  │
//	                                                             │
//	draft ── Confirm, documented ──▶ under_review ── approved ───┘
//	                                   │      ▲
//	                      more asked   ▼      │ answered
//	                              more_documentation ── 30 days ──▶ expired
//	under_review ── rejected ──▶ rejected ── taken up again ──▶ draft;  reopened within 14 days ──▶ under_review
//
//	any but connected ── Withdraw ──▶ withdrawn
//
// Of these, the acts on draft, awaiting_mailbox, connected and withdrawn are here now. The other states are named so that the
// table of states, the database and the pages know all of them from the start; Confirm refuses what needs them
// (ErrNeedsDocumentation).
//
// # Few states, derived tasks
//
// A state stands only for what can't be derived. What is left to do (Missing), where to go (Next), which pages may be seen
// (CanVisit), whether a link is still good (MailboxLink) and whether somebody else was first (Taken) are derived.
//
// # Idempotent by law
//
// Every act done twice leaves the same state and causes nothing the second time: people press twice, browsers send twice, and
// jobs run twice.
//
// # Who may act
//
// Only the person who started the case; but an administrator's setup link that has expired is renewed by whoever holds it, without a
// login, to the registered address alone (RenewSetupLink). Several people may prepare the same association at once; only connected is unique,
// and the others are then told.
package connection
