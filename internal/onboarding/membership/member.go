package membership

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// Means is by which MitID somebody acts.
type Means string

// The means.
const (
	Private  Means = "private"  // the person's own MitID
	Separate Means = "separate" // a MitID for use on behalf of one association
)

// Authenticator is what a separate MitID is used with; the words are identity.Identity.Authenticator's.
type Authenticator string

// The authenticators that an association may offer with a separate MitID.
const (
	App     Authenticator = "app"     // MitID app
	Display Authenticator = "display" // code display (kodeviser)
	Reader  Authenticator = "reader"  // audio code reader (kodeoplæser)
	Chip    Authenticator = "chip"
)

// Authenticators answers all of them, in the order in which they are shown.
func Authenticators() []Authenticator { return []Authenticator{App, Display, Reader, Chip} }

// Role is what a member may do in the association's MitID Erhverv.
type Role string

// The roles. A member has at least one.
const (
	OrganisationAdministrator Role = "organisation-administrator"
	UserAdministrator         Role = "user-administrator"
	User                      Role = "user"
)

// Agreement is what an association with MitID Erhverv has chosen.
type Agreement struct {
	Association    association.CVR
	Name           string          // the association's; the store fills it in
	Number         string          // the connection's case number, for letters; the store fills it in
	Private        bool            // users may use their private MitID
	Authenticators []Authenticator // on offer with a separate MitID, in the order of Authenticators
	SetUpAt        time.Time       // zero means that there is no agreement yet
	SetUpBy        person.Ref
}

// Offers answers whether the association offers an authenticator.
func (a Agreement) Offers(with Authenticator) bool { return slices.Contains(a.Authenticators, with) }

// Member is a person in an association. Its methods never change the receiver.
type Member struct {
	ID           string // UUID
	Association  association.CVR
	Person       person.Ref    // their private MitID, which they were matched with
	Separate     person.Ref    // their separate MitID, "" = none
	SeparateWith Authenticator // "" = none, or not known
	Name         string        // as the association typed it, like the next two
	Email        string
	Language     string // "da" or "en"
	Private      bool   // approved private MitID for this association
	Consent      int    // raised whenever Private changes, so that every withdrawal is a letter of its own
	Roles        []Role
	Since        time.Time

	// Alone means that nobody else could come in as organisation administrator; the store fills it in.
	Alone bool
	// History is what the acts since the loading add to the audit trail; a store answers it empty.
	History []Event
}

// Membership is a member with the agreement it is about.
type Membership struct {
	Member    Member
	Agreement Agreement
}

// Has answers whether the member has a role.
func (m Member) Has(role Role) bool { return slices.Contains(m.Roles, role) }

// Administers answers whether the member administers the association or its users.
func (m Member) Administers() bool {
	return m.Has(OrganisationAdministrator) || m.Has(UserAdministrator)
}
