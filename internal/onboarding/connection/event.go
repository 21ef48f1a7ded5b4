package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// EventKind names what happened. Kinds are stored, shown by pages and written to the audit; they must not change.
type EventKind string

// What can happen in the representative's way.
const (
	EventStarted              EventKind = "started"
	EventRole                 EventKind = "role_chosen"
	EventContact              EventKind = "contact_given"
	EventContactCorrected     EventKind = "contact_corrected"
	EventEvidence             EventKind = "evidence_found" // details: verdict, evidence
	EventTerms                EventKind = "terms_accepted" // details: version, hash
	EventAdministrator        EventKind = "administrator_appointed"
	EventAdministratorChanged EventKind = "administrator_changed"
	EventAdministratorRemoved EventKind = "administrator_removed"
	EventConfirmed            EventKind = "confirmed" // details: verdict, evidence
	EventMailboxLink          EventKind = "mailbox_link_ordered"
	EventMailboxOpened        EventKind = "mailbox_link_opened"
	EventMailboxLapsed        EventKind = "mailbox_link_lapsed"
	EventConnected            EventKind = "connected" // details: evidence
	EventSetupLink            EventKind = "setup_link_ordered"
	EventWithdrawn            EventKind = "withdrawn"
)

// Event is one thing that happened to a case. It holds no names, addresses or dates of birth.
type Event struct {
	Kind    EventKind
	At      time.Time
	By      person.Ref        // "" = the clock
	Subject string            // the administrator's id where it is about one; else ""
	Details map[string]string // small facts, such as the version of the terms
}

// note appends an event to a copy of the history, so that two cases never share one.
func (c Connection) note(e Event) Connection {
	c.History = append(slices.Clip(c.History), e)
	return c
}

// touch is note for an act of the person whose case it is: it also counts as a change of the case.
func (c Connection) touch(kind EventKind, at time.Time, subject string, details ...string) Connection {
	e := Event{Kind: kind, At: at, By: c.StartedBy, Subject: subject}
	for i := 0; i+1 < len(details); i += 2 {
		if e.Details == nil {
			e.Details = map[string]string{}
		}
		e.Details[details[i]] = details[i+1]
	}
	c.ChangedAt = at
	return c.note(e)
}
