package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// EventKind names what happened. Kinds are stored, shown by pages and written to the audit; they must not change.
type EventKind string

// What can happen to a case.
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

	// Between a reporter and the representative.

	EventReporter       EventKind = "reporter_given"
	EventSent           EventKind = "sent_to_representative"
	EventInvited        EventKind = "invitation_ordered"
	EventReminded       EventKind = "representative_reminded" // by the reporter
	EventReminder       EventKind = "reminder_ordered"        // by the clock
	EventRepresentative EventKind = "representative_corrected"
	EventClaimed        EventKind = "representative_took_up"
	EventReturned       EventKind = "sent_back"
	EventDeclined       EventKind = "declined"
	EventExpired        EventKind = "expired" // details: by
	EventTakenUp        EventKind = "taken_up_again"

	// Documents, whose id is the subject, and caseworkers.

	EventName            EventKind = "document_name_given" // details: match
	EventDocument        EventKind = "document_added"      // details: type
	EventDocumentRemoved EventKind = "document_removed"
	EventScanned         EventKind = "document_scanned"
	EventInfected        EventKind = "document_infected"
	EventLost            EventKind = "document_lost"
	EventDocumentsGone   EventKind = "documents_deleted"
	EventSubmitted       EventKind = "submitted" // details: due
	EventTaken           EventKind = "review_taken"
	EventReleased        EventKind = "review_released"
	EventHandedOver      EventKind = "review_handed_over" // details: to
	EventAsked           EventKind = "more_asked"
	EventApproved        EventKind = "approved"
	EventRejected        EventKind = "rejected"
	EventReopened        EventKind = "reopened"
	EventResent          EventKind = "letter_resent" // details: letter

	// An association that is locked out.

	EventAnnounced EventKind = "administrators_announced" // details: evidence
	EventObjected  EventKind = "objected"
)

// Event is one thing that happened to a case. It holds no names, addresses or dates of birth.
type Event struct {
	Kind    EventKind
	At      time.Time
	By      person.Ref        // "" = the clock
	Subject string            // the id of the administrator or document that it is about; else ""
	Details map[string]string // small facts, such as the version of the terms
}

// note appends an event to a copy of the history, so that two cases never share one.
func (c Connection) note(e Event) Connection {
	c.History = append(slices.Clip(c.History), e)
	return c
}

// touch is note for an act of a person whose case it is: it also counts as a change of the case.
func (c Connection) touch(kind EventKind, by person.Ref, at time.Time, subject string, details ...string) Connection {
	e := Event{Kind: kind, At: at, By: by, Subject: subject}
	for i := 0; i+1 < len(details); i += 2 {
		if e.Details == nil {
			e.Details = map[string]string{}
		}
		e.Details[details[i]] = details[i+1]
	}
	c.ChangedAt = at
	return c.note(e)
}
