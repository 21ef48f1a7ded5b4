// Package prepare is the first step of the guide: does the association need to connect at all, and what should it have ready?
//
// The need check asks at most four questions, one at a time, and each only where its answer matters:
//
//	people ── one ─────────────────────────────────────────────→ not-needed
//	  └ several → cvr ── no ───────────────────────────────────→ number-first
//	               └ yes → form ── other ──────────────────────→ other-form
//	                        └ association, voluntary, unsure
//	                             └→ register ── yes ───────────→ connect
//	                                         ├ recent ─────────→ wait
//	                                         ├ no ─────────────→ register-first
//	                                         └ unsure ─────────→ look-up
//
// Who doesn't know the form goes on: it is looked up in the register when the association is found. Nothing is kept: the
// answers stand in the address, and an answer that no longer matters is dropped from it.
package prepare
