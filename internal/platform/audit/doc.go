// Package audit is the trail of who did what, written in the transaction that did it: if the change is there, so is
// its event, and neither without the other.
//
// Each association has a chain of its own; what belongs to no association is in the chain of "". An event's hash
// covers the hash before it, its place, and a commitment to what happened:
//
//	commitment = HMAC-SHA-256(salt, payload)
//	h          = SHA-256("tilslut-audit-v1" 00 | h before | length, 1 byte | association | n, 8 bytes | commitment)
//
// The salt is 32 random bytes, and lies with the payload, apart from the chain: erasing both leaves the chain whole and
// tells nothing of what was erased. The payload is JSON with sorted keys and holds references only, never a name, an
// address or a date of birth.
//
// The service's role can only call the function audit_append; it can read the tables, but not write them. The owner
// of the tables meets triggers. Verify recomputes a chain and finds whatever was edited, removed, moved or put in.
// What it cannot find by itself is a chain that was rewritten consistently from some place to its end, or cut off at
// its end together with its head: that takes checkpoints kept outside the database, which are not built yet.
package audit
