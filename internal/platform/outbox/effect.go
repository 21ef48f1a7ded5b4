package outbox

import (
	"errors"

	"tilslut/internal/onboarding/fault"
)

// Effect is what to do. It is stored as JSON under its kind, whose name must never change.
type Effect interface{ Kind() string }

// Permanent marks an error that no further attempt can mend.
func Permanent(err error) error { return &permanent{err} }

type permanent struct{ error }

func (p *permanent) Unwrap() error { return p.error }

// hopeless tells whether to stop trying: the error was marked, or a neighbour has refused for good.
func hopeless(err error) bool {
	var marked *permanent
	kind, _, _ := fault.KindOf(err)
	return errors.As(err, &marked) || kind == fault.Refused
}
