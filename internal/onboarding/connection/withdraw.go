package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// Withdraw ends a case that is not connected. Whoever started it may do so, also when somebody else was first.
func (c Connection) Withdraw(by person.Ref, at time.Time) (Connection, []Effect, error) {
	switch {
	case by == "" || by != c.StartedBy:
		return c, nil, ErrNotYours
	case c.State == Withdrawn:
		return c, nil, nil
	case c.State == Connected:
		return c, nil, ErrConnected
	}
	c.State = Withdrawn
	// The dates of birth have nobody to be compared with any longer.
	for _, a := range c.Administrators {
		a.Birth = person.Code{}
		c = c.replace(a)
	}
	return c.touch(EventWithdrawn, at, ""), nil, nil
}
