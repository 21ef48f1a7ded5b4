// Package loginhttp is the login as people meet it: the page before MitID, the way there and back, what can go wrong, and
// the way out. It is also the Guard that other rooms ask who is here.
//
//	GET  /login              why we ask and what is kept                      200
//	GET  /login/start        notes an attempt, hands out its cookie           303 to the broker
//	GET  /login/callback     takes the attempt, opens a session               303 to where one was
//	GET  /login/enrol        with a session: the same, for a separate MitID   303 to the broker
//	GET  /login/problem/{…}  what happened and what to do                     by problem, see problem.go
//	GET  /login/enrol/problem/{…}  the same for an enrolment                  by problem
//	GET  /login/expired      a session that is over, and what was saved       200
//	POST /logout             ends our session, and the broker's where it can  303
//	GET  /logged-out                                                          200
//
// What identifies somebody lives in two places: in callback, as long as that function runs, and in the browser's sealed
// cookie. Subject and issuer become a keyed code there; neither they nor a token go anywhere else.
//
// An enrolment is begun by a flow (to is its page, with the authenticator) and comes back by the same callback. It never opens or
// changes a session. The person who comes back must have the name and date of birth of whoever is logged in, and a MitID
// that was never seen here; then the browser gets a note, sealed to its session, that the flow's page opens by Enrolled.
//
// Two windows may be on the way to MitID at once: the pre-login cookie holds up to three attempts, each with its own name in
// the database and its own address to return to. A callback takes the one whose state it brings.
package loginhttp
