package overview

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// Case is one line of the overview.
type Case struct {
	ID          string // UUID; the case is at /connect/{ID}
	Number      string // for people: "T-7K4M-2Q"
	CVR         association.CVR
	Association string // the association's name in the register
	State       connection.State
	Part        connection.Part // what she is to it; Nobody where she may object to it (Objects)
	Role        person.Role     // of who started it
	Objects     bool            // it wants new administrators for an association that she administers
	Until       time.Time       // by when whoever has it now must act, zero = no such day
	Taken       bool            // another case has connected the association
	Bounced     bool            // a letter came back whose address can be corrected
	StartedAt   time.Time       // the order of the list, the newest first
	ChangedAt   time.Time
	ConnectedAt time.Time // zero until then
	SetUpAt     time.Time // zero until then
}

// Standing is where a case stands in the eyes of the person who looks at it.
type Standing string

// The standings, those first that wait for the person herself.
const (
	Continue  Standing = "continue"  // answers are missing
	Approve   Standing = "approve"   // a reporter has sent it to her
	Object    Standing = "object"    // she may object to new administrators
	Mend      Standing = "mend"      // a letter came back
	Answer    Standing = "answer"    // somebody has asked for more, or has sent it back
	Mailbox   Standing = "mailbox"   // the link in the association's mailbox is to be opened
	Waiting   Standing = "waiting"   // somebody else's turn
	Connected Standing = "connected" // done; the administrator sets it up
	SetUp     Standing = "set-up"    // the association has MitID Erhverv
	Taken     Standing = "taken"     // somebody else connected the association
	Rejected  Standing = "rejected"  // she may take it up again
	Expired   Standing = "expired"   // this one, too
	Withdrawn Standing = "withdrawn"
)

// Standing judges a case. A case that is over is over, whatever came back.
func (c Case) Standing() Standing {
	switch {
	case c.State == connection.Withdrawn:
		return Withdrawn
	case c.State == connection.Connected && !c.SetUpAt.IsZero():
		return SetUp
	case c.State == connection.Connected && c.Bounced:
		return Mend
	case c.State == connection.Connected:
		return Connected
	case c.Taken:
		return Taken
	case c.State == connection.Rejected:
		return Rejected
	case c.State == connection.Expired:
		return Expired
	case c.Objects:
		return Object
	case c.Bounced:
		return Mend
	}
	return c.turn()
}

// turn judges a case that is under way.
func (c Case) turn() Standing {
	law := connection.Connection{State: c.State, Role: c.Role}
	switch c.State {
	case connection.AwaitingMailbox:
		if c.Part == law.Decider() {
			return Mailbox
		}
	case connection.MoreDocumentation:
		return Answer
	case connection.Draft, connection.Returned, connection.AwaitingRepresentative:
		switch {
		case c.Part != law.Pen():
			return Waiting
		case c.State == connection.Returned:
			return Answer
		case c.State == connection.AwaitingRepresentative:
			return Approve
		}
		return Continue
	case connection.UnderReview, connection.AwaitingObjection, connection.Rejected, connection.Expired, connection.Connected, connection.Withdrawn:
	}
	return Waiting
}

// Over tells whether nobody has anything left to do.
func (s Standing) Over() bool {
	switch s {
	case Connected, SetUp, Taken, Withdrawn:
		return true
	}
	return false
}
