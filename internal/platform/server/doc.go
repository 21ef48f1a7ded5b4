// Package server is what every request passes before a room sees it, in this order:
//
//	all        reference ▸ log ▸ metrics ▸ recover ▸ headers
//	/healthz   the process lives
//	/readyz    database, migrations and keys are there; in detail, how the neighbours are
//	/static/   files, for as long as a browser likes
//	pages      time-out ▸ client address ▸ body cap ▸ language ▸ host ▸ cross-origin ▸ switch of language ▸ the rooms' own
//	           (sessions, who looks) ▸ route
//
// The log knows routes, never addresses: "/connect/mailbox/{token}", and no query. A link's token or a callback's code so
// can't get into it. Nor does it hold client addresses; the proxy in front has those.
//
// Requests for another host than TILSLUT_ORIGIN's are refused (421), so that nobody can make us write links to elsewhere.
// X-Forwarded-For is believed from the configured proxies only. A form that another site sends is refused by the browser's own
// word for it (Sec-Fetch-Site, Origin), without tokens in forms.
//
// Pages are compressed though they echo what was typed: they hold no secret that a compressed length could betray (BREACH).
package server
