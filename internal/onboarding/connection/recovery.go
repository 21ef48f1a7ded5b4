package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// NewRecovery is New for an association that is connected and has no administrator left: replaces is the case that connected it. It
// is the representative's own; what a login attests or a caseworker approves takes effect when nobody who administers the
// association has objected in ObjectionLife.
func NewRecovery(id string, number Number, rec association.Record, by person.Ref, replaces string, at time.Time, lang string) Connection {
	c := New(id, number, rec, by, at, lang)
	c.Replaces, c.Role = replaces, person.Representative
	return c
}

// announce tells everybody who may object, and begins the days in which they can.
func (c Connection) announce(at time.Time) (Connection, []Effect, error) {
	c.State, c.ApprovedAt, c.ChangedAt = AwaitingObjection, at, at
	c = c.note(Event{Kind: EventAnnounced, At: at, Details: map[string]string{"evidence": string(c.Finding.Evidence)}})
	effects := []Effect{TellIncumbents{Case: c.ID}}
	if c.RegisterEmail != "" {
		notice := SendRecoveryNotice{Case: c.ID, To: c.ID, Version: c.next(LetterRecovery, c.ID)}
		c, effects = c.order(at, notice), append(effects, notice)
	}
	c, told := c.tell(LetterRecoveryPending, Starter, at)
	return c, append(effects, told...), nil
}

// Object is an administrator's no to new administrators: the case is rejected. A caseworker may reopen it.
func (c Connection) Object(by person.Ref, text string, at time.Time) (Connection, []Effect, error) {
	text, err := sentence(text)
	switch {
	case by == "" || !slices.Contains(c.Incumbents, by):
		return c, nil, ErrNotYours
	case c.State == Rejected && c.Ended.By == ByObjection:
		return c, nil, nil
	case c.State != AwaitingObjection:
		return c, nil, ErrState
	case !at.Before(c.ObjectionUntil()):
		return c, nil, ErrTooLate
	case err != nil:
		return c, nil, err
	}
	c.State, c.Ended, c.ChangedAt = Rejected, Ended{By: ByObjection, At: at, Text: text}, at
	c = c.note(Event{Kind: EventObjected, At: at, By: by})
	c, effects := c.tell(LetterObjected, Starter, at)
	return c, effects, nil
}
