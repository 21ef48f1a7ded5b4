// Package identity is what a login said about the person who logged in, for as long as a request lasts.
//
// MitID (through a broker) and the staff provider say more than the house wants to know. What it takes is this noun and nothing
// else: a name, a date of birth, the CVR numbers that the person may represent, how sure the provider is (Level), when and with
// which authenticator. There is no field for a CPR number or a MitID UUID, so there is nowhere to put one.
//
// An identity is never at rest with us: it is sealed into a cookie of the person's own browser and opened when a request needs
// it. So that it doesn't slip into a log line either, an Identity and a Login print themselves as "identity(…)", whatever the verb.
// (encoding/json sees the fields: sealing needs that.)
//
// An Employee is the same of a caseworker or an operator, who logs in at the authority's own provider: a name, and the roles there.
//
// The room is closed to *sql, *jobs and web; a page that shows a name gets a string.
//
// # A login under way
//
//	Start ── Attempt{state, nonce, verifier} kept by the house, bound to the browser
//	  │
//	  ▼
//	the broker's pages ──► callback ──► Finish ──► Login
//	                                      └──────► ErrCancelled  the person pressed cancel
//	                                               ErrTimedOut   the person took too long
//	                                               ErrLevelTooLow the login is not at level Substantial
//	                                               ErrBrokerDown the broker doesn't answer, or answers nonsense
//	                                               ErrFailed     everything else: refused, forged, replayed
//
// The enrolment of a separate MitID goes the same way, with one more end: ErrNotOffered, before the broker is visited.
package identity
