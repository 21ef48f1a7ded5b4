package activation

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// EventKind names what happened. Kinds are written to the audit; they must not change.
type EventKind string

// What can happen to an imported user.
const (
	EventInvited   EventKind = "invited" // details: choice
	EventLink      EventKind = "link_ordered"
	EventAsked     EventKind = "link_asked_for"
	EventCorrected EventKind = "corrected"
	EventDeleted   EventKind = "deleted"
	EventRestored  EventKind = "restored"
	EventCode      EventKind = "code_issued"
	EventWrongCode EventKind = "code_wrong"
	EventMatched   EventKind = "matched" // details: method
	EventWrong     EventKind = "wrong_person"
	EventApproved  EventKind = "private_approved"
	EventRejected  EventKind = "private_rejected"
	EventEnrolled  EventKind = "separate_activated" // details: with
	EventRefused   EventKind = "refused"
	EventActivated EventKind = "activated" // details: means
	EventImported  EventKind = "imported"  // of a whole file; details: count, root
	EventPurged    EventKind = "purged"    // by the clock; details: count, root
)

// Event is one thing that happened to a user. It holds no names, addresses or dates of birth.
type Event struct {
	Kind    EventKind
	At      time.Time
	By      person.Ref        // "" = the clock, or somebody who is not logged in
	Details map[string]string // small facts
}

// note appends an event to a copy of the list, so that two users never share one.
func (u User) note(kind EventKind, by person.Ref, at time.Time, details ...string) User {
	e := Event{Kind: kind, At: at, By: by}
	for i := 0; i+1 < len(details); i += 2 {
		if e.Details == nil {
			e.Details = map[string]string{}
		}
		e.Details[details[i]] = details[i+1]
	}
	u.Noted = append(slices.Clip(u.Noted), e)
	return u
}
