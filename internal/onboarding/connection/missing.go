package connection

import (
	"slices"

	"tilslut/internal/onboarding/person"
)

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

// steps are the questions of one side of the case, in their order. A reporter answers neither for the terms nor for the documents, though
// she may add some; a representative whom a reporter named is not asked which part she plays.
func (c Connection) steps(part Part) []Step {
	switch {
	case part == Representative:
		return c.withDocuments(StepContact, StepEvidence, StepTerms, StepAdministrators)
	case c.Role == person.Reporter:
		return []Step{StepRole, StepReporter, StepContact, StepEvidence, StepAdministrators}
	case c.Replaces != "":
		return c.withDocuments(StepContact, StepEvidence, StepTerms, StepAdministrators)
	}
	return c.withDocuments(StepRole, StepContact, StepEvidence, StepTerms, StepAdministrators)
}

// withDocuments puts the documents after the evidence where that leads to them.
func (c Connection) withDocuments(steps ...Step) []Step {
	if c.Finding.Verdict == VerdictNone || c.Way(c.Finding) != WayDocumentation {
		return steps
	}
	return slices.Insert(steps, slices.Index(steps, StepEvidence)+1, StepDocuments)
}

// Missing answers the steps that one side still needs before the case can be confirmed, or sent, in their order. What the register says
// of a name is a hint to a reporter: a case that comes back to her is not held up by it.
func (c Connection) Missing(part Part) []Step {
	var out []Step
	for _, s := range c.steps(part) {
		hinted := s == StepEvidence && part != c.Decider() && c.Invitation.Version > 0
		if !hinted && !c.has(s) {
			out = append(out, s)
		}
	}
	return out
}

func (c Connection) has(s Step) bool {
	switch s {
	case StepRole:
		return c.Role != ""
	case StepReporter:
		return c.Reporter.Email != ""
	case StepContact:
		return c.Contact.Email != ""
	case StepEvidence:
		return c.Finding.Verdict != VerdictNone
	case StepDocuments:
		return c.documented()
	case StepTerms:
		return c.Terms.Version != "" && !c.TermsChanged()
	case StepAdministrators:
		return len(c.Active()) > 0
	case StepCheck, StepMailbox, StepMore, StepReceipt, StepTaken, StepEnded, StepWithdrawn, StepCase:
	}
	return true
}

// TermsChanged answers whether terms were accepted that are not the ones in force any longer.
func (c Connection) TermsChanged() bool {
	return c.Terms.Version != "" && c.TermsInForce != "" && c.Terms.Version != c.TermsInForce
}

// Tasks answers the task list of one side of a case: each step with its status, the check of the answers last.
func (c Connection) Tasks(part Part) []TaskStatus {
	missing := c.Missing(part)
	var out []TaskStatus
	for _, s := range c.steps(part) {
		status := Done
		switch {
		case !slices.Contains(missing, s):
		case s == StepTerms && c.TermsChanged():
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
