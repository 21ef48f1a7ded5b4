package membership

import (
	"slices"
	"strings"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// Found makes the agreement of an association. authenticators are put in their order.
func Found(cvr association.CVR, private bool, authenticators []Authenticator, by person.Ref, at time.Time) Agreement {
	a := Agreement{Association: cvr, Private: private, SetUpAt: at, SetUpBy: by}
	for _, one := range Authenticators() {
		if slices.Contains(authenticators, one) {
			a.Authenticators = append(a.Authenticators, one)
		}
	}
	return a
}

// Joining is what somebody brings who becomes a member, or more of one.
type Joining struct {
	ID           string // UUID for a new member; an existing one keeps its own
	Association  association.CVR
	Person       person.Ref
	Name         string
	Email        string
	Language     string
	Roles        []Role
	Private      bool          // approves private MitID
	Separate     person.Ref    // enrolled a separate MitID, "" = none
	SeparateWith Authenticator // "" = none, or not known
}

// Join makes m, which is zero for somebody new, a member as j says: roles and means add up, what the association typed last
// stands. The same again changes nothing. The errors are ErrNotYours, where m is another person's, and ErrSeparate.
func (m Member) Join(j Joining, at time.Time) (Member, error) {
	switch {
	case j.Person == "":
		return m, ErrNotYours
	case j.Separate == j.Person:
		return m, ErrSeparate
	}
	fresh := m.ID == ""
	if fresh {
		m = Member{ID: j.ID, Association: j.Association, Person: j.Person, Since: at}
	}
	if m.Person != j.Person || m.Association != j.Association {
		return m, ErrNotYours
	}
	m.Name, m.Email, m.Language = j.Name, j.Email, j.Language
	var added []string
	m.Roles = slices.Clone(m.Roles)
	for _, role := range []Role{OrganisationAdministrator, UserAdministrator, User} {
		if slices.Contains(j.Roles, role) && !m.Has(role) {
			m.Roles = append(m.Roles, role)
			added = append(added, string(role))
		}
	}
	if fresh {
		m = m.note(EventJoined, j.Person, at, "roles", strings.Join(added, " "))
	} else if len(added) > 0 {
		m = m.note(EventRoles, j.Person, at, "roles", strings.Join(added, " "))
	}
	if j.Private && !m.Private {
		m.Private = true
		m.Consent++
		m = m.note(EventPrivateApproved, j.Person, at)
	}
	if j.Separate != "" && (j.Separate != m.Separate || j.SeparateWith != m.SeparateWith) {
		m.Separate, m.SeparateWith = j.Separate, j.SeparateWith
		m = m.note(EventSeparateActivated, j.Person, at, "authenticator", string(j.SeparateWith))
	}
	return m, nil
}
