package calendar

import (
	"errors"
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // So that the zone is there on machines that have no zone files.
)

// ErrNoDay means that what was given is no day of the calendar. It does not repeat what was given: dates of birth pass here,
// and errors end in logs.
var ErrNoDay = errors.New("calendar: no such day")

// Copenhagen answers the zone in which every day of the house begins and ends.
var Copenhagen = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		// The rules are compiled in, so this line is for a broken ZONEINFO alone: an hour off beats not answering.
		return time.FixedZone("CET", 60*60)
	}
	return zone
})

// Date is a day without a time of day, such as a date of birth. The zero Date is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate answers a day that is in the calendar, or ErrNoDay: 30 February is none.
func NewDate(year, month, day int) (Date, error) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	d := Date{Year: year, Month: time.Month(month), Day: day}
	if year < 1 || year > 9999 || of(t) != d {
		return Date{}, ErrNoDay
	}
	return d, nil
}

// ParseDate reads "2006-01-02"; the only error is ErrNoDay.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return Date{}, ErrNoDay
	}
	return of(t), nil
}

// DateOf answers the day in Denmark at the moment t.
func DateOf(t time.Time) Date { return of(t.In(Copenhagen())) }

func of(t time.Time) Date { return Date{Year: t.Year(), Month: t.Month(), Day: t.Day()} }

// String answers "2006-01-02".
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// IsZero answers whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Before answers whether d is an earlier day than other.
func (d Date) Before(other Date) bool { return d.Start().Before(other.Start()) }

// Start answers the moment at which the day begins in Denmark.
func (d Date) Start() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, Copenhagen())
}

// AddDays answers the day n days later; n may be negative.
func (d Date) AddDays(n int) Date {
	return of(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths answers the same day and time of day n months later, in Europe/Copenhagen, clamped to the month's last day: three
// months after 30 November is 28 or 29 February. n may be negative.
func AddMonths(t time.Time, n int) time.Time {
	t = t.In(Copenhagen())
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return time.Date(first.Year(), first.Month(), min(t.Day(), last), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
}
