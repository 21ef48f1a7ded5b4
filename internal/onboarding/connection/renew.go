package connection

import "time"

// RenewSetupLink sends a new setup link in the place of one that has expired. It is asked for on the link's own page, by whoever holds the
// link and without a login, so it can do little on purpose: the letter goes to the registered address and nowhere else, only
// the newest link can be renewed, only once it has expired, and at most once in RenewEvery. Asked again it changes nothing.
func (c Connection) RenewSetupLink(id string, version int, at time.Time) (Connection, []Effect, error) {
	a, ok := c.Administrator(id)
	switch {
	case !ok || c.State != Connected || version < 1 || version > a.LinkVersion:
		return c, nil, ErrLinkUnknown
	case a.Withdrawn:
		return c, nil, ErrNoAdministrator
	case !a.Progress.DoneAt.IsZero():
		return c, nil, nil // there is nothing left to open.
	case version < a.LinkVersion:
		return c, nil, nil // it was renewed, or corrected, since.
	case at.Before(c.SetupUntil(a)), at.Before(a.LinkAt.Add(c.rules().RenewEvery)):
		return c, nil, nil
	}
	return c.sendLink(a, "", at)
}
