package setuppage

import (
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
)

// Head is what every page of a setup knows about it.
type Head struct {
	ID          string // the administrator's UUID, as in the addresses
	Association string // the association's name
	CVR         string // eight digits
	Contact     string // who appointed, as the name was typed
	Name        string // the administrator, as the name was typed
	Later       bool   // the association was set up by another administrator: only the own login is left
	Users       bool   // the administrator, once approved, administers the users, too
}

// HeadOf reads a setup's head from the setup.
func HeadOf(s setup.Setup) Head {
	return Head{
		ID: s.ID, Association: s.AssociationName, CVR: string(s.Association), Contact: s.AppointedBy, Name: s.Name,
		Later: !s.First() && s.Agreement.SetUpBy != s.Person, Users: s.Member.Has(membership.UserAdministrator),
	}
}

// at is the address of one of the setup's pages; "" is the setup itself, which leads on to what is to be done next.
func (h Head) at(page string) string {
	if page == "" {
		return "/setup/" + h.ID
	}
	return "/setup/" + h.ID + "/" + page
}

// The numbered questions: of who sets up, and of who comes after the setup.
const (
	steps      = 4
	laterSteps = 2
)

// step answers the number of a question and how many there are.
func (h Head) step(first, later int) (current, total int) {
	if h.Later {
		return later, laterSteps
	}
	return first, steps
}
