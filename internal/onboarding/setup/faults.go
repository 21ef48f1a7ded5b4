package setup

import "tilslut/internal/onboarding/fault"

// Why an act was refused. Refusals of a match are matching's, of a login means membership.ErrNotAllowed and ErrSeparate.
var (
	// ErrUnknown means that there is no such invitation, or no link of such a version.
	ErrUnknown = fault.New(fault.NotFound, "setup.unknown")
	// ErrNotYours means that somebody else is the administrator of this way, or nobody was matched yet.
	ErrNotYours = fault.New(fault.Forbidden, "setup.not-yours")
	// ErrWithdrawn means that the appointment was taken back.
	ErrWithdrawn = fault.New(fault.Gone, "setup.withdrawn")
	// ErrExpired means that the newest link is too old: a new one must be sent.
	ErrExpired = fault.New(fault.Gone, "setup.expired")
	// ErrSuperseded means that a newer link was sent.
	ErrSuperseded = fault.New(fault.Gone, "setup.superseded")
	// ErrDone means that the administrator has approved already.
	ErrDone = fault.New(fault.Conflict, "setup.done")
	// ErrSetUp means that another administrator has set the association up meanwhile: only the own login is left to choose.
	ErrSetUp = fault.New(fault.Conflict, "setup.set-up")
	// ErrIncomplete means that steps are missing. Missing says which.
	ErrIncomplete = fault.New(fault.Conflict, "setup.incomplete")
	// ErrLater means that this authenticator is not chosen here, but in the settings afterwards.
	ErrLater = fault.New(fault.Invalid, "setup.later")
	// ErrBadMeans means that this is no way to log in.
	ErrBadMeans = fault.New(fault.Invalid, "setup.bad-means")
	// ErrCodeNotNeeded means that no temporary code is issued: the person is known already.
	ErrCodeNotNeeded = fault.New(fault.Conflict, "setup.code-not-needed")
	// ErrNotIssuer means that the person may not issue a temporary code to this administrator.
	ErrNotIssuer = fault.New(fault.Forbidden, "setup.not-issuer")
)
