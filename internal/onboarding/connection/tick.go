package connection

import (
	"slices"
	"time"
)

// Tick is everything that the clock does to a case: Lapse, with the letters that follow; reminders; new administrators whom nobody
// objected to; documents that are no longer needed; scans that have been waited for too long. It does nothing twice. A draft that is to
// be deleted is left alone: that is the sweep's.
func (c Connection) Tick(at time.Time) (Connection, []Effect, error) {
	before := c.State
	c, _, _ = c.Lapse(at)
	if c.Stale(at) {
		return c, nil, nil
	}
	var effects, more []Effect
	if c.State == Expired && before != Expired && !c.Taken {
		c, effects = c.tellAll(LetterExpired, at)
	}
	if c.State == AwaitingObjection && !at.Before(c.ObjectionUntil()) && !c.Taken {
		c, effects, _ = c.connect(at)
	}
	if due := c.reminder(); !due.IsZero() && !at.Before(due) {
		c, more = c.remind(at)
		effects = append(effects, more...)
	}
	c, more = c.rescan(at)
	effects = append(effects, more...)
	c, more = c.forget(at)
	return c, append(effects, more...), nil
}

// Wake answers when Tick has something to do next, if nobody does anything before; the zero time is never. Deleting a draft is not
// Tick's.
func (c Connection) Wake() time.Time {
	var next time.Time
	at := func(t time.Time) {
		if !t.IsZero() && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	switch c.State {
	case AwaitingMailbox:
		at(c.MailboxUntil())
	case AwaitingRepresentative:
		at(c.InvitationUntil())
	case MoreDocumentation:
		at(c.QuestionUntil())
	case AwaitingObjection:
		if !c.Taken {
			at(c.ObjectionUntil())
		}
	case Draft, Returned, UnderReview, Rejected, Expired, Connected, Withdrawn:
	}
	at(c.reminder())
	for _, d := range c.Documents {
		if d.Gone.IsZero() {
			at(c.DocumentsUntil())
			if d.Scan == ScanWaiting {
				at(d.ScanAt.Add(c.rules().RescanEvery))
			}
		}
	}
	return next
}

// reminder answers when the clock reminds next, zero = not: some days before the deadline, and the day before, whatever was sent before.
func (c Connection) reminder() time.Time {
	var until, since time.Time
	if c.Taken {
		return time.Time{} // there is nothing left to answer: somebody else has connected it.
	}
	switch c.State {
	case AwaitingRepresentative:
		until, since = c.InvitationUntil(), c.Invitation.RemindedAt
	case MoreDocumentation:
		until, since = c.QuestionUntil(), c.Review.RemindedAt
	case Draft, Returned, AwaitingMailbox, UnderReview, AwaitingObjection, Rejected, Expired, Connected, Withdrawn:
		return time.Time{}
	}
	for _, before := range []time.Duration{c.rules().RemindFirst, c.rules().RemindLast} {
		if due := until.Add(-before); since.Before(due) {
			return due
		}
	}
	return time.Time{}
}

func (c Connection) remind(at time.Time) (Connection, []Effect) {
	c = c.note(Event{Kind: EventReminder, At: at})
	if c.State == AwaitingRepresentative {
		return c.reminded(at)
	}
	c.Review.RemindedAt = at
	return c.tellAll(LetterMoreReminder, at)
}

// rescan orders a scan again that was waited for too long: the scanner was away.
func (c Connection) rescan(at time.Time) (Connection, []Effect) {
	var effects []Effect
	for i, d := range c.Documents {
		if d.Gone.IsZero() && d.Scan == ScanWaiting && !at.Before(d.ScanAt.Add(c.rules().RescanEvery)) {
			c.Documents = slices.Clone(c.Documents)
			c.Documents[i].ScanAt = at
			effects = append(effects, ScanDocument{Case: c.ID, Document: d.ID})
		}
	}
	return c, effects
}

// forget deletes the documents' bytes when their time is over.
func (c Connection) forget(at time.Time) (Connection, []Effect) {
	until := c.DocumentsUntil()
	if until.IsZero() || at.Before(until) {
		return c, nil
	}
	var effects []Effect
	for i, d := range c.Documents {
		if d.Gone.IsZero() {
			c.Documents = slices.Clone(c.Documents)
			c.Documents[i].Gone = at
			effects = append(effects, DiscardDocument{Document: d.ID})
		}
	}
	if len(effects) > 0 {
		c = c.note(Event{Kind: EventDocumentsGone, At: at})
	}
	return c, effects
}
