// Package login is about who is here: people log in with their private MitID, through a broker, and staff at the authority's own
// provider. The two have nothing in common but the way: a person is nobody below /review, and one of the staff is nobody elsewhere.
//
//	       /login                 /login/start                    the broker              /login/callback
//	why we ask, what is kept ──▶ an attempt is noted, cookie ──▶ MitID, whatever it asks ──▶ the attempt is taken ──▶ session, back to where one was
//	       ▲                                                                                   │
//	       └────────────────────────────── a Problem, what to do about it ◀────────────────────┘
//
// An attempt belongs to the browser that began it and is good for ten minutes and one callback. Its row says nothing about
// a person and goes when it is taken. Where the person was on the way to is sealed in that browser's cookie and nowhere else.
//
// What is left after a login: a session row (a random reference, the level, the time), and a person's row, which is that
// reference and a keyed code. What MitID said stays in the browser's own sealed cookie: it is compared, and forgotten. The
// keyed code recognises somebody next time; it is still personal data, and the page before the login says so.
//
// It is the same with staff, below /review/login: an attempt, a row with a random reference, a keyed code. What the provider said, a name
// and roles, stays in the browser's sealed cookie for as long as the session lasts; a role that is taken away is gone at the next
// login, at the latest after eight hours. A second factor is demanded, and one role at least.
package login
