package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// Confirm approves the answers. f is weighed now, by the caller, whatever is stored: attested evidence connects, registered
// evidence orders the mailbox link, anything else is refused (ErrNeedsDocumentation; store f by SetFinding to lead the way).
//
// On a case that awaits the mailbox it is 'check again': a new link goes out when the register has another address by now, or when
// the last letter came back; evidence that has become automatic connects. On a connected case it changes nothing.
func (c Connection) Confirm(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	if err != nil || c.State == Connected {
		return c, nil, err
	}
	if err := c.confirmable(f); err != nil {
		return c, nil, err
	}
	waiting := c.State == AwaitingMailbox
	switch way := f.Way(); {
	case way == WayNow:
		return c.confirmed(f, at).connect(at)
	case way != WayMailbox:
		return c, nil, ErrNeedsDocumentation
	case waiting && f.RegisterEmail == c.RegisterEmail && !c.Bounced(LetterMailbox, c.ID):
		return c, nil, nil
	}
	if err := c.mayWrite(LetterMailbox, at); err != nil {
		return c, nil, err
	}
	c = c.confirmed(f, at)
	c.State = AwaitingMailbox
	c.MailboxVersion++
	c.MailboxSentAt = at
	link := SendMailboxLink{Case: c.ID, Version: c.MailboxVersion}
	return c.note(Event{Kind: EventMailboxLink, At: at, By: by}).order(at, link), []Effect{link}, nil
}

// confirmable answers why a case can't be confirmed with a finding, whatever its way.
func (c Connection) confirmable(f Finding) error {
	missing := c.Missing()
	switch {
	case c.State != Draft && c.State != AwaitingMailbox:
		return ErrState
	case f.Refuses(c.Association) != nil:
		return f.Refuses(c.Association)
	case c.State == AwaitingMailbox:
		return nil // the answers were complete when it was confirmed, and the terms of that day were accepted.
	case c.Terms.Version != "" && c.Terms.Version != c.TermsInForce:
		return ErrTermsChanged
	}
	for _, s := range missing {
		if s != StepEvidence { // f decides that, not what is stored.
			return ErrIncomplete
		}
	}
	return nil
}

func (c Connection) confirmed(f Finding, at time.Time) Connection {
	c = c.found(f)
	c.RegisterEmail, c.ConfirmedAt = f.RegisterEmail, at
	return c.touch(EventConfirmed, at, "", "verdict", string(f.Verdict), "evidence", string(f.Evidence))
}

// connect makes the association connected, and tells everybody who must know.
func (c Connection) connect(at time.Time) (Connection, []Effect, error) {
	c.State, c.ConnectedAt = Connected, at
	c = c.touch(EventConnected, at, "", "evidence", string(c.Finding.Evidence))
	effects := []Effect{SendReceipt{Case: c.ID, Version: c.Contact.Version}}
	if c.RegisterEmail != "" {
		effects = append(effects, SendRegisterNotice{Case: c.ID})
	}
	c = c.order(at, effects...)
	for _, a := range c.Active() {
		var links []Effect
		c, links, _ = c.invite(a.ID, at)
		effects = append(effects, links...)
	}
	return c, append(effects, TellOthers{Case: c.ID}), nil
}
