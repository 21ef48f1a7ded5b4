// Package connectpage holds the pages on which an association is connected, in Danish and English.
//
// One page is one templ component that takes one struct; a file holds a page with its variants. The structs hold what the
// page shows and nothing else, so that a page can be looked at, and tested, without a database:
//
//	start → find → association ─┬→ role → contact → evidence → terms → administrators → check → receipt
//	                            │                     │                                    └→ mailbox → (link) ┘
//	                            └→ refused            └→ what to do when the register does not know the person
//
//	a reporter:        role → reporter → representative → hint → administrators → check → waiting
//	a representative:  (invitation) → tasks → contact, evidence, terms, administrators → check → receipt
//	locked out:        refused → recover → contact … check → waiting; who may object: (object)
//
//	tasks, case, correct, withdraw and ended stand beside the steps: they are where one returns to.
//
// No page knows which step follows. The back link of a step leads to the task list, every form posts to its own address,
// and the answer leads to the case, which decides.
//
// The words say what happens and what to do next, to a person who does this once in her life. An address in the register
// is shown masked: whoever starts a connection has not yet shown that it concerns her.
package connectpage
