package setup

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// open is the guard before every answer: the person was matched, the appointment stands, and the link has not run out.
func (s Setup) open(by person.Ref, at time.Time) error {
	switch {
	case by == "" || by != s.Person:
		return ErrNotYours
	case s.Withdrawn:
		return ErrWithdrawn
	case !s.DoneAt.IsZero():
		return ErrDone
	case !at.Before(s.Until):
		return ErrExpired
	}
	return nil
}

// AnswerPrivate says whether users may use their private MitID. There is no default. Where the answer takes private MitID away, the
// own login is to be chosen again.
func (s Setup) AnswerPrivate(by person.Ref, yes bool, at time.Time) (Setup, []Effect, error) {
	if err := s.open(by, at); err != nil {
		return s, nil, err
	}
	switch {
	case !s.First():
		return s, nil, ErrSetUp
	case s.Private != nil && *s.Private == yes:
		return s, nil, nil
	case !yes && s.Own == membership.Private:
		s.Own = ""
	}
	s.Private = &yes
	return s.note(EventPrivate, by, at, "answer", strconv.FormatBool(yes)), nil, nil
}

// ChooseAuthenticators says which authenticators go with a separate MitID. Here it is the MitID app, always and alone (Offered); the
// others come in the settings afterwards.
func (s Setup) ChooseAuthenticators(by person.Ref, chosen []membership.Authenticator, at time.Time) (Setup, []Effect, error) {
	if err := s.open(by, at); err != nil {
		return s, nil, err
	}
	switch {
	case !s.First():
		return s, nil, ErrSetUp
	case !slices.Equal(chosen, s.Offered()):
		return s, nil, ErrLater
	case slices.Equal(chosen, s.Authenticators):
		return s, nil, nil
	}
	s.Authenticators = slices.Clone(chosen)
	return s.note(EventAuthenticators, by, at, "authenticators", words(chosen)), nil, nil
}

// ChooseOwn says how the administrator will log in. Private MitID must be allowed to users. A separate one that was enrolled before
// stays enrolled when the choice goes to and fro.
func (s Setup) ChooseOwn(by person.Ref, means membership.Means, at time.Time) (Setup, []Effect, error) {
	if err := s.open(by, at); err != nil {
		return s, nil, err
	}
	switch {
	case means != membership.Private && means != membership.Separate:
		return s, nil, ErrBadMeans
	case s.First() && s.Private == nil:
		return s, nil, ErrIncomplete
	case means == membership.Private && !s.PrivateAllowed():
		return s, nil, membership.ErrNotAllowed
	case s.Own == means:
		return s, nil, nil
	}
	s.Own = means
	return s.note(EventOwn, by, at, "means", string(means)), nil, nil
}

// Enrolled takes over the separate MitID that the person enrolled at the broker: separate is whom its login stands for, authenticator
// what it is used with ("" where the broker doesn't say). That the two are one person is for whoever saw both logins to check.
func (s Setup) Enrolled(by, separate person.Ref, authenticator string, at time.Time) (Setup, []Effect, error) {
	if err := s.open(by, at); err != nil {
		return s, nil, err
	}
	with := membership.Authenticator(authenticator)
	switch {
	case s.Own != membership.Separate:
		return s, nil, ErrIncomplete
	case separate == "" || separate == s.Person:
		return s, nil, membership.ErrSeparate
	case with != "" && !slices.Contains(s.Offered(), with):
		return s, nil, membership.ErrAuthenticator
	case s.Separate == separate && s.SeparateWith == with:
		return s, nil, nil
	}
	s.Separate, s.SeparateWith = separate, with
	return s.note(EventEnrolled, by, at, "authenticator", authenticator), nil, nil
}

func words(all []membership.Authenticator) string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = string(one)
	}
	return strings.Join(out, " ")
}
