package setup

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
)

// Invitation is an appointment as whoever holds its link may see it: names, and neither an address nor a date of birth.
type Invitation struct {
	ID              string // UUID, the administrator's
	Association     association.CVR
	AssociationName string
	AppointedBy     string // the representative's name, as typed
	Name            string // the administrator's, as typed
	Language        string // "da" or "en": of the letters to this administrator
	Version         int    // of the newest link, 0 = none was sent
	Until           time.Time
	Withdrawn       bool
	SetUpAt         time.Time // when the association was set up, by whomever; zero = not yet
	DoneAt          time.Time // when this administrator approved, zero = not yet
	Bounced         bool      // the letter with the newest link came back
}

// Link judges a link of a version without changing anything: good, used, expired, superseded, withdrawn or unknown.
func (i Invitation) Link(version int, at time.Time) connection.LinkStatus {
	switch {
	case version < 1 || version > i.Version:
		return connection.LinkUnknown
	case i.Withdrawn:
		return connection.LinkWithdrawn
	case !i.DoneAt.IsZero():
		return connection.LinkUsed
	case version < i.Version:
		return connection.LinkSuperseded
	case !at.Before(i.Until):
		return connection.LinkExpired
	}
	return connection.LinkGood
}
