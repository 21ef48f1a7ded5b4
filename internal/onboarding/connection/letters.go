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
	Reason  string    // of Bounced: a code for the page, such as "mailbox-unknown" or "gave-up"; never the server's own words
}

// LetterOf names the letter that an effect sends. It answers false for effects that send none themselves.
func LetterOf(e Effect) (kind LetterKind, subject string, version int, ok bool) {
	switch e := e.(type) {
	case SendReceipt:
		return LetterReceipt, e.Case, e.Version, true
	case SendMailboxLink:
		return LetterMailbox, e.Case, e.Version, true
	case SendRegisterNotice:
		return LetterNotice, e.Case, 1, true
	case SendSetupLink:
		return LetterSetup, e.Administrator, e.Version, true
	case SendAlreadyConnected:
		return LetterAlreadyConnected, e.Case, 1, true
	}
	return "", "", 0, false
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

// order writes the letters that effects send into a copy of the list, as queued.
func (c Connection) order(at time.Time, effects ...Effect) Connection {
	c.Letters = slices.Clip(c.Letters)
	for _, e := range effects {
		if kind, subject, version, ok := LetterOf(e); ok {
			c.Letters = append(c.Letters, Letter{Kind: kind, Subject: subject, Version: version, State: Queued, At: at})
		}
	}
	return c
}
