// Package reviewpage is the caseworkers' side of the connection, in Danish and English:
//
//	queue ⇄ case ─┬─ document ⇄ document        pages as pictures, or the file to take away
//	              ├─ take, release, hand over   conflict: somebody else was first
//	              ├─ approve ─┐
//	              ├─ ask ─────┼→ preview of the letters → done → the next case
//	              ├─ reject ──┤
//	              └─ reopen ──┘
//	support      which letters of any case were sent, came back, are sent again
//	statistics   how the work went, week by week
//
// One page is one templ component that takes one struct. A page that is reached from a part of the queue carries that part along
// in its address (Asked), so that the way back and the next case are those of the part that the caseworker works in.
//
// The words speak to somebody who reads thirty cases a day: facts first, no explanations that she knows by heart, and no colour that
// says what no word says.
package reviewpage
