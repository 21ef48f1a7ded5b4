// Package reviewhttp is the caseworkers' room: the queue, a case with its documents, and what is decided about it.
//
//	GET  /review                            queue.go: parts of the queue, search, sorting, pages of 25
//	GET  /review/{id}                       case.go: the documents beside what the register says now
//	POST /review/{id}/take · /release       desk.go: whose desk the case lies on
//	     /review/{id}/hand-over
//	GET  /review/{id}/documents/{document}  document.go: a page as a picture, turned, or the file to take away
//	     /review/{id}/approve · /ask        decide.go: form → preview of the letters → POST → 303 /done
//	     /review/{id}/reject · /reopen
//	GET  /review/{id}/done                  done.go: what was decided, and the next case
//	     /review/support                    support.go: any case by its number, which letters arrived, send again
//	     /review/statistics                 statistics.go
//
// Everybody here is of the authority's staff (Guard). Cases are for caseworkers; an operator who is none gets to support and
// statistics, and is told so everywhere else. A case that was never submitted is no case here, but for support.
//
// The law decides (package connection), and is asked twice: by what would come of an act, before a form is shown and for the preview of
// its letters, and inside Store.Change when it counts. Who comes second is told who was first (conflict.go); nothing of theirs is lost,
// since the form is in their own browser.
//
// Each look at a case, a document or a look-up goes into the audit before anything is shown: what can't be noted isn't shown. The part of
// the queue that a caseworker works in stands in the address of every page (reviewpage.Asked), so that nothing is kept of it.
package reviewhttp
