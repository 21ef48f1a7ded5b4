package activation

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// State is where an imported user stands. See the package's diagram.
type State string

// The states.
const (
	Imported State = "imported"
	Invited  State = "invited"
	Active   State = "active"
	Refused  State = "refused"
	Deleted  State = "deleted"
)

// States answers all states in the order of the diagram.
func States() []State { return []State{Imported, Invited, Active, Refused, Deleted} }

// Choice is how a user administrator lets a user log in.
type Choice string

// The choices. ChoiceNone is before the invitation.
const (
	ChoiceNone     Choice = ""
	ChoicePrivate  Choice = "private"  // private MitID, if the user approves
	ChoiceSeparate Choice = "separate" // a separate MitID
	ChoiceAsk      Choice = "ask"      // the user chooses between the two
)

// Choices answers what may be chosen, in the order in which pages show it.
func Choices() []Choice { return []Choice{ChoicePrivate, ChoiceSeparate, ChoiceAsk} }

// Allowed answers whether a choice is within what the association decided in its setup.
func (c Choice) Allowed(a membership.Agreement) bool {
	separate := len(a.Authenticators) > 0
	switch c {
	case ChoicePrivate:
		return a.Private
	case ChoiceSeparate:
		return separate
	case ChoiceAsk:
		return a.Private && separate
	case ChoiceNone:
	}
	return false
}

// Answer is what a user said to using private MitID on behalf of the association.
type Answer string

// The answers. NoAnswer is before it was asked, or where it never is.
const (
	NoAnswer Answer = ""
	Approved Answer = "approved"
	Rejected Answer = "rejected"
)

// User is one imported user. Its methods never change the receiver.
type User struct {
	ID          string // UUID; the id of the invitation, too
	Association association.CVR

	Name     string      // as the association has it
	Email    string      // as the association has it
	Language string      // "da" or "en": of the letters to this user
	Birth    person.Code // keyed code of the date of birth, bound to ID; zero = not known, or used
	RID      string      // the number of the older signature, "" = none

	State       State
	Choice      Choice
	Inviter     person.Ref // the user administrator of the last Invite
	InviterName string     // their name, as the association has it; the store fills it in

	LinkVersion int       // of the newest activation link, 0 = none yet
	LinkAt      time.Time // when it was ordered
	AskedAt     time.Time // when somebody last asked for a new link on the link's page; zero = nobody
	WrongLink   int       // the link version at which somebody else was last reported; 0 = never

	Code matching.Code // the temporary activation code, zero = none was issued

	Person    person.Ref // who it is, proven by private MitID; "" until matched
	MatchedBy matching.Method
	MatchedAt time.Time

	Answer       Answer
	Separate     person.Ref               // their separate MitID, "" = none
	SeparateWith membership.Authenticator // what it was activated with

	ImportedAt  time.Time
	InvitedAt   time.Time // the last Invite
	RefusedAt   time.Time
	ActivatedAt time.Time
	DeletedAt   time.Time
	MemberID    string // once active; the store fills it in

	Letters []Letter // oldest first; acts append, the store saves what is new
	Noted   []Event  // what acts did since it was loaded; the store writes it to the audit

	Rules Rules // the numbers it lives by; the zero value means DefaultRules
}
