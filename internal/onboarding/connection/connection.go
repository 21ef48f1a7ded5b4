package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// State is where a case stands. See the package's diagram.
type State string

// The states.
const (
	Draft                  State = "draft"
	AwaitingRepresentative State = "awaiting_representative" // a reporter has sent it
	Returned               State = "returned"                // the representative has sent it back
	AwaitingMailbox        State = "awaiting_mailbox"
	UnderReview            State = "under_review"       // a caseworker's turn
	MoreDocumentation      State = "more_documentation" // the caseworker has asked for more
	AwaitingObjection      State = "awaiting_objection" // approved for an association that is locked out; administrators may object
	Rejected               State = "rejected"           // by the representative, a caseworker or an administrator's objection: see Ended
	Expired                State = "expired"            // nobody answered in time: see Ended
	Connected              State = "connected"
	Withdrawn              State = "withdrawn"
)

// States answers all states in the order of the diagram.
func States() []State {
	return []State{
		Draft, AwaitingRepresentative, Returned, AwaitingMailbox, UnderReview, MoreDocumentation, AwaitingObjection, Rejected, Expired, Connected,
		Withdrawn,
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
	Role      person.Role // of who started it; "" until chosen
	Contact   Contact     // the representative's: typed by herself, or by the reporter who names her
	Language  string      // "da" or "en": of letters to the contact and of letters nobody chose a language for

	Reporter         Contact    // the reporter's own, in a case that a reporter prepares
	ReporterLanguage string     // of her letters
	Invitation       Invitation // of the representative by the reporter
	Comment          string     // the representative's, where she sent the case back or declined it

	Finding       Finding // the newest that was stored; what decides is weighed again at the confirmation
	RegisterEmail string  // the association's e-mail in the register at the confirmation: mailbox link and notice go there

	Documents    []Document // oldest first
	DocumentName string     // the representative's whole name as it stands on the documents, typed by her
	NameMatch    NameMatch  // what the comparison of that with her login found

	Terms          Acceptance
	TermsInForce   string // the version in force now; the store fills it in, nothing here changes it
	Administrators []Administrator

	MailboxSentAt  time.Time // when the newest mailbox link was ordered
	MailboxVersion int       // of the newest mailbox link; 0 = none yet

	Review Review
	Ended  Ended // why and when a case that is rejected, expired or withdrawn came to its end

	Replaces   string       // of an association that is locked out: the case that connected it, UUID; else ""
	ApprovedAt time.Time    // when a case that awaits objections was approved
	Incumbents []person.Ref // the association's administrators now, who may object; the store fills it in

	CreatedAt   time.Time
	ChangedAt   time.Time // the last act by a person, or the moment at which a mailbox link lapsed
	ConfirmedAt time.Time
	ConnectedAt time.Time
	SetUpAt     time.Time // when an administrator set the association up; the store fills it in, zero until then

	Taken   bool      // another case connected this association; the store fills it in
	TakenAt time.Time // when it did
	History []Event   // oldest first; acts append, the store saves what is new
	Letters []Letter  // oldest first; acts append, the store saves what is new

	MailboxElsewhere     int // mailbox links of the last 24 hours in the person's other cases of the association; the store fills it in
	InvitationsElsewhere int // invitations of the last 24 hours in all the person's other cases; the store fills it in

	Rules Rules // the numbers it lives by; the zero value means DefaultRules
}

// Contact is how the letters reach and greet somebody: typed by a person, never taken from a login.
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

// Ended says how a case came to its end. The zero value means that it has not.
type Ended struct {
	By  Ending
	At  time.Time
	Why []Reason // of a caseworker's rejection
	// Text is what the caseworker, or the administrator who objected, wrote; the representative's words are Connection.Comment.
	Text string
}

// Ending is who or what ended a case.
type Ending string

// The endings.
const (
	ByApplicant      Ending = "applicant"      // withdrawn
	ByRepresentative Ending = "representative" // she declined what the reporter sent
	ByCaseworker     Ending = "caseworker"
	ByObjection      Ending = "objection"         // an administrator objected to new ones
	ByInvitation     Ending = "no-representative" // the representative did not answer in time
	ByQuestion       Ending = "no-documentation"  // nobody answered the caseworker's question in time
)

// Administrator is somebody appointed to set the association up.
type Administrator struct {
	ID       string      // UUID; the id of the invitation, too
	Self     bool        // the person who started the case
	Person   person.Ref  // of Self, and of Representative once she has taken the case up
	Name     string      // as typed
	Email    string      // as typed
	Language string      // "da" or "en": of the letters to this person
	Birth    person.Code // keyed code of the date of birth, bound to ID; zero for Self and Representative
	// Representative is the representative of a case that a reporter prepares. In a case of her own she is Self.
	Representative bool
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
		State: Draft, StartedBy: by, Language: lang, ReporterLanguage: lang, CreatedAt: at, ChangedAt: at,
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
