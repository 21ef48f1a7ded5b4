package form

import (
	"net/url"
	"slices"
)

// Error is what is wrong with a field: a message key, with alternating names and values for its placeholders.
type Error struct {
	Field string
	Key   string
	Args  []any
}

// State is what a page shows a form with: values as typed, and errors in the order of the questions.
type State struct {
	Values url.Values
	Errors []Error
}

// Filled answers the state of a form seen for the first time, from alternating names and values. A name may come several times.
func Filled(pairs ...string) State {
	s := State{Values: url.Values{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		s.Values.Add(pairs[i], pairs[i+1])
	}
	return s
}

// Value answers what stands in the field, as typed; "" for nothing.
func (s State) Value(name string) string { return s.Values.Get(name) }

// Checked answers whether value is among the answers chosen for name.
func (s State) Checked(name, value string) bool { return slices.Contains(s.Values[name], value) }

// ErrorKey answers the first error of the field.
func (s State) ErrorKey(name string) (Error, bool) {
	for _, e := range s.Errors {
		if e.Field == name {
			return e, true
		}
	}
	return Error{}, false
}

// With answers the state with one more error, for what only the flow could find out.
func (s State) With(field, key string, args ...any) State {
	s.Errors = append(slices.Clone(s.Errors), Error{Field: field, Key: key, Args: args})
	return s
}
