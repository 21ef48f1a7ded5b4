package activation

import (
	"slices"
	"time"
)

// LetterKind names a letter; with its subject and version it names one letter for good, and its Message-ID.
type LetterKind string

// The letters of the flow. The subject of those to the user is the user, of those to an administrator the administrator's member id.
const (
	LetterActivation   LetterKind = "activation"
	LetterReminder     LetterKind = "activation-reminder"
	LetterLastReminder LetterKind = "activation-last-reminder"
	LetterReceipt      LetterKind = "activation-receipt"
	LetterRefused      LetterKind = "activation-refused"
	LetterNewLink      LetterKind = "activation-new-link"
	LetterWrongPerson  LetterKind = "activation-wrong-person"
)

// LetterState is what is known of a letter.
type LetterState string

// Queued is ordered and not sent yet; Sent was accepted by a mail server; Bounced was refused for good, or given up.
const (
	Queued  LetterState = "queued"
	Sent    LetterState = "sent"
	Bounced LetterState = "bounced"
)

// Why a letter bounced.
const (
	ReasonMailRefused = "refused" // the recipient's mail server said no for good: mostly, there is no such mailbox
	ReasonMailGaveUp  = "gave-up" // it could not be delivered in three days
)

// Letter is one letter that was ordered, and what became of it.
type Letter struct {
	Kind    LetterKind
	Subject string // UUID of the user, or of the member it goes to
	Version int
	State   LetterState
	At      time.Time // of the state
	Reason  string    // of Bounced: ReasonMailRefused or ReasonMailGaveUp; never the server's own words, which quote the address
}

// LetterOf names the letter that an effect sends, and the user that it is about. It answers false for effects that send none
// themselves.
func LetterOf(e Effect) (id string, l Letter, ok bool) {
	switch e := e.(type) {
	case SendActivation:
		return e.User, Letter{Kind: LetterActivation, Subject: e.User, Version: e.Version}, true
	case SendReminder:
		kind := LetterReminder
		if e.Last {
			kind = LetterLastReminder
		}
		return e.User, Letter{Kind: kind, Subject: e.User, Version: e.Version}, true
	case SendReceipt:
		return e.User, Letter{Kind: LetterReceipt, Subject: e.User, Version: 1}, true
	case SendNotice:
		return e.User, Letter{Kind: LetterKind("activation-" + string(e.About)), Subject: e.Member, Version: e.Version}, true
	}
	return "", Letter{}, false
}

// Letter answers the newest letter of a kind to the user, false where none was ordered.
func (u User) Letter(kind LetterKind) (Letter, bool) {
	var newest Letter
	var found bool
	for _, l := range u.Letters {
		if l.Kind == kind && l.Subject == u.ID && (!found || l.Version >= newest.Version) {
			newest, found = l, true
		}
	}
	return newest, found
}

// Bounced answers whether the newest letter with a link came back, so that the address wants correcting.
func (u User) Bounced() bool {
	l, ok := u.Letter(LetterActivation)
	return ok && l.State == Bounced && l.Version == u.LinkVersion
}

// order writes the letters that effects send into a copy of the list, as queued.
func (u User) order(at time.Time, effects ...Effect) User {
	u.Letters = slices.Clip(u.Letters)
	for _, e := range effects {
		if _, l, ok := LetterOf(e); ok {
			l.State, l.At = Queued, at
			u.Letters = append(u.Letters, l)
		}
	}
	return u
}
