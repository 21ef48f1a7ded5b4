// Package activationjobs carries out what acts on imported users caused: it writes the letters, sends them, and notes what became of
// them; and it sweeps what time has done (reminders, and users deleted long ago).
//
// A job holds ids. What the letter says is read when the job runs, so that nothing personal lies in the queue, and a letter
// that nothing is to be said in any longer is not sent: a link that a newer one superseded or that was withdrawn, a reminder to
// somebody who has been activated since, an administrator who is none any longer.
//
//	load ──▶ still to be sent? ──no──▶ done
//	             │ yes
//	             ▼
//	          write ──▶ send ──▶ accepted ──▶ noted as sent
//	                      ├────▶ refused for good ──▶ noted as bounced, shown on the user's page
//	                      └────▶ anything else ──▶ tried again for some days, then noted as bounced
//
// The user administrators are told by a fan-out: one job finds them, and orders one letter for each.
//
// Jobs run at least once; a repeated letter has the same Message-ID and the same link.
package activationjobs
