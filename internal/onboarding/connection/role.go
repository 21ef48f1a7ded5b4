package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// ChooseRole says which part the person plays. Only the representative's way is open: a reporter is answered ErrReporterLater and
// nothing is stored.
func (c Connection) ChooseRole(by person.Ref, role person.Role, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case role == person.Reporter:
		return c, nil, ErrReporterLater
	case role != person.Representative:
		return c, nil, ErrBadRole
	case c.Role == role:
		return c, nil, nil
	case c.State != Draft:
		return c, nil, ErrState
	}
	c.Role = role
	return c.touch(EventRole, at, "", "role", string(role)), nil, nil
}

// SetFinding stores what a weighing showed, so that pages can lead the way. It decides nothing: Confirm weighs again.
func (c Connection) SetFinding(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case f.Association != c.Association:
		return c, nil, ErrState
	case c.Finding == f:
		return c, nil, nil
	case c.State != Draft:
		return c, nil, ErrState
	}
	return c.found(f).touch(EventEvidence, at, "", "verdict", string(f.Verdict), "evidence", string(f.Evidence)), nil, nil
}

// found takes over a finding and, where the register answered, the association's name and form.
func (c Connection) found(f Finding) Connection {
	c.Finding = f
	if f.Name != "" {
		c.AssociationName, c.FormCode = f.Name, f.FormCode
	}
	return c
}
