package identity

import (
	"fmt"
	"time"

	"tilslut/internal/onboarding/association"
)

// Identity is what a login said about the person. It holds no CPR number and no MitID UUID, and never will.
type Identity struct {
	// Name is the whole name as the provider knows it. For a protected person it is the provider's placeholder for a name.
	Name string
	// BirthDate is YYYY-MM-DD; empty where the provider's profile maps none.
	BirthDate string
	// Protected means that name and address are protected in the Civil Registration System: Name is no name then.
	Protected bool
	// Represents lists the associations and companies that the provider says this person may represent. Mostly empty.
	Represents []association.CVR
	// Level is how sure the provider is that this is the person (NSIS). A finished login is at least Substantial.
	Level Level
	// AuthTime is when the person proved who they are, at most minutes before the login was finished.
	AuthTime time.Time
	// Authenticator is what they proved it with: "app", "display", "reader", "chip", "password", or "" where unknown.
	Authenticator string
}

// Login is a finished login: who says it (Issuer), the name that the provider knows the person by (Subject, to be kept as
// a keyed code only), and what was said.
type Login struct {
	Issuer, Subject string
	Identity
}

// Format prints a fixed text for every verb, so that an identity doesn't end up in a log or an error by mistake. A Login has
// it too, through the Identity inside it.
func (Identity) Format(f fmt.State, _ rune) {
	_, _ = f.Write([]byte("identity(…)")) // a fmt.State can't fail in a way that could be reported from here.
}
