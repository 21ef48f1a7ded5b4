package clock

import (
	"sync/atomic"
	"time"
)

// Clock turns the database's time into the house's. The zero value, and nil, are right for the service: no shift.
type Clock struct{ shift atomic.Int64 }

// At is the house's time when the database's is dbNow. It is in UTC and whole microseconds, as the database keeps it.
func (c *Clock) At(dbNow time.Time) time.Time {
	at := dbNow.UTC()
	if c != nil {
		at = at.Add(time.Duration(c.shift.Load()))
	}
	return at.Truncate(time.Microsecond)
}

// Shift moves the house's time on (or back) from where it is. Only tests do that.
func (c *Clock) Shift(by time.Duration) { c.shift.Add(int64(by)) }

// Offset is how far the house's time is shifted, for a statement that reckons with now() itself. Zero in the service.
func (c *Clock) Offset() time.Duration {
	if c == nil {
		return 0
	}
	return time.Duration(c.shift.Load())
}
