package setup

import "time"

// Reminder answers whether an administrator is to be reminded now, and whether it is the last reminder. Each is sent once for each
// link; where the house was down so long that the last one is due, too, the first is left out. An address that letters come back
// from is not written to. The store does the same to many at once; a test holds the two against each other.
func (s Setup) Reminder(at time.Time) (effect SendReminder, due bool) {
	if s.Version == 0 || s.Withdrawn || s.Bounced || !s.DoneAt.IsZero() || !at.Before(s.Until) {
		return SendReminder{}, false
	}
	effect = SendReminder{Setup: s.ID, Version: s.Version, Last: !at.Before(s.Until.Add(-s.rules().LastReminder))}
	if !effect.Last && at.Before(s.Until.Add(-s.rules().FirstReminder)) {
		return SendReminder{}, false
	}
	_, l, _ := LetterOf(effect)
	_, ordered := s.Letter(l.Kind, l.Version)
	return effect, !ordered
}
