// Package activationhttp lets a user administrator activate imported users, and each of them become a user, in a browser.
//
// # The administrator's side
//
//	/association/{cvr}/imported                list.go: search, filter, pages of 25, boxes to tick
//	  POST with ticks ─▶ /activate ─▶ /check ─▶ POST ─▶ /result         several.go, check.go
//	  /{id}                                    user.go: one user, and what can be done about them
//	    POST (a choice) · /resend · /code · /address · /delete · /restore
//
// Which users are meant stands in the address of each page in between, so that nothing is kept of a choice that comes to
// nothing, and the page can be looked at again. No id is believed: the store names the association in every statement.
//
// Who is no administrator of the association is told that there is no such page, as for an association that does not exist
// (Access). An organisation administrator who is no user administrator sees everything and changes nothing.
//
// # The user's side
//
//	GET  /activate/{token}            link.go: how the link stands; leads on whoever was matched
//	POST /activate/{token}            match.go: who has come?
//	  /match                          the temporary code, where the login leaves doubt
//	  /private                        private.go: approve or reject
//	  /separate ─▶ /login/enrol ─▶ /enrolled    separate.go
//	  /receipt · /refused             receipt.go
//	  POST /renew                     renew.go: the one that needs no login; the letter goes to the registered address
//
// Looking at a page changes nothing, whoever looks, and neither does a form that is sent by somebody who is not logged in: mail
// programs and their guards open links, too. activation.Next alone says what comes next; a step whose turn it is not leads to
// the link, and the link leads to the step.
//
// What the login said is compared here (found) with what the association said, and only the outcome goes on.
package activationhttp
