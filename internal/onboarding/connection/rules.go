package connection

import "time"

const day = 24 * time.Hour

// Rules are the numbers of the flow.
type Rules struct {
	DraftLife         time.Duration // an untouched draft is deleted after this
	MailboxLife       time.Duration // a mailbox link is good for this long
	SetupLife         time.Duration // a setup link is good for this long
	RenewEvery        time.Duration // a link is renewed by whoever holds it at most this often
	MaxAdministrators int           // at once, withdrawn ones not counted
	LettersADay       int           // that corrections may order in 24 hours; what a connection itself orders is never held back
	MailboxADay       int           // links to the association's mailbox that one person may order in 24 hours, in all her cases of it

	InvitationLife  time.Duration // the representative has this long to answer a reporter
	InvitationsADay int           // that one reporter may send in 24 hours, in all her cases
	RemindEvery     time.Duration // the reporter may remind this often
	RemindFirst     time.Duration // the clock reminds this long before a deadline
	RemindLast      time.Duration // and once more this long before it

	MaxDocuments int           // for each submission
	RescanEvery  time.Duration // a scan that has not ended is ordered again after this
	AnswerDays   int           // working days within which a caseworker answers
	QuestionLife time.Duration // the applicant has this long to answer a caseworker's question
	ReopenLife   time.Duration // a rejection may be taken back this long
	KeptDecided  time.Duration // documents are kept this long after the decision
	KeptEnded    time.Duration // and this long after a withdrawal or an expiry

	ObjectionLife time.Duration // administrators may object to new ones this long
	ResendEvery   time.Duration // a letter may be sent again this often
}

// DefaultRules answers the numbers that the product promises.
func DefaultRules() Rules {
	return Rules{
		DraftLife: 60 * day, MailboxLife: 7 * day, SetupLife: 60 * day, RenewEvery: day, MaxAdministrators: 10,
		LettersADay: 30, MailboxADay: 5,
		InvitationLife: 30 * day, InvitationsADay: 5, RemindEvery: day, RemindFirst: 7 * day, RemindLast: day,
		MaxDocuments: 5, RescanEvery: time.Hour, AnswerDays: 10, QuestionLife: 30 * day, ReopenLife: 14 * day,
		KeptDecided: 90 * day, KeptEnded: 30 * day,
		ObjectionLife: 7 * day, ResendEvery: time.Hour,
	}
}

// rules answers the case's rules, or the defaults where it has none.
func (c Connection) rules() Rules {
	if c.Rules == (Rules{}) {
		return DefaultRules()
	}
	return c.Rules
}
