package setup_test

import (
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

const (
	theID    = "33333333-3333-4333-8333-333333333333"
	karen    = person.Ref("karen")    // the representative
	benny    = person.Ref("benny")    // whom she appointed
	stranger = person.Ref("stranger") // who got hold of the link
	anna     = person.Ref("anna")     // who has set the association up, in some of the tests
	second   = person.Ref("benny's separate MitID")
)

var (
	monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	same   = matching.Found{BirthKnown: true, SameBirth: true, SameName: true}
	hidden = matching.Found{BirthKnown: true, SameBirth: true, Protected: true}
	other  = matching.Found{BirthKnown: true, SameName: true}
	code   = person.Code{Tag: []byte("code")}
)

func days(n float64) time.Time { return monday.Add(time.Duration(n * 24 * float64(time.Hour))) }

// act is any act with everything but the setup filled in.
type act func(setup.Setup) (setup.Setup, []setup.Effect, error)

// must does acts that have to go well, and answers the setup alone, as a store would load it afterwards.
func must(t require.TestingT, s setup.Setup, acts ...act) setup.Setup {
	for _, a := range acts {
		var err error
		s, _, err = a(s)
		require.NoError(t, err)
	}
	s.History, s.Member.History = nil, nil
	return s
}

func match(by person.Ref, f matching.Found) act {
	return claim(by, setup.Claim{Version: 1, Found: f})
}

func claim(by person.Ref, c setup.Claim) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.Match(by, c, days(3)) }
}

func withCode(by person.Ref, right bool) act {
	return claim(by, setup.Claim{Version: 1, Found: hidden, Code: matching.Typed{Given: true, Same: right}})
}

func issue(by person.Ref) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.IssueCode(by, code, days(3)) }
}

func answer(yes bool) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.AnswerPrivate(benny, yes, days(3)) }
}

func offer(all ...membership.Authenticator) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
		return s.ChooseAuthenticators(benny, all, days(3))
	}
}

func own(means membership.Means) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.ChooseOwn(benny, means, days(3)) }
}

func enrolled(separate person.Ref, with string) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
		return s.Enrolled(benny, separate, with, days(3))
	}
}

func approve(by person.Ref, at time.Time) act {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.Approve(by, at) }
}

// appointed is Benny's way on the day on which Karen connected.
func appointed() setup.Setup {
	return setup.Setup{
		Invitation: setup.Invitation{
			ID: theID, Association: "10000009", AssociationName: "Skovby Badmintonklub", AppointedBy: "Karen Holm", Name: "Benny Krog", Language: "en",
			Version: 1, Until: days(60),
		},
		Case: "11111111-1111-4111-8111-111111111111", Number: connection.NewNumber(7), Email: "benny@krog.example",
		Birth: person.Code{Tag: []byte("birth")}, Appointer: karen, Contact: setup.Contact{Name: "Karen Holm", Email: "karen@holm.example", Language: "da"},
	}
}

func matched(t require.TestingT) setup.Setup { return must(t, appointed(), match(benny, same)) }

func complete(t require.TestingT) setup.Setup {
	return must(t, matched(t), answer(true), offer(membership.App), own(membership.Private))
}

func done(t require.TestingT) setup.Setup { return must(t, complete(t), approve(benny, days(3))) }

// later is a way on an association that Anna has set up.
func later(s setup.Setup, private bool) setup.Setup {
	s.Agreement = membership.Found(s.Association, private, []membership.Authenticator{membership.App}, anna, days(2))
	s.SetUpAt, s.Issuers = days(2), []person.Ref{anna}
	return s
}

func withdrawn(s setup.Setup) setup.Setup {
	s.Withdrawn = true
	return s
}

func expired(s setup.Setup) setup.Setup {
	s.Until = days(2)
	return s
}
