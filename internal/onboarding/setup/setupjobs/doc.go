// Package setupjobs carries out what acts on a setup caused: it writes the letters, sends them, and notes what became of them; and it
// orders the reminders that are due. The setup link itself is the connection's letter (package connectionjobs).
//
// A job holds ids. What the letter says is read from the setup when the job runs, so that nothing personal lies in the queue, and a
// letter that was overtaken is not sent: an administrator who has approved meanwhile is not reminded, and a link that was
// replaced needs no warning.
//
// Jobs run at least once. A letter that was noted is not sent again; one that was accepted and not noted is, with the same Message-ID
// and the same link.
package setupjobs
