package setup

import "time"

const day = 24 * time.Hour

// Rules are the numbers of the flow. How long a link is good is connection.Rules'; how long a temporary code is, matching's.
type Rules struct {
	// FirstReminder and LastReminder are how long before the link ends an administrator is reminded.
	FirstReminder, LastReminder time.Duration
}

// DefaultRules answers reminders 30 and 7 days before the end.
func DefaultRules() Rules { return Rules{FirstReminder: 30 * day, LastReminder: 7 * day} }

func (s Setup) rules() Rules {
	if s.Rules == (Rules{}) {
		return DefaultRules()
	}
	return s.Rules
}
