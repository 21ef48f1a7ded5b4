// Package activatepage holds the pages on which imported users become users, in Danish and English: those that an
// association's user administrator sees, and those that the link in a user's letter leads to.
//
//	administrator:  list ─┬→ choose → check → result        several at once
//	                      └→ user ─┬→ activate, resend       one
//	                               ├→ code                   shown once, in the answer to the button
//	                               ├→ address
//	                               └→ delete ⇄ restore
//
//	user:           link → (login) → link ─┬→ code ─┬→ private ─┬→ receipt
//	                  │                    └────────┤           └→ refused
//	                  └→ expired, used, superseded, └→ enrol → enrolled → receipt
//	                     withdrawn, wrong person, bad
//
// One page is one templ component that takes one struct, which holds what the page shows and nothing else. No page knows
// which step follows: every form posts to its own address, and the answer decides.
//
// The words speak to two people: a treasurer who looks after thirty names once in her life, and somebody who has got a mail
// that he did not expect. Nobody is told that he must use his private MitID, since he needn't: the association has said
// that he may, and it is he who decides.
package activatepage
