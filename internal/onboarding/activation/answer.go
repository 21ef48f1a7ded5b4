package activation

import (
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// Approve lets the user act with private MitID, and activates.
func (u User) Approve(by person.Ref, version int, a membership.Agreement, at time.Time) (User, []Effect, error) {
	if u.State == Active && by != "" && by == u.Person && u.Answer == Approved {
		return u, nil, nil
	}
	if err := u.known(by, version, at); err != nil {
		return u, nil, err
	}
	if u.Choice == ChoiceSeparate || !a.Private {
		return u, nil, ErrNotAllowed
	}
	u.Answer = Approved
	return u.note(EventApproved, by, at).activate(by, at, string(membership.Private))
}

// Reject says no to private MitID. Where the user was asked, a separate MitID is next. Where nothing else was on offer the user stays
// un-activated, and the user administrators are told.
func (u User) Reject(by person.Ref, version int, a membership.Agreement, at time.Time) (User, []Effect, error) {
	if u.State == Refused && by != "" && by == u.Person {
		return u, nil, nil
	}
	if err := u.known(by, version, at); err != nil {
		return u, nil, err
	}
	if u.Choice == ChoiceSeparate || u.Answer == Rejected && len(a.Authenticators) > 0 {
		return u, nil, nil // it was not asked, or said before.
	}
	u.Answer = Rejected
	u = u.note(EventRejected, by, at)
	if u.Choice == ChoiceAsk && len(a.Authenticators) > 0 {
		return u, nil, nil
	}
	u.State, u.RefusedAt = Refused, at
	tell := TellAdministrators{User: u.ID, About: AboutRefused, Version: u.LinkVersion}
	return u.note(EventRefused, by, at), []Effect{tell}, nil
}

// Enrolled takes the separate MitID that the person has activated at the broker, and activates. with is what it is used with; it must be
// on offer.
func (u User) Enrolled(
	by person.Ref, version int, separate person.Ref, with membership.Authenticator, a membership.Agreement, at time.Time,
) (User, []Effect, error) {
	if u.State == Active && by != "" && by == u.Person && separate == u.Separate {
		return u, nil, nil
	}
	if err := u.known(by, version, at); err != nil {
		return u, nil, err
	}
	switch {
	case u.Choice == ChoicePrivate:
		return u, nil, ErrNotAllowed
	case !a.Offers(with):
		return u, nil, ErrAuthenticator
	case separate == "" || separate == by:
		return u, nil, ErrSameMitID
	}
	u.Separate, u.SeparateWith = separate, with
	return u.note(EventEnrolled, by, at, "with", string(with)).activate(by, at, string(membership.Separate))
}

// known is the guard before every act of somebody who was matched.
func (u User) known(by person.Ref, version int, at time.Time) error {
	if err := u.open(by, version, at); err != nil {
		return err
	}
	if u.Person == "" {
		return ErrNotMatched
	}
	return nil
}

// activate ends what this package has to do with the user: Joining says what becomes a member.
func (u User) activate(by person.Ref, at time.Time, means string) (User, []Effect, error) {
	u.State, u.ActivatedAt = Active, at
	u.Birth, u.Code.Tag = person.Code{}, person.Code{}
	receipt := SendReceipt{User: u.ID}
	return u.note(EventActivated, by, at, "means", means).order(at, receipt), []Effect{receipt}, nil
}

// Joining is what an active user brings into the association. id is for somebody who is no member yet.
func (u User) Joining(id string) membership.Joining {
	return membership.Joining{
		ID: id, Association: u.Association, Person: u.Person, Name: u.Name, Email: u.Email, Language: u.Language,
		Roles: []membership.Role{membership.User}, Private: u.Answer == Approved, Separate: u.Separate, SeparateWith: u.SeparateWith,
	}
}
