package membershipsql

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// memberRow is a member as its row has it, with the agreement's.
type memberRow struct {
	ID, CVR, Person, Separate, SeparateWith, Name, Email, Language string
	Private                                                        bool
	Consent                                                        int
	Roles                                                          []string
	Since                                                          time.Time
	Alone                                                          bool
	AssociationName, Number                                        string
	AgreementPrivate                                               bool
	Authenticators                                                 []string
	SetUpAt                                                        time.Time
	SetUpBy                                                        string
	Now                                                            time.Time
}

func (r memberRow) membership() membership.Membership {
	cvr := association.CVR(r.CVR)
	m := membership.Member{
		ID: r.ID, Association: cvr, Person: person.Ref(r.Person), Separate: person.Ref(r.Separate),
		SeparateWith: membership.Authenticator(r.SeparateWith), Name: r.Name, Email: r.Email, Language: r.Language,
		Private: r.Private, Consent: r.Consent, Since: r.Since.UTC(), Alone: r.Alone,
	}
	for _, role := range r.Roles {
		m.Roles = append(m.Roles, membership.Role(role))
	}
	a := membership.Agreement{
		Association: cvr, Name: r.AssociationName, Number: r.Number, Private: r.AgreementPrivate,
		SetUpAt: r.SetUpAt.UTC(), SetUpBy: person.Ref(r.SetUpBy),
	}
	for _, one := range r.Authenticators {
		a.Authenticators = append(a.Authenticators, membership.Authenticator(one))
	}
	return membership.Membership{Member: m, Agreement: a}
}
