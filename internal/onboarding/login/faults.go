package login

import "tilslut/internal/onboarding/fault"

var (
	// ErrUnknown means that the sessions can't be asked at the moment, so that nobody knows who is here.
	ErrUnknown = fault.New(fault.Unavailable, "login.unknown")
	// ErrStillThere means that a log-out took the cookies but could not end the session in the table.
	ErrStillThere = fault.New(fault.Unavailable, "login.still-there")
	// ErrNoProblem means that an address names a problem that a login doesn't have.
	ErrNoProblem = fault.New(fault.NotFound, "login.no-problem")
)
