package form

import (
	"net/http"
	"net/url"
	"strings"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/i18n"
)

// SwitchLanguage is the name of the buttons that switch the language; their value is the language.
const SwitchLanguage = "switch-language"

var (
	// ErrInvalid means that the person has something to correct; State says what.
	ErrInvalid = fault.New(fault.Invalid, "form.invalid")
	// ErrLanguage means that the form was sent by the language switch: show it again, nothing is wrong.
	ErrLanguage = fault.New(fault.Invalid, "form.language")
	// ErrMalformed means that the body is no form at all; no page of ours sends such a thing.
	ErrMalformed = fault.New(fault.Invalid, "form.malformed")
	// ErrTooLarge means that the body is larger than the server allows.
	ErrTooLarge = fault.New(fault.Invalid, "form.too-large")
)

// Reader reads the answers of one submitted form.
type Reader struct {
	values   url.Values
	errors   []Error
	broken   error
	language bool
}

// Read parses the body of r, whose size the server caps. It never fails: Err tells.
func Read(r *http.Request) *Reader {
	r, err := Parse(r)
	in := &Reader{values: url.Values{}, broken: err}
	for name, typed := range r.PostForm {
		for _, value := range typed {
			in.values.Add(strings.ToValidUTF8(name, ""), strings.ToValidUTF8(value, ""))
		}
	}
	in.switched()
	return in
}

// switched finds out whether the language switch sent the form.
func (in *Reader) switched() {
	_, in.language = i18n.Parse(in.values.Get(SwitchLanguage))
	in.values.Del(SwitchLanguage)
}

// Err answers nil where every answer is good; ErrInvalid or ErrLanguage where the form is to be shown again; ErrMalformed or
// ErrTooLarge where it can't be.
func (in *Reader) Err() error {
	switch {
	case in.broken != nil:
		return in.broken
	case in.language:
		return ErrLanguage
	case len(in.errors) > 0:
		return ErrInvalid
	}
	return nil
}

// State answers the values as typed and the errors found so far; none after a switch of language.
func (in *Reader) State() State {
	s := State{Values: in.values}
	if !in.language {
		s.Errors = in.errors
	}
	return s
}

// Fail notes an error on a field that the reader could not find itself.
func (in *Reader) Fail(field, key string, args ...any) {
	in.errors = append(in.errors, Error{Field: field, Key: key, Args: args})
}
