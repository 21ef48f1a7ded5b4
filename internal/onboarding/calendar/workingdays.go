package calendar

import "time"

// lastPrayerDay is the last year in which Store bededag was a holiday.
const lastPrayerDay = 2023

// IsWorkingDay answers whether t's day in Denmark is one on which public offices work.
func IsWorkingDay(t time.Time) bool {
	t = t.In(Copenhagen())
	if t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
		return false
	}
	switch (monthDay{t.Month(), t.Day()}) {
	case monthDay{time.January, 1}, monthDay{time.June, 5}, monthDay{time.December, 24}, monthDay{time.December, 25},
		monthDay{time.December, 26}, monthDay{time.December, 31}:
		return false
	}
	switch t.YearDay() - easter(t.Year()).YearDay() {
	case -3, -2, 1, 39, 50: // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday
		return false
	case 26: // Store bededag
		return t.Year() > lastPrayerDay
	}
	return true
}

// AddWorkingDays answers the same time of day on the nth working day after t's day, in Europe/Copenhagen. It does not matter
// whether t's own day is one. For n of 0 or less it answers t.
func AddWorkingDays(t time.Time, n int) time.Time {
	t = t.In(Copenhagen())
	day := 0
	at := t
	for n > 0 {
		day++
		// From t each time: a clock time that a change to summer time skips must not stick.
		at = time.Date(t.Year(), t.Month(), t.Day()+day, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
		if IsWorkingDay(at) {
			n--
		}
	}
	return at
}

// WorkingDaysBetween counts the working days after the day from, up to and including the day to. It is negative where to is the earlier
// one: the working days that have gone by since.
func WorkingDaysBetween(from, to Date) int {
	if to.Before(from) {
		return -WorkingDaysBetween(to, from)
	}
	n := 0
	for from.Before(to) {
		if from = from.AddDays(1); IsWorkingDay(from.Start()) {
			n++
		}
	}
	return n
}

type monthDay struct {
	month time.Month
	day   int
}

// easter answers Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
