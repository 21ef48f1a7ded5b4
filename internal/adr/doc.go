// Package adr keeps the decisions that shaped the house, one page each, numbered in the order they were taken.
//
// A decision says what was the case, what was decided and what follows, good and bad. It is never rewritten: a later
// decision supersedes it and says so. Write one when you choose between ways that a newcomer would also consider.
//
//	0001 Rooms, and the suffix is the licence
//	0002 Effects are the outbox
//	0003 SQL by hand
//	0004 A login's identity stays in the browser
//	0005 Links are signed, not stored
//	0006 The audit is written by a function that the service may only call
//	0007 An association is its CVR number
//	0008 Evidence is weighed again when it counts
//	0009 The language switch submits the page's form
//	0010 Forgery is refused by origin, not by tokens
//	0011 Who is matched, and with what
//	0012 A separate MitID is another login of the same person
//	0013 Caseworkers log in at the authority, and act under their names
//	0014 Working days
//	0015 What a reporter prepared goes back to the representative
//	0016 An association that is locked out
//	0017 Documents
//	0018 One clock
package adr
