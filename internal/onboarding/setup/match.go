package setup

import (
	"errors"
	"strconv"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

// Claim is what somebody who opened the link brings: which link, and what the comparisons found.
type Claim struct {
	Version int // of the link
	Found   matching.Found
	Code    matching.Typed
}

// Match finds out whether the person who logged in is the one who was appointed. Somebody who appointed themselves is known by their
// login, and what was found about them is not asked.
//
// Some refusals are kept, so that the store saves the answer although there is an error: a wrong code costs a try, a code that
// turns out to be needed is shown to the representative, and the representative is told of a wrong person, once for each link.
// Nothing else comes of them.
func (s Setup) Match(by person.Ref, claim Claim, at time.Time) (Setup, []Effect, error) {
	switch s.Invitation.Link(claim.Version, at) {
	case connection.LinkGood:
	case connection.LinkWithdrawn:
		return s, nil, ErrWithdrawn
	case connection.LinkUsed:
		if by == s.Person {
			return s, nil, nil
		}
		return s, nil, matching.ErrWrongPerson // the link opens nothing any longer: nobody has to know.
	case connection.LinkExpired:
		return s, nil, ErrExpired
	case connection.LinkSuperseded:
		return s, nil, ErrSuperseded
	case connection.LinkUnknown, connection.LinkTaken, connection.LinkNotYours:
		return s, nil, ErrUnknown
	}
	switch {
	case by == "":
		return s, nil, ErrNotYours
	case by == s.Person:
		return s, nil, nil
	case s.Person != "", s.Self != "" && by != s.Self:
		return s.wrongPerson(by, claim.Version, at)
	case s.Self != "":
		return s.matched(by, matching.ByLogin, at), nil, nil
	}
	method, code, err := s.Code.Decide(claim.Found, claim.Code, at)
	switch {
	case err == nil:
		s.Code = code
		return s.matched(by, method, at), nil, nil
	case errors.Is(err, matching.ErrWrongPerson):
		return s.wrongPerson(by, claim.Version, at)
	}
	if s.CodeNeededAt.IsZero() {
		s.CodeNeededAt = at
		s = s.note(EventCodeNeeded, by, at)
	}
	if errors.Is(err, matching.ErrWrongCode) {
		s.Code = code
		s = s.note(EventCodeWrong, by, at, "left", strconv.Itoa(code.Tries))
	}
	return s, nil, err
}

// matched binds the way to the person. The date of birth was used, and is forgotten.
func (s Setup) matched(by person.Ref, method matching.Method, at time.Time) Setup {
	s.Person, s.Matched = by, Match{Method: method, At: at}
	s.Birth, s.CodeNeededAt = person.Code{}, time.Time{}
	return s.note(EventMatched, by, at, "method", string(method))
}

func (s Setup) wrongPerson(by person.Ref, version int, at time.Time) (Setup, []Effect, error) {
	if _, told := s.Letter(LetterWrongPerson, version); told {
		return s, nil, matching.ErrWrongPerson
	}
	tell := TellWrongPerson{Setup: s.ID, Version: version}
	return s.note(EventWrongPerson, by, at).order(at, tell), []Effect{tell}, matching.ErrWrongPerson
}

// IssueCode makes tag, a keyed code bound to ID, the temporary code of an administrator whom nobody has been matched with. The
// representative and the organisation administrators may do it; a new code replaces the old one.
func (s Setup) IssueCode(by person.Ref, tag person.Code, at time.Time) (Setup, []Effect, error) {
	switch {
	case by == "" || by != s.Appointer && !s.mayIssue(by):
		return s, nil, ErrNotIssuer
	case s.Withdrawn:
		return s, nil, ErrWithdrawn
	case s.Person != "" || s.Self != "":
		return s, nil, ErrCodeNotNeeded
	case tag.IsZero() || s.Version == 0:
		return s, nil, ErrUnknown
	}
	s.Code = s.Code.Issue(tag, at)
	return s.note(EventCodeIssued, by, at, "version", strconv.Itoa(s.Code.Version)), nil, nil
}

func (s Setup) mayIssue(by person.Ref) bool {
	for _, issuer := range s.Issuers {
		if issuer == by {
			return true
		}
	}
	return false
}
