package setup

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/connection"
)

// The letters of the flow, besides the setup link itself, which is the connection's. Subject is the administrator's id always.
const (
	LetterReceipt      connection.LetterKind = "setup-receipt"
	LetterReminder     connection.LetterKind = "setup-reminder"
	LetterLastReminder connection.LetterKind = "setup-last-reminder"
	LetterWrongPerson  connection.LetterKind = "setup-wrong-person"
)

// Letter is one letter that was ordered, and what became of it.
type Letter struct {
	Kind    connection.LetterKind
	Version int
	State   connection.LetterState
	At      time.Time // of the state
	Reason  string    // of a bounced one: connection.ReasonRefused or ReasonGaveUp
}

// LetterOf names the letter that an effect sends, and the setup that it belongs to; false for effects that send none themselves.
func LetterOf(e Effect) (id string, l Letter, ok bool) {
	switch e := e.(type) {
	case SendSetupReceipt:
		return e.Setup, Letter{Kind: LetterReceipt, Version: 1}, true
	case TellWrongPerson:
		return e.Setup, Letter{Kind: LetterWrongPerson, Version: e.Version}, true
	case SendReminder:
		kind := LetterReminder
		if e.Last {
			kind = LetterLastReminder
		}
		return e.Setup, Letter{Kind: kind, Version: e.Version}, true
	}
	return "", Letter{}, false
}

// Letter answers the letter of a kind and version, false where none was ordered.
func (s Setup) Letter(kind connection.LetterKind, version int) (Letter, bool) {
	i := slices.IndexFunc(s.Letters, func(l Letter) bool { return l.Kind == kind && l.Version == version })
	if i < 0 {
		return Letter{}, false
	}
	return s.Letters[i], true
}

// order writes the letters that effects send into a copy of the list, as queued.
func (s Setup) order(at time.Time, effects ...Effect) Setup {
	s.Letters = slices.Clip(s.Letters)
	for _, e := range effects {
		if _, l, ok := LetterOf(e); ok {
			l.State, l.At = connection.Queued, at
			s.Letters = append(s.Letters, l)
		}
	}
	return s
}
