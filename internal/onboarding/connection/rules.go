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
}

// DefaultRules answers 60 days for drafts, 7 for the mailbox link, 60 for the setup link, which is renewed once a day at most, ten
// administrators, and 30 letters and 5 mailbox links a day.
func DefaultRules() Rules {
	return Rules{
		DraftLife: 60 * day, MailboxLife: 7 * day, SetupLife: 60 * day, RenewEvery: day, MaxAdministrators: 10,
		LettersADay: 30, MailboxADay: 5,
	}
}

// rules answers the case's rules, or the defaults where it has none.
func (c Connection) rules() Rules {
	if c.Rules == (Rules{}) {
		return DefaultRules()
	}
	return c.Rules
}

// MailboxUntil is when the newest mailbox link lapses. Zero where none was sent.
func (c Connection) MailboxUntil() time.Time {
	if c.MailboxSentAt.IsZero() {
		return time.Time{}
	}
	return c.MailboxSentAt.Add(c.rules().MailboxLife)
}

// DraftUntil is when the case, if it stays an untouched draft, is deleted.
func (c Connection) DraftUntil() time.Time { return c.ChangedAt.Add(c.rules().DraftLife) }

// SetupUntil is when an administrator's newest setup link lapses. Zero where none was sent.
func (c Connection) SetupUntil(a Administrator) time.Time {
	if a.LinkAt.IsZero() {
		return time.Time{}
	}
	return a.LinkAt.Add(c.rules().SetupLife)
}
