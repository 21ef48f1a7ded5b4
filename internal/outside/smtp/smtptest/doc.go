// Package smtptest is a mail server that keeps what it gets: the stand-in for the world's mailboxes, on the desk and in tests.
//
// It has a page that shows letters as people see them, newest first, and an API:
//
//	GET    /                        all letters; ?to=part-of-an-address narrows
//	GET    /letters/{id}            one letter: what the recipient sees, its text part, its headers
//	GET    /letters/{id}/html       the HTML part alone, in a sandbox; its links open a page of their own
//	GET    /letters/{id}/raw        as it came over the wire
//	POST   /trouble                 the form at the foot of the page
//	GET    /api/letters?to=&kind=   JSON, newest first
//	GET    /api/latest?to=&kind=    JSON, the newest one, with the links in it; 404 when there is none
//	DELETE /api/letters             an empty mailbox
//	GET|PUT /api/trouble            how it misbehaves, as JSON
//
// It can be told to misbehave (Trouble). Without being told, it refuses every recipient whose local part contains "bounce" with
// 550, so that a bounce can be seen at the desk by typing an address.
//
// The kind of a letter is the first word of its Message-ID ("receipt.….1@host" is a "receipt").
package smtptest
