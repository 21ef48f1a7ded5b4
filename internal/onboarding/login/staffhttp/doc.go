// Package staffhttp is the login of caseworkers and operators, at the authority's own provider, and the Guard of everything below
// /review. MitID opens nothing here, and what is opened here opens nothing elsewhere.
//
//	GET  /review/login              who may log in and what is kept             200; without a provider 404, which says so
//	GET  /review/login/start        notes an attempt, hands out its cookie      303 to the provider
//	GET  /review/login/callback     takes the attempt, opens a session          303 to where one was
//	GET  /review/login/problem/{…}  what happened and what to do                by problem, see problem.go
//	GET  /review/login/expired      a session that is over                      200
//	POST /review/logout             ends our session                            303
//	GET  /review/logged-out                                                     200
//
// The way there and back is that of loginhttp: an attempt bound to this browser, used once; what is checked of the answer is in
// outside/oidc. Then a role is demanded. Whoever has none gets no session, and loses the one this browser had: what the provider says
// now is what counts. Name and roles are sealed into the browser's cookie, the session's row knows a random reference. 15 minutes
// without use end a session, eight hours in any case.
//
// The provider's own session is not ended by a log-out: it is the employee's for everything at work, and the page says so.
//
// Apart is the middleware that keeps the two kinds of people apart. Below /review it looks for a session of staff, elsewhere for one
// of the people: never for both, so that no page pays for the other's.
package staffhttp
