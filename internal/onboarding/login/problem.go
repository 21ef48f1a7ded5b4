package login

import (
	"slices"
	"strings"

	"tilslut/internal/onboarding/fault"
)

// Problem is why a login or an enrolment did not succeed, as the person is told. It is the last part of its page's address.
type Problem string

// The problems.
const (
	Cancelled   Problem = "cancelled"     // the person pressed cancel
	Failed      Problem = "failed"        // the answer was no good
	TimedOut    Problem = "timed-out"     // it took too long
	LevelTooLow Problem = "level-too-low" // below Substantial; with staff: without a second factor
	BrokerDown  Problem = "broker-down"   // nobody answers
	SessionLost Problem = "session-lost"  // the callback does not belong to this browser, or has been used

	NoRole Problem = "no-role" // one of the authority's employees, and neither caseworker nor operator; only at a login of staff

	// These two only when a separate MitID is enrolled.

	NotOffered    Problem = "not-offered"    // the broker makes no such MitID
	AnotherPerson Problem = "another-person" // somebody else enrolled it than who is logged in
)

// Problems lists those of a login.
func Problems() []Problem {
	return []Problem{Cancelled, Failed, TimedOut, LevelTooLow, BrokerDown, SessionLost}
}

// ParseProblem reads the last part of a problem page's address.
func ParseProblem(s string) (Problem, bool) {
	p := Problem(s)
	return p, slices.Contains(Problems(), p)
}

// StaffProblems lists those of a login of staff.
func StaffProblems() []Problem { return append(Problems(), NoRole) }

// ParseStaffProblem reads the last part of the address of a problem page for staff.
func ParseStaffProblem(s string) (Problem, bool) {
	p := Problem(s)
	return p, slices.Contains(StaffProblems(), p)
}

// EnrolProblems lists those of an enrolment.
func EnrolProblems() []Problem { return append(Problems(), NotOffered, AnotherPerson) }

// ParseEnrolProblem reads the last part of the address of an enrolment's problem page.
func ParseEnrolProblem(s string) (Problem, bool) {
	p := Problem(s)
	return p, slices.Contains(EnrolProblems(), p)
}

// ProblemOf answers the problem that err is: a fault's key is "login." and the problem. Anything else is Failed.
func ProblemOf(err error) Problem {
	_, key, _ := fault.KindOf(err)
	if p, ok := ParseEnrolProblem(strings.TrimPrefix(key, "login.")); ok && strings.HasPrefix(key, "login.") {
		return p
	}
	return Failed
}
