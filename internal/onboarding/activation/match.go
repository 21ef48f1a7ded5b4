package activation

import (
	"errors"
	"time"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

// IssueCode puts a new temporary code in the place of the old one. tag is the keyed code of what the administrator is shown once, bound
// to ID. It is for users who are invited and have not shown who they are.
func (u User) IssueCode(by person.Ref, tag person.Code, at time.Time) (User, []Effect, error) {
	switch {
	case u.State != Invited:
		return u, nil, ErrState
	case u.Person != "":
		return u, nil, ErrMatched
	case tag.IsZero():
		return u, nil, ErrState
	}
	u.Code = u.Code.Issue(tag, at)
	return u.note(EventCode, by, at), nil, nil
}

// Match shows who has come: f is what comparing their login with the user found, typed what comparing what they typed with the code
// found. said is what to tell the person, nil when they are matched (now, or before): matching.ErrWrongPerson, ErrNeedsCode,
// ErrNoCode, ErrWrongCode, ErrCodeUsedUp or ErrCodeExpired. It is no err, because it is kept: a wrong code costs a try, and of a
// wrong person the user administrators are told, once for each link.
func (u User) Match(
	by person.Ref, version int, f matching.Found, typed matching.Typed, at time.Time,
) (after User, said error, effects []Effect, err error) {
	if err := u.open(by, version, at); err != nil {
		return u, nil, nil, err
	}
	if u.Person == by {
		return u, nil, nil, nil
	}
	method, code, said := u.Code.Decide(f, typed, at)
	u.Code = code
	switch {
	case said == nil:
		// The date of birth has been used, and the link has found its person.
		u.Person, u.MatchedBy, u.MatchedAt, u.Birth = by, method, at, person.Code{}
		return u.note(EventMatched, by, at, "method", string(method)), nil, nil, nil
	case errors.Is(said, matching.ErrWrongCode):
		return u.note(EventWrongCode, by, at), said, nil, nil
	case errors.Is(said, matching.ErrWrongPerson) && u.WrongLink < u.LinkVersion:
		u.WrongLink = u.LinkVersion
		tell := TellAdministrators{User: u.ID, About: AboutWrongPerson, Version: u.LinkVersion}
		return u.note(EventWrong, by, at), said, []Effect{tell}, nil
	}
	return u, said, nil, nil
}

// forget takes back who the user is.
func (u User) forget() User {
	u.Person, u.MatchedBy, u.MatchedAt, u.Answer = "", "", time.Time{}, NoAnswer
	u.Code = matching.Code{Version: u.Code.Version}
	return u
}
