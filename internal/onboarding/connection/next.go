package connection

import "slices"

// Step is a place in the flow, and the last part of its address.
type Step string

// The steps, in their order.
const (
	StepRole           Step = "role"
	StepReporter       Step = "reporter" // the reporter's own details
	StepContact        Step = "contact"  // the representative's details
	StepEvidence       Step = "evidence"
	StepDocuments      Step = "documents"
	StepTerms          Step = "terms"
	StepAdministrators Step = "administrators"
	StepCheck          Step = "check"
	StepMailbox        Step = "mailbox" // waiting for the link in the association's mailbox
	StepMore           Step = "more"    // a caseworker has asked for more
	StepReceipt        Step = "receipt" // connected, or handed to somebody else: to the representative, to a caseworker, to who may object
	StepTaken          Step = "taken"
	StepEnded          Step = "ended" // rejected or expired: why, and how it goes on
	StepWithdrawn      Step = "withdrawn"
	StepCase           Step = "case" // the case's own page: what happened, what comes next, what can be corrected
)

// Next answers the step that the flow's own address leads one side of the case to.
func (c Connection) Next(part Part) Step {
	switch {
	case c.State == Withdrawn:
		return StepWithdrawn
	case c.State == Connected:
		return StepReceipt
	case c.Taken:
		return StepTaken
	}
	switch c.State {
	case Draft, Returned, AwaitingRepresentative:
		if part != c.Pen() {
			return StepReceipt // it was sent; or sent back, and the reporter has it.
		}
		if missing := c.Missing(part); len(missing) > 0 {
			return missing[0]
		}
		return StepCheck
	case AwaitingMailbox:
		if part == c.Decider() {
			return StepMailbox
		}
	case MoreDocumentation:
		return StepMore
	case Rejected, Expired:
		return StepEnded
	case UnderReview, AwaitingObjection, Connected, Withdrawn:
	}
	return StepReceipt
}

// CanVisit answers whether the page of a step makes sense now to one side of the case. A page that can't be visited leads to Next
// instead.
func (c Connection) CanVisit(part Part, step Step) bool {
	next := c.Next(part)
	if step == next || step == StepCase {
		return true
	}
	holds := part == c.Pen()
	switch {
	case c.Taken || c.State == Withdrawn || c.State == Rejected || c.State == Expired || !holds && !c.reads(part, step):
		return false
	case step == StepContact:
		return next != StepRole
	case step == StepAdministrators && c.State == Connected:
		return slices.ContainsFunc(c.Active(), func(a Administrator) bool { return c.Manages(a.ID) })
	case step == StepAdministrators:
		return next != StepRole
	case step == StepDocuments:
		return next != StepRole && c.MayUpload(part)
	case step == StepReporter:
		return c.reads(part, step)
	}
	// The steps may be taken in any order once the role is chosen, and only the last one waits for all.
	return c.Answering() && next != StepRole && slices.Contains(c.steps(part), step)
}

// reads answers whether a page is open to a side that has not the pen: a reporter mends her own details at any time, and either side
// answers a caseworker.
func (c Connection) reads(part Part, step Step) bool {
	switch step {
	case StepReporter:
		return part == Starter && c.Decider() == Representative && c.Role != ""
	case StepDocuments:
		return c.MayUpload(part)
	default:
		return false
	}
}
