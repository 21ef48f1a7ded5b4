// Package page is where an answer becomes a response: the one place that knows HTTP statuses.
//
// A handler returns an error and writes nothing until it has everything. Render shows a page, Again shows a failed form,
// Redirect goes on; Faults turns whatever is returned into a response:
//
//	fault.Invalid          422   what was sent can't be used
//	fault.NotFound         404   and for what the asker may not know of
//	fault.Forbidden        403
//	fault.Conflict         409
//	fault.Gone             410   an expired, used or superseded link
//	fault.TooMany          429   with Retry-After
//	fault.Unavailable      503   a neighbour, or our database, does not answer
//	fault.Refused          502   a neighbour said no
//	fault.Unauthenticated  303   to the login, and back afterwards
//	anything else          500   our own mistake: logged once, under the reference that the page shows
//
// Every POST that worked answers a redirect (303), so that going back and reloading repeat nothing.
package page
