package login

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// Substantial is the least level of assurance that the house accepts: 1 is low, 2 substantial, 3 high (NSIS).
const Substantial = 2

// Session is what the house remembers of a login: no name, no number, nothing that MitID said about the person.
type Session struct {
	Person   person.Ref
	Level    int       // at least Substantial
	AuthTime time.Time // when the person proved who they are, by the broker's clock
}

// Attempt is a login under way, from the house's side: three random texts that the callback is checked against.
type Attempt struct{ State, Nonce, Verifier string }
