package connection

import (
	"strings"
	"time"

	"tilslut/internal/onboarding/person"
)

// reporterEnd marks the copy of a letter that goes to the reporter, where the representative has one, too.
const reporterEnd = "-reporter"

// tell orders a letter to one side of the case. A side that has no address is told nothing: its answers are missing.
func (c Connection) tell(letter LetterKind, to Part, at time.Time) (Connection, []Effect) {
	if contact, _ := c.Reach(to); contact.Email == "" {
		return c, nil
	}
	if to == Starter && c.Role == person.Reporter {
		letter += reporterEnd
	}
	news := SendNews{Case: c.ID, Letter: letter, To: to, Version: c.next(letter, c.ID)}
	return c.order(at, news), []Effect{news}
}

// tellAll is tell for everybody whose case it is. A representative who has not taken the case up has her link, and nothing else.
func (c Connection) tellAll(letter LetterKind, at time.Time) (Connection, []Effect) {
	var all, more []Effect
	for _, to := range c.Applicants() {
		if to == Representative && c.Invitation.Person == "" {
			continue
		}
		c, more = c.tell(letter, to, at)
		all = append(all, more...)
	}
	return c, all
}

// News answers which letter a kind is, without the mark of the copy to a reporter.
func (k LetterKind) News() LetterKind { return LetterKind(strings.TrimSuffix(string(k), reporterEnd)) }

// next is the version of the next letter of a kind to a subject.
func (c Connection) next(kind LetterKind, subject string) int {
	l, _ := c.Letter(kind, subject)
	return l.Version + 1
}

// Resend sends a letter again that was sent or came back: to the address as it is now, with a new link where it has one. It is for
// whoever's case it is, and for a caseworker who looks it up for them (staff). At most once in ResendEvery.
func (c Connection) Resend(by person.Ref, staff bool, kind LetterKind, subject string, at time.Time) (Connection, []Effect, error) {
	if !staff {
		var err error
		if c, err = c.open(by, at); err != nil {
			return c, nil, err
		}
	}
	l, ok := c.Letter(kind, subject)
	switch {
	case by == "":
		return c, nil, ErrNotYours
	case !ok || !c.Resendable(l):
		return c, nil, ErrNoLetter
	case l.State == Queued || at.Before(c.ResendFrom(l)):
		return c, nil, nil
	}
	if err := c.mayWrite(kind, at); err != nil {
		return c, nil, err
	}
	c = c.note(Event{Kind: EventResent, At: at, By: by, Details: map[string]string{"letter": string(kind)}})
	switch kind {
	case LetterSetup:
		a, _ := c.Administrator(subject)
		return c.sendLink(a, by, at)
	case LetterInvitation:
		c.Invitation.Version++
		link := SendInvitation{Case: c.ID, Version: c.Invitation.Version}
		return c.order(at, link), []Effect{link}, nil
	case LetterReceipt:
		c.Contact.Version++
		receipt := SendReceipt{Case: c.ID, Version: c.Contact.Version}
		return c.order(at, receipt), []Effect{receipt}, nil
	default:
	}
	to := c.Decider()
	if strings.HasSuffix(string(kind), reporterEnd) {
		to = Starter
	}
	news := SendNews{Case: c.ID, Letter: kind, To: to, Version: l.Version + 1}
	return c.order(at, news), []Effect{news}, nil
}

// ResendFrom is when a letter may be sent again.
func (c Connection) ResendFrom(l Letter) time.Time { return l.At.Add(c.rules().ResendEvery) }

// Resendable answers whether a letter still says how things are, so that it may be sent again.
func (c Connection) Resendable(l Letter) bool {
	switch l.Kind.News() {
	case LetterReceipt:
		return c.State == Connected
	case LetterSetup:
		a, ok := c.Administrator(l.Subject)
		return ok && !a.Withdrawn && c.State == Connected && a.Progress.DoneAt.IsZero()
	case LetterInvitation:
		return c.State == AwaitingRepresentative
	case LetterReturned:
		return c.State == Returned
	case LetterDeclined:
		return c.State == Rejected && c.Ended.By == ByRepresentative
	case LetterDocumentationReceived:
		return c.State == UnderReview && c.LastDecision().Kind != DecisionReopened
	case LetterReopened:
		return c.State == UnderReview && c.LastDecision().Kind == DecisionReopened
	case LetterMoreDocumentation:
		return c.State == MoreDocumentation
	case LetterRejected:
		return c.State == Rejected && c.Ended.By == ByCaseworker
	case LetterExpired:
		return c.State == Expired
	case LetterRecoveryPending:
		return c.State == AwaitingObjection
	case LetterObjected:
		return c.State == Rejected && c.Ended.By == ByObjection
	case LetterMailbox, LetterNotice, LetterAlreadyConnected, LetterRecovery, LetterInvitationReminder, LetterInvitationWithdrawn,
		LetterMoreReminder, LetterInfected:
	}
	return false
}
