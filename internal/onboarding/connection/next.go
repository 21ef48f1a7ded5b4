package connection

import "slices"

// Step is a place in the flow, and the last part of its address.
type Step string

// The steps, in their order.
const (
	StepRole           Step = "role"
	StepContact        Step = "contact"
	StepEvidence       Step = "evidence"
	StepTerms          Step = "terms"
	StepAdministrators Step = "administrators"
	StepCheck          Step = "check"
	StepMailbox        Step = "mailbox" // waiting for the link in the association's mailbox
	StepReceipt        Step = "receipt"
	StepTaken          Step = "taken"
	StepWithdrawn      Step = "withdrawn"
	StepCase           Step = "case" // the case's own page: what happened, what comes next, what can be corrected
)

// Next answers the step that the flow's own address leads to.
func (c Connection) Next() Step {
	switch c.State {
	case Withdrawn:
		return StepWithdrawn
	case Connected:
		return StepReceipt
	case Draft:
		if c.Taken {
			return StepTaken
		}
		if missing := c.Missing(); len(missing) > 0 {
			return missing[0]
		}
		return StepCheck
	case AwaitingMailbox:
		if c.Taken {
			return StepTaken
		}
		return StepMailbox
	case AwaitingRepresentative, UnderReview, MoreDocumentation, Returned, Rejected, Expired:
	}
	return StepCase
}

// CanVisit answers whether the page of a step makes sense now. A page that can't be visited leads to Next instead.
func (c Connection) CanVisit(step Step) bool {
	next := c.Next()
	if step == next || step == StepCase {
		return true
	}
	switch next {
	case StepTaken, StepWithdrawn, StepCase:
		return false
	case StepMailbox:
		return step == StepContact || step == StepAdministrators
	case StepReceipt:
		managed := func(a Administrator) bool { return c.Manages(a.ID) }
		return step == StepContact || step == StepAdministrators && slices.ContainsFunc(c.Active(), managed)
	case StepRole:
		return false
	case StepContact, StepEvidence, StepTerms, StepAdministrators, StepCheck:
	}
	// A draft whose role is chosen: the steps may be taken in any order, and only the last one waits for all.
	return slices.Contains(draftSteps(), step)
}

func draftSteps() []Step {
	return []Step{StepRole, StepContact, StepEvidence, StepTerms, StepAdministrators}
}
