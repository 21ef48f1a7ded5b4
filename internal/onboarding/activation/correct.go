package activation

import (
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/person"
)

// MaxName is how long a name may be, in characters.
const MaxName = 140

// Correct mends name and e-mail. An invited user whose address changed, or whose letter came back, gets a new link; the older ones
// are superseded. The name of somebody who was matched stays: it was what they were matched with. The same again changes nothing.
func (u User) Correct(by person.Ref, name, email string, at time.Time) (User, []Effect, error) {
	if u.State == Active || u.State == Deleted {
		return u, nil, ErrState
	}
	name, email, err := writable(name, email)
	if err != nil {
		return u, nil, err
	}
	if u.Person != "" && name != u.Name {
		return u, nil, ErrMatched
	}
	moved, bounced := email != u.Email, u.State == Invited && u.Bounced()
	if name == u.Name && !moved && !bounced {
		return u, nil, nil
	}
	u.Name, u.Email = name, email
	u = u.note(EventCorrected, by, at)
	if u.State == Invited && (moved || bounced) {
		return u.link(at)
	}
	return u, nil, nil
}

// CorrectAddress is Correct for the e-mail alone.
func (u User) CorrectAddress(by person.Ref, email string, at time.Time) (User, []Effect, error) {
	return u.Correct(by, u.Name, email, at)
}

// writable cleans a name and an e-mail that a person typed, or answers ErrBadContact. Forms have said what is wrong before.
func writable(name, email string) (string, string, error) {
	name = person.Clean(name)
	address, err := person.ParseEmail(email)
	if err != nil || name == "" || utf8.RuneCountInString(name) > MaxName || person.LooksLikeCPR(name) || person.LooksLikeCPR(address) {
		return "", "", ErrBadContact
	}
	return name, address, nil
}
