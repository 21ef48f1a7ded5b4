package activation

import (
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// Step is a place in the user's way, and the last part of its address.
type Step string

// The steps, in their order.
const (
	StepLink     Step = "link"     // how the link stands: before the login, and whenever it is not good for this person
	StepMatch    Step = "match"    // show who you are; with the temporary code where that is needed
	StepPrivate  Step = "private"  // approve or reject private MitID
	StepSeparate Step = "separate" // activate a separate MitID with one of the authenticators on offer
	StepReceipt  Step = "receipt"
	StepRefused  Step = "refused" // the receipt of a rejection
)

// Next answers the step that the flow's own address leads to, for whoever is logged in.
func (u User) Next(by person.Ref, version int, a membership.Agreement, at time.Time) Step {
	mine := by != "" && (by == u.Person || by == u.Separate)
	switch u.Link(by, version, at) {
	case LinkUsed:
		if mine {
			return StepReceipt
		}
	case LinkRefused:
		if mine {
			return StepRefused
		}
	case LinkGood:
		switch {
		case by == "":
		case u.Person == "":
			return StepMatch
		case u.Choice == ChoiceSeparate || u.Answer == Rejected || u.Choice == ChoiceAsk && !a.Private:
			return StepSeparate
		default:
			return StepPrivate
		}
	case LinkExpired, LinkSuperseded, LinkWithdrawn, LinkNotYours, LinkUnknown:
	}
	return StepLink
}

// CanVisit answers whether the page of a step makes sense now. A page that can't be visited leads to Next instead. Whoever is asked may
// go back from the separate MitID to the question.
func (u User) CanVisit(step Step, by person.Ref, version int, a membership.Agreement, at time.Time) bool {
	next := u.Next(by, version, a, at)
	return step == next || next == StepSeparate && step == StepPrivate && u.Choice == ChoiceAsk && a.Private ||
		next == StepPrivate && step == StepSeparate && u.Choice == ChoiceAsk && len(a.Authenticators) > 0
}
