package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// Lapse is what time does to a case: a mailbox link that nobody opened in time leaves a draft behind, and a draft that nobody
// touched is to be deleted (ErrLapsed). The moment of the lapse is that of the deadline, not of whoever noticed it, so that it
// makes no difference how often the clock is asked.
func (c Connection) Lapse(at time.Time) (Connection, []Effect, error) {
	if c.State == AwaitingMailbox && !at.Before(c.MailboxUntil()) {
		c.State, c.ChangedAt = Draft, c.MailboxUntil()
		c = c.note(Event{Kind: EventMailboxLapsed, At: c.ChangedAt})
	}
	if c.Stale(at) {
		return c, nil, ErrLapsed
	}
	return c, nil, nil
}

// Stale answers whether the case is a draft that nobody touched for so long that it is to be deleted.
func (c Connection) Stale(at time.Time) bool { return c.State == Draft && !at.Before(c.DraftUntil()) }

// Swept says what a sweep did: Lapse, to many cases at once.
type Swept struct{ Lapsed, Deleted int }

// open is the guard before every act of a person: it is their case, it lives, and nobody else was first. What time does to a
// case is done first, so that the law doesn't depend on how often the house sweeps.
func (c Connection) open(by person.Ref, at time.Time) (Connection, error) {
	switch {
	case by == "" || by != c.StartedBy:
		return c, ErrNotYours
	case c.State == Withdrawn:
		return c, ErrWithdrawn
	case c.Taken:
		return c, ErrAlreadyConnected
	}
	c, _, err := c.Lapse(at)
	return c, err
}
