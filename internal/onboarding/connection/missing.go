package connection

import "slices"

// Status is how a task in the list stands.
type Status string

// The statuses of tasks.
const (
	Done    Status = "done"
	Todo    Status = "todo"
	Blocked Status = "blocked" // can't be started yet
	Problem Status = "problem" // was looked at, and something must be done first
)

// TaskStatus is one line of the task list.
type TaskStatus struct {
	Step   Step
	Status Status
}

// Missing answers the steps that a draft still needs before it can be confirmed, in their order.
func (c Connection) Missing() []Step {
	var out []Step
	for _, s := range draftSteps() {
		if !c.has(s) {
			out = append(out, s)
		}
	}
	return out
}

func (c Connection) has(s Step) bool {
	switch s {
	case StepRole:
		return c.Role != ""
	case StepContact:
		return c.Contact.Email != ""
	case StepEvidence:
		return c.Finding.Way() != WayDocumentation
	case StepTerms:
		return c.Terms.Version != "" && !c.TermsChanged()
	case StepAdministrators:
		return len(c.Active()) > 0
	case StepCheck, StepMailbox, StepReceipt, StepTaken, StepWithdrawn, StepCase:
	}
	return true
}

// TermsChanged answers whether terms were accepted that are not the ones in force any longer.
func (c Connection) TermsChanged() bool {
	return c.Terms.Version != "" && c.TermsInForce != "" && c.Terms.Version != c.TermsInForce
}

// Tasks answers the task list of a draft: each step with its status, the check of the answers last.
func (c Connection) Tasks() []TaskStatus {
	missing := c.Missing()
	var out []TaskStatus
	for _, s := range draftSteps() {
		status := Done
		switch {
		case !slices.Contains(missing, s):
		case s == StepEvidence && c.Finding.Verdict != VerdictNone, s == StepTerms && c.TermsChanged():
			status = Problem
		case s != StepRole && c.Role == "":
			status = Blocked
		default:
			status = Todo
		}
		out = append(out, TaskStatus{Step: s, Status: status})
	}
	check := Todo
	if len(missing) > 0 {
		check = Blocked
	}
	return append(out, TaskStatus{Step: StepCheck, Status: check})
}
