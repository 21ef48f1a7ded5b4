package setupsql

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

// setupRow is a setup as its rows have it: the appointment, the case, the association, the answers and the agreement.
type setupRow struct {
	ID, CVR, AssociationName                   string
	SetUpAt                                    *time.Time
	Connection, Number, Appointer              string
	Recovery                                   bool
	ContactName, ContactEmail, ContactLanguage string
	Self, Name, Email, Language                string
	BirthEpoch                                 int
	BirthTag                                   []byte
	LinkVersion                                int
	LinkAt                                     *time.Time
	Withdrawn                                  bool
	Appointment                                int
	Bounced                                    bool
	Person, Method                             string
	MatchedAt                                  *time.Time
	CodeEpoch                                  int
	CodeTag                                    []byte
	CodeUntil                                  *time.Time
	CodeTries, CodeVersion                     int
	CodeNeededAt                               *time.Time
	Private                                    *bool
	Authenticators                             []string
	Own, Separate, SeparateWith                string
	DoneAt                                     *time.Time
	AgreementPrivate                           bool
	AgreementAuthenticators                    []string
	AgreementSetUpAt                           *time.Time
	AgreementSetUpBy                           string
	Issuers                                    []*string
	Now                                        time.Time
}

func (r setupRow) setup(life time.Duration, rules setup.Rules) setup.Setup {
	s := setup.Setup{
		Invitation: r.invitation(life), Case: r.Connection, Number: connection.Number(r.Number), Email: r.Email, Self: person.Ref(r.Self),
		Birth: person.Code{Epoch: r.BirthEpoch, Tag: r.BirthTag}, Appointer: person.Ref(r.Appointer), Recovery: r.Recovery,
		Contact: setup.Contact{Name: r.ContactName, Email: r.ContactEmail, Language: r.ContactLanguage},
		Person:  person.Ref(r.Person), Matched: setup.Match{Method: matching.Method(r.Method), At: moment(r.MatchedAt)},
		Code: matching.Code{
			Tag: person.Code{Epoch: r.CodeEpoch, Tag: r.CodeTag}, Until: moment(r.CodeUntil), Tries: r.CodeTries, Version: r.CodeVersion,
		},
		CodeNeededAt: moment(r.CodeNeededAt), Private: r.Private, Authenticators: authenticators(r.Authenticators),
		Own: membership.Means(r.Own), Separate: person.Ref(r.Separate), SeparateWith: membership.Authenticator(r.SeparateWith), Rules: rules,
	}
	for _, issuer := range r.Issuers {
		if issuer != nil {
			s.Issuers = append(s.Issuers, person.Ref(*issuer))
		}
	}
	if r.AgreementSetUpAt != nil {
		s.Agreement = membership.Agreement{
			Association: s.Association, Name: r.AssociationName, Number: r.Number, Private: r.AgreementPrivate,
			Authenticators: authenticators(r.AgreementAuthenticators), SetUpAt: moment(r.AgreementSetUpAt), SetUpBy: person.Ref(r.AgreementSetUpBy),
		}
	}
	return s
}

func (r setupRow) invitation(life time.Duration) setup.Invitation {
	i := setup.Invitation{
		ID: r.ID, Association: association.CVR(r.CVR), AssociationName: r.AssociationName, AppointedBy: r.ContactName,
		Name: r.Name, Language: r.Language, Version: r.LinkVersion, Withdrawn: r.Withdrawn,
		SetUpAt: moment(r.SetUpAt), DoneAt: moment(r.DoneAt), Bounced: r.Bounced,
	}
	if r.LinkAt != nil {
		i.Until = r.LinkAt.UTC().Add(life)
	}
	return i
}

type memberRow struct {
	ID, CVR, Person, Separate, SeparateWith, Name, Email, Language string
	Private                                                        bool
	Consent                                                        int
	Roles                                                          []string
	Since                                                          time.Time
}

func (r memberRow) member() membership.Member {
	m := membership.Member{
		ID: r.ID, Association: association.CVR(r.CVR), Person: person.Ref(r.Person), Separate: person.Ref(r.Separate),
		SeparateWith: membership.Authenticator(r.SeparateWith), Name: r.Name, Email: r.Email, Language: r.Language,
		Private: r.Private, Consent: r.Consent, Since: r.Since.UTC(),
	}
	for _, role := range r.Roles {
		m.Roles = append(m.Roles, membership.Role(role))
	}
	return m
}

type letterRow struct {
	Kind    string
	Version int
	State   string
	Reason  string
	At      time.Time
}

func (r letterRow) letter() setup.Letter {
	return setup.Letter{
		Kind: connection.LetterKind(r.Kind), Version: r.Version, State: connection.LetterState(r.State), At: r.At.UTC(), Reason: r.Reason,
	}
}

// authenticators is what a text[] says; none is nil, as the law begins.
func authenticators(all []string) []membership.Authenticator {
	var out []membership.Authenticator
	for _, one := range all {
		out = append(out, membership.Authenticator(one))
	}
	return out
}

// moment answers a time that may be missing: the zero time then.
func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

// nullable is the other way round.
func nullable(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// texts is a list of words as a text[].
func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = string(one)
	}
	return out
}
