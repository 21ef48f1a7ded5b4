package form

import (
	"strconv"
	"strings"
	"time"

	"tilslut/internal/onboarding/calendar"
)

// oldest is the year before which nobody alive was born; a date before it is a slip of the hand.
const oldest = 1900

// Birth answers the date of birth in the fields name-day, name-month and name-year as "2006-01-02". The errors, all on name, are
// emptyKey, form.date.bad and form.date.future; the answer is then "". The year has four digits: "62" may mean two.
func (in *Reader) Birth(name, emptyKey string) string {
	return in.birth(name, emptyKey, calendar.DateOf(time.Now()))
}

func (in *Reader) birth(name, emptyKey string, today calendar.Date) string {
	day, month, year := in.Value(name+"-day"), in.Value(name+"-month"), in.Value(name+"-year")
	if day+month+year == "" {
		in.Fail(name, emptyKey)
		return ""
	}
	date, err := calendar.NewDate(number(year, 4, 4), number(month, 1, 2), number(day, 1, 2))
	switch {
	case err != nil || date.Year < oldest:
		in.Fail(name, "form.date.bad")
		return ""
	case today.Before(date):
		in.Fail(name, "form.date.future")
		return ""
	}
	return date.String()
}

// number reads between least and most ASCII digits; anything else is 0, which is no day, month or year.
func number(s string, least, most int) int {
	if len(s) < least || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
