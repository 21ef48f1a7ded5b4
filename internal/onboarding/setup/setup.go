package setup

import (
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// Setup is one administrator's way: the appointment, who turned out to be the person, and what they answered. Its methods never
// change the receiver.
type Setup struct {
	Invitation

	Case   string            // UUID of the connection
	Number connection.Number // its number, for people
	Email  string            // the administrator's, as typed
	Self   person.Ref        // the representative or the reporter, where the case's own login says who it is; "" = somebody else
	Birth  person.Code       // keyed code of the date of birth, bound to ID; zero for Self, where none is known, and once it was used
	// Appointer is the representative, Contact how letters reach them, and Issuers who may issue a temporary code besides: the
	// organisation administrators that there are. The store fills all three in.
	Appointer person.Ref
	Contact   Contact
	Issuers   []person.Ref
	Recovery  bool // the association was locked out, and the case appoints new administrators; the store fills it in
	// Agreement is the association's, zero until the first administrator has approved, and Member the person's membership of
	// it, zero where there is none. The store fills both in; Approve makes them.
	Agreement membership.Agreement
	Member    membership.Member

	Person       person.Ref // "" = not matched yet
	Matched      Match
	Code         matching.Code
	CodeNeededAt time.Time // when it turned out that a login alone is not enough; zero = it did not

	Private        *bool // may users use their private MitID? nil = not answered
	Authenticators []membership.Authenticator
	Own            membership.Means // "" = not chosen
	Separate       person.Ref       // enrolled, "" = not
	SeparateWith   membership.Authenticator

	Letters []Letter // oldest first; acts append, the store saves what is new
	// History is what the acts since the loading add to the audit trail; a store answers it empty.
	History []Event

	Rules Rules // the zero value means DefaultRules
}

// Match is how and when the person was matched. The zero value means not yet.
type Match struct {
	Method matching.Method
	At     time.Time
}

// Contact is the representative as letters reach them: typed, never taken from a login.
type Contact struct{ Name, Email, Language string }

// SelfAppointed answers whether the representative appointed themselves. A reporter who is administrator, too, was appointed by the
// representative.
func (s Setup) SelfAppointed() bool { return s.Self != "" && s.Self == s.Appointer }

// First answers whether the association is still to be set up: this way asks everything then, and later ones only the own login.
func (s Setup) First() bool { return s.Agreement.SetUpAt.IsZero() }

// Founder answers whether this administrator's approval founded the agreement.
func (s Setup) Founder() bool {
	return !s.DoneAt.IsZero() && s.DoneAt.Equal(s.Agreement.SetUpAt) && s.Agreement.SetUpBy == s.Person
}

// PrivateAllowed answers whether private MitID may be chosen for the own login, by the agreement or, before that, the answer
// on this way.
func (s Setup) PrivateAllowed() bool {
	if s.First() {
		return s.Private != nil && *s.Private
	}
	return s.Agreement.Private
}

// Offered answers which authenticators may be chosen on this way: in the setup, the MitID app alone; later ones by the settings.
func (s Setup) Offered() []membership.Authenticator {
	return []membership.Authenticator{membership.App}
}

// NeedsCode answers whether the representative is waited for, to issue a temporary code.
func (s Setup) NeedsCode() bool { return s.Person == "" && !s.CodeNeededAt.IsZero() }

// Link judges a link for whoever is logged in, "" before the login, without changing anything.
func (s Setup) Link(by person.Ref, version int, at time.Time) connection.LinkStatus {
	status := s.Invitation.Link(version, at)
	known := s.Person
	if known == "" {
		known = s.Self
	}
	if by != "" && known != "" && by != known && status != connection.LinkUnknown {
		return connection.LinkNotYours
	}
	return status
}
