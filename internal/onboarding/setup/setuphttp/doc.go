// Package setuphttp answers the link in an administrator's letter.
//
//	GET /setup/{token} ── setup.Invitation.Link ──▶ good 200 · expired, superseded, withdrawn 410 · none of ours 404
//
// The link says where to go and never who comes: the page needs no login, changes nothing, whoever or whatever looks at it, and
// shows three names and no address. What follows, the setup itself, will begin with a login on this page.
package setuphttp
