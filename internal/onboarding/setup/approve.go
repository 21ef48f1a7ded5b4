package setup

import (
	"strconv"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// Approve ends the way. The first administrator's approval founds the agreement: the association has MitID Erhverv, and this
// administrator administers the organisation and its users, and so does who comes to an association that was locked out: there may be
// nobody else to activate anybody. Other later ones become organisation administrators. All are users, too.
func (s Setup) Approve(by person.Ref, at time.Time) (Setup, []Effect, error) {
	if by != "" && by == s.Person && !s.Withdrawn && !s.DoneAt.IsZero() {
		return s, nil, nil
	}
	if err := s.open(by, at); err != nil {
		return s, nil, err
	}
	if len(s.Missing()) > 0 {
		return s, nil, ErrIncomplete
	}
	first := s.First()
	joining := membership.Joining{
		ID: s.ID, Association: s.Association, Person: by, Name: s.Name, Email: s.Email, Language: s.Language,
		Roles: []membership.Role{membership.OrganisationAdministrator, membership.User}, Private: s.Own == membership.Private,
	}
	if s.Own == membership.Separate {
		joining.Separate, joining.SeparateWith = s.Separate, s.SeparateWith
	}
	if first || s.Recovery {
		joining.Roles = append(joining.Roles, membership.UserAdministrator)
	}
	if first {
		name, number := s.AssociationName, string(s.Number)
		s.Agreement = membership.Found(s.Association, *s.Private, s.Authenticators, by, at)
		s.Agreement.Name, s.Agreement.Number = name, number
		s.SetUpAt = at
	}
	member, err := s.Member.Join(joining, at)
	if err != nil {
		return s, nil, err
	}
	s.Member, s.DoneAt = member, at
	receipt := SendSetupReceipt{Setup: s.ID}
	s = s.note(EventApproved, by, at, "first", strconv.FormatBool(first), "means", string(s.Own), "private", strconv.FormatBool(s.Agreement.Private))
	return s.order(at, receipt), []Effect{receipt}, nil
}
