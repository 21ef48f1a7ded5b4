package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// State is where a case stands. See the package's diagram.
type State string

// The states. Those that the representative alone leads to are in use; the others come with reporters and caseworkers.
const (
	Draft                  State = "draft"
	AwaitingRepresentative State = "awaiting_representative" // later
	AwaitingMailbox        State = "awaiting_mailbox"
	UnderReview            State = "under_review"       // later
	MoreDocumentation      State = "more_documentation" // later
	Returned               State = "returned"           // later
	Rejected               State = "rejected"           // later
	Expired                State = "expired"            // later
	Connected              State = "connected"
	Withdrawn              State = "withdrawn"
)

// States answers all states in the order of the diagram.
func States() []State {
	return []State{
		Draft, AwaitingRepresentative, AwaitingMailbox, UnderReview, MoreDocumentation, Returned, Rejected, Expired, Connected, Withdrawn,
	}
}

// Connection is one person's case for one association. Its methods never change the receiver.
type Connection struct {
	ID     string // UUID
	Number Number // for people, for example "T-7K4M-2Q"

	Association     association.CVR
	AssociationName string // as the register had it when the case was last started or confirmed
	FormCode        int    // virksomhedsformkode

	State     State
	StartedBy person.Ref
	Role      person.Role // "" until chosen
	Contact   Contact     // the representative's own, as typed
	Language  string      // "da" or "en": of letters to the contact and of letters nobody chose a language for

	Finding       Finding // the newest that was stored; what decides is weighed again at the confirmation
	RegisterEmail string  // the association's e-mail in the register at the confirmation: mailbox link and notice go there

	Terms          Acceptance
	TermsInForce   string // the version in force now; the store fills it in, nothing here changes it
	Administrators []Administrator

	MailboxSentAt  time.Time // when the newest mailbox link was ordered
	MailboxVersion int       // of the newest mailbox link; 0 = none yet

	CreatedAt   time.Time
	ChangedAt   time.Time // the last act by a person, or the moment at which a mailbox link lapsed
	ConfirmedAt time.Time
	ConnectedAt time.Time
	SetUpAt     time.Time // when an administrator set the association up; the store fills it in, zero until then

	Taken   bool      // another case connected this association; the store fills it in
	TakenAt time.Time // when it did
	History []Event   // oldest first; acts append, the store saves what is new
	Letters []Letter  // oldest first; acts append, the store saves what is new

	MailboxElsewhere int // mailbox links of the last 24 hours in the person's other cases of the association; the store fills it in

	Rules Rules // the numbers it lives by; the zero value means DefaultRules
}

// Contact is how the letters reach and greet the representative: typed by the person, never taken from the login.
type Contact struct {
	Name    string
	Email   string
	Version int // raised by each correction after the receipt was ordered, so that a new one is a new letter
}

// Acceptance is which terms were accepted, as which text, by whom and when. The zero value means none.
type Acceptance struct {
	Version string
	Hash    string // SHA-256 of the text that was shown, lower-case hexadecimal
	At      time.Time
	By      person.Ref
}

// Administrator is somebody appointed to set the association up.
type Administrator struct {
	ID       string      // UUID; the id of the invitation, too
	Self     bool        // the person who started the case
	Person   person.Ref  // of Self only
	Name     string      // as typed
	Email    string      // as typed
	Language string      // "da" or "en": of the letters to this person
	Birth    person.Code // keyed code of the date of birth, bound to ID; zero for Self
	// LinkVersion is the version of the newest setup link, and LinkAt when it was ordered. 0 and zero before the connection.
	LinkVersion int
	LinkAt      time.Time
	Withdrawn   bool // was appointed once; the link says so
	// Appointment counts whom the appointment has meant, from 1: another name or date of birth after the link was sent makes it mean
	// somebody else, and what was found out about the one before counts no longer.
	Appointment int
	Progress    Progress
}

// Progress is how far an administrator has come with the setup. The store fills it in; nothing here changes it, but that naming
// somebody else begins anew.
type Progress struct {
	CodeNeededAt time.Time // a login alone was not enough: a temporary code must be issued
	CodeUntil    time.Time // of the newest temporary code, zero = none
	MatchedAt    time.Time // the person was recognised; the date of birth is forgotten then
	DoneAt       time.Time // the person has approved
}

// New starts a case. id is a UUID and number a fresh case number, both made by the caller; lang is "da" or "en".
func New(id string, number Number, rec association.Record, by person.Ref, at time.Time, lang string) Connection {
	c := Connection{
		ID: id, Number: number, Association: rec.CVR, AssociationName: rec.Name, FormCode: rec.FormCode,
		State: Draft, StartedBy: by, Language: lang, CreatedAt: at, ChangedAt: at,
	}
	return c.note(Event{Kind: EventStarted, At: at, By: by})
}

// Active answers the administrators who have not been withdrawn, in the order of their appointment.
func (c Connection) Active() []Administrator {
	var out []Administrator
	for _, a := range c.Administrators {
		if !a.Withdrawn {
			out = append(out, a)
		}
	}
	return out
}

// Administrator finds an administrator by id, withdrawn ones too.
func (c Connection) Administrator(id string) (Administrator, bool) {
	i := slices.IndexFunc(c.Administrators, func(a Administrator) bool { return a.ID == id })
	if i < 0 {
		return Administrator{}, false
	}
	return c.Administrators[i], true
}
