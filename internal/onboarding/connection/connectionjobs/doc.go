// Package connectionjobs carries out what acts on a connection caused: it writes the letters, sends them, and notes what became
// of them; and it sweeps what time has done.
//
// A job holds ids. What the letter says is read from the case when the job runs, so that nothing personal lies in the queue, and
// a letter that nothing is to be said in any longer is not sent: a link that a newer one superseded, an administrator who
// was withdrawn, a case that was deleted.
//
//	load ──▶ still to be sent? ──no──▶ done
//	             │ yes
//	             ▼
//	          write ──▶ send ──▶ accepted ──▶ noted as sent
//	                      ├────▶ refused for good ──▶ noted as bounced, shown on the case
//	                      └────▶ anything else ──▶ tried again for some days, then noted as bounced
//
// What happens to a case that goes through several hands is one kind of job, SendNews; news.go has the table of its letters. Preview
// writes one of them as it would be sent, for the caseworker who is about to decide.
//
// Documents are scanned, discarded and swept by the Archive. Nobody sees a document before it has come through the scan; a scanner that is
// away is an error, and the case's own clock orders the scan again.
//
// Jobs run at least once. A letter that was noted is not sent again; one that was accepted and not noted (the house was
// killed in between) is, with the same Message-ID and the same link, since both are made of ids, versions and times of the
// case.
package connectionjobs
