package overview

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

// Case is one line of the overview.
type Case struct {
	ID          string // UUID; the case is at /connect/{ID}
	Number      string // for people: "T-7K4M-2Q"
	CVR         association.CVR
	Association string // the association's name in the register
	State       connection.State
	Taken       bool      // another case has connected the association
	Bounced     bool      // a letter came back whose address can be corrected
	StartedAt   time.Time // the order of the list, the newest first
	ChangedAt   time.Time
	ConnectedAt time.Time // zero until then
	SetUpAt     time.Time // zero until then
}

// Standing is where a case stands in the eyes of the person who looks at it.
type Standing string

// The standings, those first that wait for the person herself.
const (
	Continue  Standing = "continue"  // answers are missing
	Mend      Standing = "mend"      // a letter came back
	Answer    Standing = "answer"    // somebody has asked for more, or has sent it back
	Mailbox   Standing = "mailbox"   // the link in the association's mailbox is to be opened
	Waiting   Standing = "waiting"   // somebody else's turn
	Connected Standing = "connected" // done; the administrator sets it up
	SetUp     Standing = "set-up"    // the association has MitID Erhverv
	Taken     Standing = "taken"     // somebody else connected the association
	Rejected  Standing = "rejected"
	Expired   Standing = "expired"
	Withdrawn Standing = "withdrawn"
)

// Standing judges a case. A case that is over is over, whatever came back.
func (c Case) Standing() Standing {
	switch c.State {
	case connection.Withdrawn:
		return Withdrawn
	case connection.Rejected:
		return Rejected
	case connection.Expired:
		return Expired
	case connection.Connected:
		switch {
		case c.Bounced && c.SetUpAt.IsZero():
			return Mend
		case !c.SetUpAt.IsZero():
			return SetUp
		}
		return Connected
	case connection.Draft, connection.AwaitingRepresentative, connection.AwaitingMailbox, connection.UnderReview,
		connection.MoreDocumentation, connection.Returned:
	}
	switch {
	case c.Taken:
		return Taken
	case c.Bounced:
		return Mend
	}
	switch c.State {
	case connection.AwaitingMailbox:
		return Mailbox
	case connection.AwaitingRepresentative, connection.UnderReview:
		return Waiting
	case connection.MoreDocumentation, connection.Returned:
		return Answer
	}
	return Continue
}

// Over tells whether nobody has anything left to do.
func (s Standing) Over() bool {
	switch s {
	case Connected, SetUp, Taken, Rejected, Expired, Withdrawn:
		return true
	}
	return false
}
