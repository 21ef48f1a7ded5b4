package setup

import (
	"slices"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/membership"
)

// Step is a place in the flow, and the last part of its address.
type Step string

// The steps, in their order.
const (
	StepMatch          Step = "match"          // log in, and be recognised
	StepCode           Step = "code"           // a temporary code is needed, too
	StepTasks          Step = "tasks"          // what is to be answered
	StepPrivate        Step = "private"        // may users use their private MitID?
	StepAuthenticators Step = "authenticators" // which go with a separate MitID
	StepOwn            Step = "own"            // how the administrator logs in
	StepEnrol          Step = "enrol"          // activate the separate MitID
	StepSummary        Step = "summary"        // check and approve
	StepReceipt        Step = "receipt"
	StepWithdrawn      Step = "withdrawn"
)

// Next answers the step that the flow's own address leads to. Whether the link has run out meanwhile is the acts' to say
// (ErrExpired).
func (s Setup) Next() Step {
	switch {
	case s.Withdrawn:
		return StepWithdrawn
	case !s.DoneAt.IsZero():
		return StepReceipt
	case s.NeedsCode():
		return StepCode
	case s.Person == "":
		return StepMatch
	case s.First() && s.Private == nil && s.Authenticators == nil && s.Own == "":
		return StepTasks
	}
	if missing := s.Missing(); len(missing) > 0 {
		return missing[0]
	}
	return StepSummary
}

// CanVisit answers whether the page of a step makes sense now. A page that can't be visited leads to Next instead.
func (s Setup) CanVisit(step Step) bool {
	switch next := s.Next(); next {
	case StepMatch, StepWithdrawn, StepReceipt:
		return step == next
	case StepCode:
		return step == StepCode || step == StepMatch
	case StepTasks, StepPrivate, StepAuthenticators, StepOwn, StepEnrol, StepSummary:
	}
	switch step {
	case StepTasks, StepPrivate, StepAuthenticators:
		return s.First()
	case StepOwn:
		return !s.First() || s.Private != nil
	case StepEnrol:
		return s.has(StepOwn) && s.Own == membership.Separate
	case StepSummary:
		return len(s.Missing()) == 0
	case StepMatch, StepCode, StepReceipt, StepWithdrawn:
	}
	return false
}

// Missing answers the steps that still need an answer before the approval, in their order.
func (s Setup) Missing() []Step {
	return slices.DeleteFunc(s.steps(), s.has)
}

// steps are those that need an answer on this way.
func (s Setup) steps() []Step {
	var out []Step
	if s.First() {
		out = []Step{StepPrivate, StepAuthenticators}
	}
	out = append(out, StepOwn)
	if s.Own == membership.Separate {
		out = append(out, StepEnrol)
	}
	return out
}

func (s Setup) has(step Step) bool {
	switch step {
	case StepPrivate:
		return s.Private != nil
	case StepAuthenticators:
		return len(s.Authenticators) > 0
	case StepOwn:
		// What was chosen stands only as long as it is allowed: another administrator may have been first.
		return s.Own == membership.Separate || s.Own == membership.Private && s.PrivateAllowed()
	case StepEnrol:
		return s.Separate != ""
	case StepMatch, StepCode, StepTasks, StepSummary, StepReceipt, StepWithdrawn:
	}
	return true
}

// TaskStatus is one line of the task list.
type TaskStatus struct {
	Step   Step
	Status connection.Status
}

// Tasks answers the task list: each step with its status, the summary last.
func (s Setup) Tasks() []TaskStatus {
	var out []TaskStatus
	for _, step := range s.steps() {
		status := connection.Todo
		switch {
		case s.has(step):
			status = connection.Done
		case !s.CanVisit(step):
			status = connection.Blocked
		}
		out = append(out, TaskStatus{Step: step, Status: status})
	}
	status := connection.Todo
	if len(s.Missing()) > 0 {
		status = connection.Blocked
	}
	return append(out, TaskStatus{Step: StepSummary, Status: status})
}
