package identity

import (
	"strings"

	"tilslut/internal/onboarding/fault"
)

// Level is a level of assurance of NSIS, the Danish standard for the quality of electronic identities. They are ordered, so
// `level >= Substantial` is the question to ask. The zero Level is none.
type Level int

const (
	// Low is for services where a mistake costs little.
	Low Level = iota + 1
	// Substantial is what the house asks for: the level of an ordinary MitID.
	Substantial
	// High needs a stronger authenticator, for example the MitID chip.
	High
)

// ErrBadLevel means that the text names no level.
var ErrBadLevel = fault.New(fault.Invalid, "identity.bad-level")

// String answers "low", "substantial" or "high", and "" for none.
func (l Level) String() string {
	switch l {
	case Low:
		return "low"
	case Substantial:
		return "substantial"
	case High:
		return "high"
	}
	return ""
}

// ParseLevel reads a level by its name, in any case. The only error is ErrBadLevel.
func ParseLevel(s string) (Level, error) {
	for level := Low; level <= High; level++ {
		if strings.EqualFold(s, level.String()) {
			return level, nil
		}
	}
	return 0, ErrBadLevel
}
