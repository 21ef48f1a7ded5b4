package connection

import (
	"errors"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// Confirm approves the answers, and is for the representative alone: of her own case, or of what a reporter sent her. f is weighed now,
// by the caller, whatever is stored: attested evidence connects, registered evidence orders the mailbox link, anything else sends the
// documents to a caseworker, or is refused where there are none (ErrNeedsDocumentation; store f by SetFinding to lead the way).
//
// On a case that awaits the mailbox or a caseworker it is 'check again': a new link goes out when the register has another address by
// now, or when the last letter came back; evidence that has become automatic connects. On a connected case it changes nothing.
func (c Connection) Confirm(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil || c.State == Connected || c.State == AwaitingObjection:
		return c, nil, err
	case c.Part(by) != c.Decider():
		return c, nil, ErrNotYourTurn
	}
	if err := c.confirmable(f); err != nil {
		return c, nil, err
	}
	switch way := c.Way(f); {
	case way == WayNow:
		return c.confirmed(by, f, at).approved(at)
	case way == WayMailbox && c.State == AwaitingMailbox && f.RegisterEmail == c.RegisterEmail && !c.Bounced(LetterMailbox, c.ID):
		return c, nil, nil
	case way == WayMailbox:
		return c.mailbox(by, f, at)
	case c.undecided():
		return c, nil, nil // the caseworker has the documents; nothing else has turned up.
	case !c.documented() || !c.Answering():
		return c, nil, ErrNeedsDocumentation
	}
	f.Evidence = Documented
	return c.confirmed(by, f, at).submit(by, at)
}

// confirmable answers why a case can't be confirmed with a finding, whatever its way.
func (c Connection) confirmable(f Finding) error {
	refused := f.Refuses(c.Association)
	switch {
	case !c.Answering() && c.State != AwaitingMailbox && !c.undecided(), c.State == Returned:
		return ErrState
	case errors.Is(refused, association.ErrCeased) || f.Association != c.Association || f.Verdict == VerdictNone:
		return refused
	case refused != nil && !(c.Answering() && c.documented()):
		return refused // a register that can't be asked approves nothing; documents can be looked at all the same.
	case !c.Answering():
		return nil // the answers were complete when it was confirmed, and the terms of that day were accepted.
	case c.Terms.Version != "" && c.Terms.Version != c.TermsInForce:
		return ErrTermsChanged
	}
	for _, s := range c.Missing(c.Decider()) {
		// f decides about the evidence, not what is stored.
		if s != StepEvidence && (s != StepDocuments || c.Way(f) == WayDocumentation) {
			if s == StepDocuments {
				return ErrNeedsDocumentation
			}
			return ErrIncomplete
		}
	}
	return nil
}

func (c Connection) confirmed(by person.Ref, f Finding, at time.Time) Connection {
	c = c.found(f)
	c.RegisterEmail, c.ConfirmedAt, c.Comment = f.RegisterEmail, at, ""
	return c.touch(EventConfirmed, by, at, "", "verdict", string(f.Verdict), "evidence", string(f.Evidence))
}

// mailbox sends the link that proves the association's mailbox.
func (c Connection) mailbox(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	if err := c.mayWrite(LetterMailbox, at); err != nil {
		return c, nil, err
	}
	c = c.confirmed(by, f, at)
	c.State = AwaitingMailbox
	c.Review = c.Review.free()
	c.MailboxVersion++
	c.MailboxSentAt = at
	link := SendMailboxLink{Case: c.ID, Version: c.MailboxVersion}
	return c.note(Event{Kind: EventMailboxLink, At: at, By: by}).order(at, link), []Effect{link}, nil
}

// approved is what follows from evidence that is enough: the association is connected, or, where it was and is locked out, those who
// administer it are asked first.
func (c Connection) approved(at time.Time) (Connection, []Effect, error) {
	c.Review = c.Review.free()
	if c.Replaces != "" {
		return c.announce(at)
	}
	return c.connect(at)
}

// connect makes the association connected, and tells everybody who must know.
func (c Connection) connect(at time.Time) (Connection, []Effect, error) {
	c.State, c.ConnectedAt = Connected, at
	c.ChangedAt = at
	c = c.note(Event{Kind: EventConnected, At: at, By: c.boundBy(), Details: map[string]string{"evidence": string(c.Finding.Evidence)}})
	effects := []Effect{SendReceipt{Case: c.ID, Version: c.Contact.Version}}
	if c.RegisterEmail != "" {
		effects = append(effects, SendRegisterNotice{Case: c.ID})
	}
	c = c.order(at, effects...)
	var more []Effect
	if c.Role == person.Reporter {
		c, more = c.tell(LetterReceipt, Starter, at)
		effects = append(effects, more...)
	}
	for _, a := range c.Active() {
		c, more, _ = c.invite(a.ID, at)
		effects = append(effects, more...)
	}
	return c, append(effects, TellOthers{Case: c.ID}), nil
}

// boundBy is the representative: who bound the association.
func (c Connection) boundBy() person.Ref {
	if c.Role == person.Reporter {
		return c.Invitation.Person
	}
	return c.StartedBy
}
