package activation

import "tilslut/internal/onboarding/fault"

// Why an act was refused.
var (
	// ErrUnknown means that the association has no such user.
	ErrUnknown = fault.New(fault.NotFound, "activation.unknown")
	// ErrNotSetUp means that the association has not been set up: it has no users yet.
	ErrNotSetUp = fault.New(fault.Conflict, "activation.not-set-up")
	// ErrState means that the user is not in a state that allows this.
	ErrState = fault.New(fault.Conflict, "activation.state")
	// ErrNotAllowed means that the association does not allow this way of logging in, or not any longer.
	ErrNotAllowed = fault.New(fault.Conflict, "activation.not-allowed")
	// ErrTooLate means that a deleted user can't be restored any longer.
	ErrTooLate = fault.New(fault.Gone, "activation.too-late")
	// ErrBadContact means that name or e-mail is missing or can't be used. Forms say what is wrong before it comes to this.
	ErrBadContact = fault.New(fault.Invalid, "activation.bad-contact")
	// ErrTaken means that another imported user of the association has this name and this e-mail.
	ErrTaken = fault.New(fault.Conflict, "activation.taken")
	// ErrMatched means that the user has shown who they are already: a code would say nothing.
	ErrMatched = fault.New(fault.Conflict, "activation.matched")

	// ErrNotYours means that somebody else was matched with this user.
	ErrNotYours = fault.New(fault.Forbidden, "activation.not-yours")
	// ErrNotMatched means that the person has to show who they are first.
	ErrNotMatched = fault.New(fault.Conflict, "activation.not-matched")
	// ErrAuthenticator means that the association does not offer this authenticator.
	ErrAuthenticator = fault.New(fault.Conflict, "activation.authenticator")
	// ErrSameMitID means that the separate MitID is the private one.
	ErrSameMitID = fault.New(fault.Conflict, "activation.same-mitid")
	// ErrMitIDTaken means that the separate MitID belongs to somebody else already.
	ErrMitIDTaken = fault.New(fault.Conflict, "activation.mitid-taken")

	// ErrLinkUnknown means that a link names what there never was.
	ErrLinkUnknown = fault.New(fault.NotFound, "activation.link-unknown")
	// ErrLinkExpired means that a link is too old.
	ErrLinkExpired = fault.New(fault.Gone, "activation.link-expired")
	// ErrLinkSuperseded means that a newer link was sent.
	ErrLinkSuperseded = fault.New(fault.Gone, "activation.link-superseded")
	// ErrLinkWithdrawn means that the user administrator took the invitation back.
	ErrLinkWithdrawn = fault.New(fault.Gone, "activation.link-withdrawn")
	// ErrLinkUsed means that the link has been used.
	ErrLinkUsed = fault.New(fault.Gone, "activation.link-used")
	// ErrRefused means that the user rejected private MitID and nothing else was on offer.
	ErrRefused = fault.New(fault.Conflict, "activation.refused")
	// ErrTooSoon means that a new link was ordered less than a day ago.
	ErrTooSoon = fault.New(fault.TooMany, "activation.too-soon")
)
