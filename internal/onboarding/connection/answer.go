package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// MaxText is how long a comment, a question or a reason may be, in characters.
const MaxText = 2000

// SendBack gives the case back to the reporter, with a comment on what is to be changed.
func (c Connection) SendBack(by person.Ref, comment string, at time.Time) (Connection, []Effect, error) {
	return c.refuse(by, comment, at, Returned, EventReturned, LetterReturned)
}

// Decline rejects what the reporter sent; the comment may be empty.
func (c Connection) Decline(by person.Ref, comment string, at time.Time) (Connection, []Effect, error) {
	return c.refuse(by, comment, at, Rejected, EventDeclined, LetterDeclined)
}

func (c Connection) refuse(by person.Ref, comment string, at time.Time, to State, kind EventKind, letter LetterKind) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case c.Part(by) != Representative:
		return c, nil, ErrNotYourTurn
	case c.State == to && (to == Returned || c.Ended.By == ByRepresentative):
		return c, nil, nil
	case c.State != AwaitingRepresentative:
		return c, nil, ErrState
	}
	text, err := sentence(comment)
	switch {
	case err != nil:
		return c, nil, err
	case text == "" && to == Returned:
		return c, nil, ErrNoText
	}
	c.State, c.Comment = to, text
	if to == Rejected {
		c.Ended = Ended{By: ByRepresentative, At: at}
	}
	c = c.touch(kind, by, at, "")
	c, effects := c.tell(letter, Starter, at)
	return c, effects, nil
}

// TakeUp takes a rejected or expired case up again, with every answer as it was. Whoever started it gets a draft; a representative who
// had taken up what a reporter sent has it on her desk again, with new days.
func (c Connection) TakeUp(by person.Ref, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch part := c.Part(by); {
	case err != nil:
		return c, nil, err
	case c.State == Draft && part == Starter, c.State == AwaitingRepresentative && part == Representative:
		return c, nil, nil
	case c.State != Rejected && c.State != Expired:
		return c, nil, ErrState
	case part == Representative:
		c.State, c.Invitation.SentAt, c.Invitation.RemindedAt = AwaitingRepresentative, at, time.Time{}
	default:
		c.State = Draft
	}
	c.Ended = Ended{}
	c.Review = c.Review.free()
	return c.touch(EventTakenUp, by, at, ""), nil, nil
}

// Withdraw ends a case that is not connected. Whoever started it may do so, also when somebody else was first.
func (c Connection) Withdraw(by person.Ref, at time.Time) (Connection, []Effect, error) {
	switch {
	case c.Part(by) != Starter:
		return c, nil, ErrNotYours
	case c.State == Withdrawn:
		return c, nil, nil
	case c.State == Connected, c.State == AwaitingObjection && !c.Taken && !at.Before(c.ObjectionUntil()):
		return c, nil, ErrConnected
	}
	c, _, _ = c.Lapse(at)
	invited := c.State == AwaitingRepresentative || c.Invitation.Person != "" && c.State != Expired && c.State != Rejected
	c.State, c.Ended = Withdrawn, Ended{By: ByApplicant, At: at}
	c.Review = c.Review.free()
	// The dates of birth have nobody to be compared with any longer.
	for _, a := range c.Administrators {
		a.Birth = person.Code{}
		c = c.replace(a)
	}
	c = c.touch(EventWithdrawn, by, at, "")
	if !invited {
		return c, nil, nil
	}
	c, effects := c.tell(LetterInvitationWithdrawn, Representative, at)
	return c, effects, nil
}
