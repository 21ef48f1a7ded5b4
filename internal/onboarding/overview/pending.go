package overview

import (
	"time"

	"tilslut/internal/onboarding/association"
)

// Kind is what an invitation is to.
type Kind string

// The kinds.
const (
	KindSetup      Kind = "setup"      // to set an association up, or to become its administrator
	KindActivation Kind = "activation" // to be activated as a user
)

// Pending is an invitation that waits for the person: one that is known to be theirs, since they appointed themselves or have
// opened its link and been matched.
type Pending struct {
	Kind        Kind
	ID          string // of the invitation, a UUID
	Version     int    // of its newest link
	Until       time.Time
	Over        bool // the link has run out; its page sends a new one
	Matched     bool // begun: the person was matched
	CVR         association.CVR
	Association string // the association's name
}

// Association is one in which the person is a member.
type Association struct {
	CVR         association.CVR
	Name        string
	Administers bool // the association, its users or both
}

// MostAssociations is how many associations the overview names; the page of all of them is another.
const MostAssociations = 10
