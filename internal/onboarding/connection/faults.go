package connection

import "tilslut/internal/onboarding/fault"

// Why an act was refused. Refusals by the register are association.ErrCeased, ErrRegisterDown and ErrRegisterNonsense.
var (
	// ErrUnknown means that there is no such case.
	ErrUnknown = fault.New(fault.NotFound, "connection.unknown")
	// ErrNotYours means that somebody else started the case.
	ErrNotYours = fault.New(fault.Forbidden, "connection.not-yours")
	// ErrWithdrawn means that the case was withdrawn.
	ErrWithdrawn = fault.New(fault.Gone, "connection.withdrawn")
	// ErrLapsed means that the draft lay untouched for so long that it is being deleted.
	ErrLapsed = fault.New(fault.Gone, "connection.lapsed")
	// ErrAlreadyConnected means that another case connected this association.
	ErrAlreadyConnected = fault.New(fault.Conflict, "connection.already-connected")
	// ErrConnected means that the case is connected and can't be withdrawn or changed in this way any longer.
	ErrConnected = fault.New(fault.Conflict, "connection.connected")
	// ErrState means that the case is not in a state that allows this.
	ErrState = fault.New(fault.Conflict, "connection.state")
	// ErrReporterLater means that the reporter's way is not built yet.
	ErrReporterLater = fault.New(fault.Conflict, "connection.reporter-later")
	// ErrBadRole means that this is no role in the connection.
	ErrBadRole = fault.New(fault.Invalid, "connection.bad-role")
	// ErrBadContact means that name or e-mail of a person is missing or can't be used. Forms say what is wrong before it comes to this.
	ErrBadContact = fault.New(fault.Invalid, "connection.bad-contact")
	// ErrTermsChanged means that the text shown, or the one accepted earlier, is not the text in force.
	ErrTermsChanged = fault.New(fault.Conflict, "connection.terms-changed")
	// ErrIncomplete means that steps are missing before the confirmation. Missing says which.
	ErrIncomplete = fault.New(fault.Conflict, "connection.incomplete")
	// ErrNeedsDocumentation means that neither the login nor the register shows that this person may bind the association.
	ErrNeedsDocumentation = fault.New(fault.Conflict, "connection.needs-documentation")

	// ErrNoAdministrator means that the case has no such administrator.
	ErrNoAdministrator = fault.New(fault.NotFound, "connection.no-administrator")
	// ErrTooManyAdministrators means that the case has as many as it may.
	ErrTooManyAdministrators = fault.New(fault.Conflict, "connection.too-many-administrators")
	// ErrTooManyLetters means that so many letters were ordered within a day that the next one waits: nobody's mailbox is flooded
	// through the house.
	ErrTooManyLetters = fault.New(fault.TooMany, "connection.too-many-letters")
	// ErrDuplicateEmail means that another administrator of the case has this e-mail address.
	ErrDuplicateEmail = fault.New(fault.Invalid, "connection.duplicate-email")
	// ErrSelfTwice means that the person is an administrator of the case already.
	ErrSelfTwice = fault.New(fault.Conflict, "connection.self-twice")
	// ErrNoBirth means that the date of birth of somebody else is missing.
	ErrNoBirth = fault.New(fault.Invalid, "connection.no-birth")
	// ErrLastAdministrator means that an association may not be left without an administrator.
	ErrLastAdministrator = fault.New(fault.Conflict, "connection.last-administrator")
	// ErrSetUp means that the association was set up: its administrators are no longer managed on the case.
	ErrSetUp = fault.New(fault.Conflict, "connection.set-up")

	// ErrLinkUnknown means that a link names what there never was.
	ErrLinkUnknown = fault.New(fault.NotFound, "connection.link-unknown")
	// ErrLinkExpired means that a link is too old.
	ErrLinkExpired = fault.New(fault.Gone, "connection.link-expired")
	// ErrLinkSuperseded means that a newer link was sent.
	ErrLinkSuperseded = fault.New(fault.Gone, "connection.link-superseded")
)
