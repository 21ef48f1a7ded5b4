package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
)

// AcceptTerms accepts the terms as the text that was shown: hash is what the form carried, and must be that of the version in
// force in one of its languages; otherwise ErrTermsChanged, and the person reads the new text first. Only the representative accepts.
func (c Connection) AcceptTerms(by person.Ref, hash string, inForce terms.Version, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case inForce.Name == "" || !slices.Contains(inForce.Hashes(), hash):
		return c, nil, ErrTermsChanged
	case c.Part(by) != c.Decider():
		return c, nil, ErrNotYourTurn
	case c.Terms.Version == inForce.Name:
		return c, nil, nil
	case !c.Answering() || c.Pen() != c.Part(by):
		return c, nil, ErrState
	}
	c.Terms = Acceptance{Version: inForce.Name, Hash: hash, At: at, By: by}
	return c.touch(EventTerms, by, at, "", "version", inForce.Name, "hash", hash), nil, nil
}
