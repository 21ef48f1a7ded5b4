package setup

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// EventKind names what happened, in the audit trail. Kinds must not change.
type EventKind string

// What can happen on an administrator's way.
const (
	EventMatched        EventKind = "matched" // details: method
	EventWrongPerson    EventKind = "wrong_person"
	EventCodeNeeded     EventKind = "code_needed"
	EventCodeIssued     EventKind = "code_issued"
	EventCodeWrong      EventKind = "code_wrong"      // details: left
	EventPrivate        EventKind = "private_answer"  // details: answer
	EventAuthenticators EventKind = "authenticators"  // details: authenticators
	EventOwn            EventKind = "own_login"       // details: means
	EventEnrolled       EventKind = "enrolled"        // details: authenticator
	EventApproved       EventKind = "approved"        // details: first
	EventReminded       EventKind = "reminder_queued" // details: version, last
)

// Event is one thing that happened. It holds no names, addresses or dates of birth.
type Event struct {
	Kind    EventKind
	At      time.Time
	By      person.Ref // "" = the clock
	Details map[string]string
}

// note appends an event to a copy of the history.
func (s Setup) note(kind EventKind, by person.Ref, at time.Time, details ...string) Setup {
	e := Event{Kind: kind, At: at, By: by}
	for i := 0; i+1 < len(details); i += 2 {
		if e.Details == nil {
			e.Details = map[string]string{}
		}
		e.Details[details[i]] = details[i+1]
	}
	s.History = append(slices.Clip(s.History), e)
	return s
}
