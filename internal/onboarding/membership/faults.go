package membership

import "tilslut/internal/onboarding/fault"

// Why an act, or acting on behalf of an association, was refused.
var (
	// ErrUnknown means that there is no such association here, or that the person has no business there: nobody is told which.
	ErrUnknown = fault.New(fault.NotFound, "membership.unknown")
	// ErrNotYours means that it is another person's membership.
	ErrNotYours = fault.New(fault.Forbidden, "membership.not-yours")
	// ErrNotAllowed means that the association does not let its users act with their private MitID.
	ErrNotAllowed = fault.New(fault.Forbidden, "membership.private-not-allowed")
	// ErrNotApproved means that the person has not approved private MitID for this association, or withdrew it.
	ErrNotApproved = fault.New(fault.Forbidden, "membership.private-not-approved")
	// ErrAuthenticator means that the association does not offer what the person logged in with.
	ErrAuthenticator = fault.New(fault.Forbidden, "membership.authenticator")
	// ErrAlone means that the last organisation administrator would lock the association: nobody else could come in.
	ErrAlone = fault.New(fault.Conflict, "membership.alone")
	// ErrSeparate means that this MitID can't be the separate one: it is the private one, or another member's.
	ErrSeparate = fault.New(fault.Conflict, "membership.separate")
)
