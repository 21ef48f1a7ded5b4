package identity

import (
	"fmt"
	"time"
)

// Employee is what the authority's own provider said about one of its employees who has logged in, with more than one factor. Issuer
// and Subject are to be kept as a keyed code only.
type Employee struct {
	Issuer, Subject string
	// Name is the whole name as the authority knows it.
	Name string
	// Caseworker and Operator are the roles that the provider gives. Somebody may have both, or none.
	Caseworker, Operator bool
	// AuthTime is when they proved who they are. With single sign-on that may be hours ago; where the provider doesn't say, it is when
	// the login was finished.
	AuthTime time.Time
}

// Format prints a fixed text for every verb, as Identity's does.
func (Employee) Format(f fmt.State, _ rune) {
	_, _ = f.Write([]byte("employee(…)")) // a fmt.State can't fail in a way that could be reported from here.
}
