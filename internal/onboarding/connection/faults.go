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
	// ErrNotYourTurn means that the other side of the case has it now.
	ErrNotYourTurn = fault.New(fault.Conflict, "connection.not-your-turn")
	// ErrWrongPerson means that somebody else was named as the representative.
	ErrWrongPerson = fault.New(fault.Forbidden, "connection.wrong-person")
	// ErrTooLate means that the days for it are over.
	ErrTooLate = fault.New(fault.Gone, "connection.too-late")
	// ErrBadText means that a text is too long or holds what looks like a CPR number. Forms say which before it comes to this.
	ErrBadText = fault.New(fault.Invalid, "connection.bad-text")
	// ErrNoText means that words are missing where they are needed.
	ErrNoText = fault.New(fault.Invalid, "connection.no-text")
	// ErrNoAnswer means that a question is to be answered with nothing.
	ErrNoAnswer = fault.New(fault.Invalid, "connection.no-answer")
	// ErrNameDiffers means that the name typed for the documents is not the login's.
	ErrNameDiffers = fault.New(fault.Invalid, "connection.name-differs")
	// ErrBadDocument means that a document is of no type.
	ErrBadDocument = fault.New(fault.Invalid, "connection.bad-document")
	// ErrTooManyDocuments means that the submission has as many documents as it may.
	ErrTooManyDocuments = fault.New(fault.Conflict, "connection.too-many-documents")

	// ErrNotTaken means that a caseworker must take the case before she decides it.
	ErrNotTaken = fault.New(fault.Conflict, "connection.not-taken")
	// ErrTakenByOther means that another caseworker has the case.
	ErrTakenByOther = fault.New(fault.Conflict, "connection.taken-by-other")
	// ErrDecided means that the case was decided meanwhile.
	ErrDecided = fault.New(fault.Conflict, "connection.decided")
	// ErrNothingToSee means that no document has come through the scan, so that there is nothing to approve by.
	ErrNothingToSee = fault.New(fault.Conflict, "connection.nothing-to-see")
	// ErrBadReason means that a reason is none of the standard ones.
	ErrBadReason = fault.New(fault.Invalid, "connection.bad-reason")
	// ErrNoLetter means that there is no such letter to send again.
	ErrNoLetter = fault.New(fault.NotFound, "connection.no-letter")
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
