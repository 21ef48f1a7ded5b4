package activation

import "time"

const day = 24 * time.Hour

// Rules are the numbers of the flow.
type Rules struct {
	LinkLife    time.Duration // an activation link is good for this long
	RenewAfter  time.Duration // a link that ran out is renewed on its own page at most once in this time
	RestoreLife time.Duration // a deleted user can be restored for this long, and is then gone
	RemindFirst time.Duration // a reminder goes out when this much is left of the link
	RemindLast  time.Duration // and another when this much is left
}

// DefaultRules answers 30 days for links, one renewal in 24 hours, 30 days for restoring, and reminders 7 days and 1 day before.
func DefaultRules() Rules {
	return Rules{LinkLife: 30 * day, RenewAfter: day, RestoreLife: 30 * day, RemindFirst: 7 * day, RemindLast: day}
}

// OrDefaults answers the rules, or the defaults where there are none.
func (r Rules) OrDefaults() Rules {
	if r == (Rules{}) {
		return DefaultRules()
	}
	return r
}

// LinkUntil is when the newest activation link runs out. Zero where none was sent.
func (u User) LinkUntil() time.Time {
	if u.LinkAt.IsZero() {
		return time.Time{}
	}
	return u.LinkAt.Add(u.Rules.OrDefaults().LinkLife)
}

// RestoreUntil is until when a deleted user can be restored. Zero where the user is not deleted.
func (u User) RestoreUntil() time.Time {
	if u.DeletedAt.IsZero() {
		return time.Time{}
	}
	return u.DeletedAt.Add(u.Rules.OrDefaults().RestoreLife)
}

// LinkOver answers whether the newest link ran out.
func (u User) LinkOver(at time.Time) bool { return u.LinkVersion > 0 && !at.Before(u.LinkUntil()) }
