package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// Part is what somebody is to a case.
type Part string

// The parts. Who prepares her own association's connection is the Starter and decides everything; in a case that a reporter
// prepares, the Starter is the reporter and the Representative decides.
const (
	Nobody         Part = ""
	Starter        Part = "starter"
	Representative Part = "representative" // whom the reporter named, once she has taken the case up
)

// Part answers what somebody is to the case.
func (c Connection) Part(by person.Ref) Part {
	switch {
	case by == "":
		return Nobody
	case by == c.StartedBy:
		return Starter
	case c.Role == person.Reporter && by == c.Invitation.Person:
		return Representative
	}
	return Nobody
}

// Decider is the part that binds the association: accepts the terms, confirms, and looks after the case from then on.
func (c Connection) Decider() Part {
	if c.Role == person.Reporter {
		return Representative
	}
	return Starter
}

// Pen is the part that may write the answers now, Nobody where the case is at its end.
func (c Connection) Pen() Part {
	switch c.State {
	case Draft, Returned:
		return Starter
	case AwaitingRepresentative, AwaitingMailbox, UnderReview, MoreDocumentation, AwaitingObjection, Connected:
		return c.Decider()
	case Rejected, Expired, Withdrawn:
	}
	return Nobody
}

// Answering answers whether the questions are open: it is a draft, or on the desk of whoever has it.
func (c Connection) Answering() bool {
	return c.State == Draft || c.State == Returned || c.State == AwaitingRepresentative
}

// undecided answers whether the case was confirmed and a caseworker has the word.
func (c Connection) undecided() bool { return c.State == UnderReview || c.State == MoreDocumentation }

// desk is where the decider's questions lie when nothing is under way: her draft, or what the reporter sent.
func (c Connection) desk() State {
	if c.Role == person.Reporter {
		return AwaitingRepresentative
	}
	return Draft
}

// open is the guard before every act of a person: it is their case, it lives, and nobody else was first. What time does to a
// case is done first, so that the law doesn't depend on how often the house sweeps.
func (c Connection) open(by person.Ref, at time.Time) (Connection, error) {
	switch {
	case c.Part(by) == Nobody:
		return c, ErrNotYours
	case c.State == Withdrawn:
		return c, ErrWithdrawn
	case c.Taken:
		return c, ErrAlreadyConnected
	}
	c, _, err := c.Lapse(at)
	return c, err
}

// write is open for an act that changes the answers: it must be the person's turn.
func (c Connection) write(by person.Ref, at time.Time) (Connection, error) {
	c, err := c.open(by, at)
	switch pen := c.Pen(); {
	case err != nil:
		return c, err
	case pen == Nobody:
		return c, ErrState
	case pen != c.Part(by):
		return c, ErrNotYourTurn
	}
	return c, nil
}
