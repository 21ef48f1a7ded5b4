package connection

import "time"

// Lapse is what time does to a case: a mailbox link that nobody opened in time leaves a draft behind, a representative or an
// applicant who did not answer in time leaves an expired case, and a draft that nobody touched is to be deleted (ErrLapsed). The moment
// of the lapse is that of the deadline, not of whoever noticed it, so that it makes no difference how often the clock is asked.
//
// A case that a reporter prepared goes from the mailbox back to the representative's desk, not to the reporter's draft.
func (c Connection) Lapse(at time.Time) (Connection, []Effect, error) {
	if c.State == AwaitingMailbox && !at.Before(c.MailboxUntil()) {
		c.State, c.ChangedAt = c.desk(), c.MailboxUntil()
		c.Invitation.SentAt = c.moved(c.ChangedAt)
		c = c.note(Event{Kind: EventMailboxLapsed, At: c.ChangedAt})
	}
	if c.State == AwaitingRepresentative && !at.Before(c.InvitationUntil()) {
		c = c.expire(ByInvitation, c.InvitationUntil())
	}
	if c.State == MoreDocumentation && !at.Before(c.QuestionUntil()) {
		c = c.expire(ByQuestion, c.QuestionUntil())
	}
	if c.Stale(at) {
		return c, nil, ErrLapsed
	}
	return c, nil, nil
}

// moved is when the representative's days begin anew; in a case without one they never began.
func (c Connection) moved(at time.Time) time.Time {
	if c.State == AwaitingRepresentative {
		return at
	}
	return c.Invitation.SentAt
}

func (c Connection) expire(by Ending, at time.Time) Connection {
	c.State, c.ChangedAt, c.Ended = Expired, at, Ended{By: by, At: at}
	return c.note(Event{Kind: EventExpired, At: at, Details: map[string]string{"by": string(by)}})
}

// Stale answers whether the case is a draft that nobody touched for so long that it is to be deleted.
func (c Connection) Stale(at time.Time) bool { return c.State == Draft && !at.Before(c.DraftUntil()) }

// Swept says what a sweep did: Tick to cases whose time had come, and deletions of drafts.
type Swept struct{ Ticked, Deleted int }
