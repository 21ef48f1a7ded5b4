package membership

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// EventKind names what happened, in the audit trail. Kinds must not change.
type EventKind string

// What can happen to a member.
const (
	EventJoined            EventKind = "member_joined" // details: roles, means
	EventRoles             EventKind = "roles_added"   // details: roles
	EventPrivateApproved   EventKind = "private_approved"
	EventPrivateWithdrawn  EventKind = "private_withdrawn"
	EventSeparateActivated EventKind = "separate_activated" // details: authenticator
)

// Event is one thing that happened to a member. It holds no names, addresses or dates of birth.
type Event struct {
	Kind    EventKind
	At      time.Time
	By      person.Ref
	Details map[string]string
}

// note appends an event to a copy of the history.
func (m Member) note(kind EventKind, by person.Ref, at time.Time, details ...string) Member {
	e := Event{Kind: kind, At: at, By: by}
	for i := 0; i+1 < len(details); i += 2 {
		if e.Details == nil {
			e.Details = map[string]string{}
		}
		e.Details[details[i]] = details[i+1]
	}
	m.History = append(slices.Clip(m.History), e)
	return m
}
