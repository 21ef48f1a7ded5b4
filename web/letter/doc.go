// Package letter writes the e-mails of the house, in Danish and English: subject, text part and HTML part.
//
// A letter is written once, as a sheet of blocks (sheet.go), and set twice: as HTML (html.templ) and as text (text.go). So
// the text part says everything that the HTML part says, and nobody can forget one of them. There is one file per letter:
//
//	receipt.go       to the representative: the association is connected
//	notice.go        to the association's e-mail in the register: it was connected, by whom, what to do if it wasn't you
//	mailbox.go       to the association's e-mail in the register: the link that proves the mailbox
//	setup.go         to an administrator: who appointed you, and the link to the setup
//	reminder.go      to an administrator who has not used the link yet
//	done.go          to an administrator: the receipt of the setup
//	wrong.go         to the representative: somebody else logged in with an administrator's link
//	consent.go       to a user administrator: somebody withdrew the approval of private MitID
//	activation.go    to an imported user: who wants you to be activated, how you may log in, and the link; reminders of it
//	activated.go     to a user who was activated: the receipt
//	usernotice.go    to the user administrators: a user refused, asked for a new link, or somebody else came
//	invitation.go    to the representative: a reporter has prepared the connection; reminders of it
//	withdrawn.go     to somebody whose invitation no longer holds
//	answer.go        to the reporter: the representative sent it back, or rejected it
//	reporter.go      to the reporter: the association is connected
//	received.go      to the applicant: the documentation has come in, and when the answer comes
//	more.go          to the applicant: a caseworker's question; reminders of it
//	rejected.go      to the applicant: why it could not be approved, and how to mend it
//	reopened.go      to the applicant: a caseworker has taken the case up again
//	infected.go      to the applicant: a document held harmful code and was deleted
//	expired.go       to both sides of a case: it ran out, and can be taken up again
//	recovery.go      to the administrators and the e-mail in the register: somebody says that no administrator is left
//	appointed.go     to the applicant: new administrators are approved, objected to, or appointed
//	connected.go     to somebody else who was preparing the association: another case was first
//
// Letters with links are what swindlers imitate, so every letter says who ordered it, what will happen, the deadline as
// a date and without a threat, the whole link in plain sight and on our own origin, how to get there without the link where
// that works, that we never ask for codes, the case number, and an address where somebody answers. Names that people typed
// stand in the body only, never in a subject, and can't become a link (names.go); what they wrote is quoted as theirs, and can't
// either (quote.go). No letter holds a CPR number, an attachment, a picture or anything that tells us whether it was read.
//
// The language comes with the context (platform/i18n). Styles are inline, because many mail programs throw the head away.
package letter
