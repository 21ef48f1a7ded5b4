package form

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"tilslut/internal/onboarding/person"
)

// Value answers the field in one tidy line, whatever stands there: for hidden fields, numbers, and what the flow itself judges.
func (in *Reader) Value(name string) string { return person.Clean(in.values.Get(name)) }

// Checked answers whether the field was sent with anything in it: a box that is ticked, a button that was pressed.
func (in *Reader) Checked(name string) bool { return in.values.Get(name) != "" }

// Required answers the field in one tidy line. It is an error to leave it empty (emptyKey), to write more than maxRunes
// characters (longKey, with Max), or a CPR number (form.cpr); the answer is then "".
func (in *Reader) Required(name, emptyKey string, maxRunes int, longKey string) string {
	if in.Value(name) == "" {
		in.Fail(name, emptyKey)
		return ""
	}
	return in.Optional(name, maxRunes, longKey)
}

// Optional is Required for a field that may be empty.
func (in *Reader) Optional(name string, maxRunes int, longKey string) string {
	text := in.Value(name)
	switch {
	case utf8.RuneCountInString(text) > maxRunes:
		in.Fail(name, longKey, "Max", maxRunes)
		return ""
	case person.LooksLikeCPR(text):
		in.Fail(name, "form.cpr")
		return ""
	}
	return text
}

// Text answers the field in as many lines as were typed; it may be empty. It is an error to write more than maxRunes characters
// (form.text.long, with Max), or a CPR number (form.cpr); the answer is then "". What keeps it tidies it.
func (in *Reader) Text(name string, maxRunes int) string {
	text := strings.TrimSpace(strings.ReplaceAll(in.values.Get(name), "\r\n", "\n"))
	switch {
	case utf8.RuneCountInString(text) > maxRunes:
		in.Fail(name, "form.text.long", "Max", maxRunes)
		return ""
	case person.LooksLikeCPR(text):
		in.Fail(name, "form.cpr")
		return ""
	}
	return text
}

// Choice answers one of the allowed values. Anything else, and nothing, is an error (emptyKey) and answers "".
func (in *Reader) Choice(name, emptyKey string, allowed ...string) string {
	if chosen := in.values.Get(name); slices.Contains(allowed, chosen) {
		return chosen
	}
	in.Fail(name, emptyKey)
	return ""
}

// Email answers an e-mail address as person.ParseEmail does. The errors are emptyKey, form.email.bad and form.email.ascii.
func (in *Reader) Email(name, emptyKey string) string {
	typed := in.Value(name)
	if typed == "" {
		in.Fail(name, emptyKey)
		return ""
	}
	address, err := person.ParseEmail(typed)
	switch {
	case person.LooksLikeCPR(typed):
		in.Fail(name, "form.cpr")
		return ""
	case errors.Is(err, person.ErrNonASCIIEmail):
		in.Fail(name, "form.email.ascii")
	case err != nil:
		in.Fail(name, "form.email.bad")
	}
	return address
}
