package connection

import (
	"slices"
	"time"
)

// LetterKind names a letter; with its subject and version it names one letter for good, and its Message-ID.
type LetterKind string

// The letters of the flow.
const (
	LetterReceipt          LetterKind = "receipt"           // subject: the case
	LetterMailbox          LetterKind = "mailbox"           // subject: the case
	LetterNotice           LetterKind = "notice"            // subject: the case
	LetterSetup            LetterKind = "setup"             // subject: the administrator
	LetterAlreadyConnected LetterKind = "already-connected" // subject: the case that was not first
	LetterInvitation       LetterKind = "invitation"        // subject: the case
	LetterRecovery         LetterKind = "recovery"          // subject: the administrator, or the case for the register's mailbox

	// News: to the representative, or to who started the case; the subject is the case. To a reporter the kind ends in "-reporter".

	LetterInvitationReminder    LetterKind = "invitation-reminder"
	LetterInvitationWithdrawn   LetterKind = "invitation-withdrawn"
	LetterReturned              LetterKind = "returned"
	LetterDeclined              LetterKind = "declined"
	LetterDocumentationReceived LetterKind = "documentation-received"
	LetterMoreDocumentation     LetterKind = "more-documentation"
	LetterMoreReminder          LetterKind = "more-documentation-reminder"
	LetterRejected              LetterKind = "rejected"
	LetterReopened              LetterKind = "reopened"
	LetterExpired               LetterKind = "expired"
	LetterInfected              LetterKind = "infected"
	LetterRecoveryPending       LetterKind = "recovery-pending"
	LetterObjected              LetterKind = "objected"
)

// LetterState is what is known of a letter.
type LetterState string

// Queued is ordered and not sent yet; Sent was accepted by a mail server; Bounced was refused for good, or given up.
const (
	Queued  LetterState = "queued"
	Sent    LetterState = "sent"
	Bounced LetterState = "bounced"
)

// Letter is one letter that was ordered, and what became of it.
type Letter struct {
	Kind    LetterKind
	Subject string // UUID of the case or of the administrator
	Version int
	State   LetterState
	At      time.Time // of the state
	Reason  string    // of Bounced: ReasonRefused or ReasonGaveUp; never the server's own words, which quote the address
}

// Why a letter bounced.
const (
	ReasonRefused = "refused" // the recipient's mail server said no for good: mostly, there is no such mailbox
	ReasonGaveUp  = "gave-up" // it could not be delivered in three days
)

// LetterOf names the letter that an effect sends, and the case that it belongs to. It answers false for effects that send none
// themselves.
func LetterOf(e Effect) (id string, l Letter, ok bool) {
	switch e := e.(type) {
	case SendReceipt:
		return e.Case, Letter{Kind: LetterReceipt, Subject: e.Case, Version: e.Version}, true
	case SendMailboxLink:
		return e.Case, Letter{Kind: LetterMailbox, Subject: e.Case, Version: e.Version}, true
	case SendRegisterNotice:
		return e.Case, Letter{Kind: LetterNotice, Subject: e.Case, Version: 1}, true
	case SendSetupLink:
		return e.Case, Letter{Kind: LetterSetup, Subject: e.Administrator, Version: e.Version}, true
	case SendAlreadyConnected:
		return e.Case, Letter{Kind: LetterAlreadyConnected, Subject: e.Case, Version: 1}, true
	case SendInvitation:
		return e.Case, Letter{Kind: LetterInvitation, Subject: e.Case, Version: e.Version}, true
	case SendRecoveryNotice:
		return e.Case, Letter{Kind: LetterRecovery, Subject: e.To, Version: e.Version}, true
	case SendNews:
		return e.Case, Letter{Kind: e.Letter, Subject: e.Case, Version: e.Version}, true
	}
	return "", Letter{}, false
}

// Letter answers the newest letter of a kind to a subject, false where none was ordered.
func (c Connection) Letter(kind LetterKind, subject string) (Letter, bool) {
	var newest Letter
	var found bool
	for _, l := range c.Letters {
		if l.Kind == kind && l.Subject == subject && (!found || l.Version >= newest.Version) {
			newest, found = l, true
		}
	}
	return newest, found
}

// Bounced answers whether the newest letter of a kind to a subject came back.
func (c Connection) Bounced(kind LetterKind, subject string) bool {
	l, ok := c.Letter(kind, subject)
	return ok && l.State == Bounced
}

// mayWrite answers whether a person may order one more letter of a kind now. Letters go to addresses that she chose, or to a mailbox
// that others read, so there is an end to it. Those of the last 24 hours count, by the time of their state.
func (c Connection) mayWrite(kind LetterKind, at time.Time) error {
	most, ordered, alone := c.rules().LettersADay, 0, false
	switch kind {
	case LetterMailbox:
		most, ordered, alone = c.rules().MailboxADay, c.MailboxElsewhere, true
	case LetterInvitation:
		most, ordered, alone = c.rules().InvitationsADay, c.InvitationsElsewhere, true
	default:
	}
	for _, l := range c.Letters {
		if at.Sub(l.At) < day && (l.Kind == kind || !alone) {
			ordered++
		}
	}
	if ordered >= most {
		return ErrTooManyLetters
	}
	return nil
}

// order writes the letters that effects send into a copy of the list, as queued.
func (c Connection) order(at time.Time, effects ...Effect) Connection {
	c.Letters = slices.Clip(c.Letters)
	for _, e := range effects {
		if _, l, ok := LetterOf(e); ok {
			l.State, l.At = Queued, at
			c.Letters = append(c.Letters, l)
		}
	}
	return c
}
