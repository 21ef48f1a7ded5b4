// Package setuphttp lets an administrator set the association up in a browser.
//
//	letter ─ GET /setup/{token} ─ link.go: who has appointed whom; nothing changes, whoever looks
//	           ├─ expired ─ POST …/renew: a new link, to the registered address only
//	           └─ login ─ POST /setup/{token} ─ match.go: what the login said is compared with the appointment
//	                ├─ it is the person ───── 303 /setup/{id}
//	                ├─ it may be ──────────── 303 /setup/{token}/code: the temporary code, three tries
//	                └─ it is somebody else ── 403, and whoever appointed is told
//	/setup/{id} ─ resume.go: setup.Next ─ tasks · private · authenticators · own · enrol · summary · receipt
//	/setup/{id}/temporary ─ for whoever appointed: a temporary code, shown in the answer to the button and never again
//
// The steps don't know one another: each posts to itself and leads back to the setup, and resume.go alone asks what comes next.
//
// The link says where to go and never who comes. What a login said is opened from the browser's own cookie, compared inside the
// transaction with what was appointed, and forgotten: only the outcomes (setup.Claim) go on. A setup is its administrator's; to
// anybody else there is none, and the page is that of an unknown link.
//
// 'Send a new link' is the one thing that a POST does without a login. It can do no more than send a letter to the person whom the
// link was for, once it has expired.
package setuphttp
