package cvr

import (
	"encoding/json"

	"tilslut/internal/onboarding/calendar"
)

// period is a span of days, both ends included. A missing end is open; a period without any is current.
type period struct {
	From day `json:"gyldigFra"`
	To   day `json:"gyldigTil"`
}

// day is YYYY-MM-DD, "" for null, or whatever else stood there, which is then no date.
type day string

// UnmarshalJSON never fails on valid JSON; what is neither null nor a string becomes something that is no date.
func (d *day) UnmarshalJSON(raw []byte) error {
	var s *string
	switch err := json.Unmarshal(raw, &s); {
	case err != nil:
		*d = "?"
	case s == nil:
		*d = ""
	case *s == "":
		*d = "?"
	default:
		*d = day(*s)
	}
	return nil
}

// covers answers whether today is in the period. An end that is no date makes the period cover nothing: what can't be read
// may not count in anybody's favour.
func (p period) covers(today calendar.Date) bool {
	if p.From != "" {
		from, err := calendar.ParseDate(string(p.From))
		if err != nil || today.Before(from) {
			return false
		}
	}
	if p.To != "" {
		to, err := calendar.ParseDate(string(p.To))
		if err != nil || to.Before(today) {
			return false
		}
	}
	return true
}

// text is a field that is read whether it comes as a string, a number or null. Anything else reads as "".
type text string

// UnmarshalJSON never fails on valid JSON, so that one odd field does not cost the whole document.
func (t *text) UnmarshalJSON(raw []byte) error {
	*t = ""
	var s string
	if json.Unmarshal(raw, &s) == nil {
		*t = text(s)
		return nil
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		*t = text(n.String())
	}
	return nil
}
