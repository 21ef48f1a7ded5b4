package login

import "tilslut/internal/onboarding/person"

// Staff is one of the authority's employees who is logged in at the authority's own provider and has at least one role there.
type Staff struct {
	Ref  person.Ref // random, as everybody's; never that of the same human being with MitID
	Name string     // as the authority knows it: an employee acts under a name, see the decision in internal/adr/0013-caseworkers.md

	Caseworker bool // decides on documentation
	Operator   bool // runs the service
}

// HasRole says whether somebody may see anything at all.
func (s Staff) HasRole() bool { return s.Caseworker || s.Operator }
