// Package session remembers that somebody has logged in, and no more than that.
//
// What is kept where:
//
//	our table       hash of the token · person.Ref, level, time of login · expiry · last use · revoked
//	the browser     the token, in one cookie; what the login said, sealed, in another
//
// The seal is bound to the token and the session's expiry: it opens in the session it was made in, for as long as that
// lives, and nowhere else. We hold the key and not the box; the browser holds the box and not the key.
//
//	        Begin                     30 minutes unused, 8 hours old
//	(none) ───────▶ alive ──────────────────────────────▶ over
//	                  │ End, Begin again
//	                  ▼
//	               revoked, for good
//
// There may be sessions of several kinds of people, each with a name. They share the table and nothing else: cookies, look-up, idle
// time and seal are a kind's own, and a browser may be logged in as one of each. A login under way is the browser's, too (Await, Awaited).
//
// Inside is scs, of whose ways two are not used. It saves a session whole at the end of a request, so that a slow request
// brings back what a log-out has just ended; here a request saves nothing, and a revoked row is a tombstone that no write
// revives. And it counts idleness by writing at every request; here the look-up itself touches the row, at most once a
// minute. No cookie means no look-up. All time is the database's.
package session
