package gallery

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/web/setuppage"
)

// The setups of the gallery are made by the law of setups, so that no sample shows one that can't be.
const benny = person.Ref("77777777-7777-4777-8777-777777777777")

type setupAct = func(s setup.Setup) (setup.Setup, []setup.Effect, error)

func goes(s setup.Setup, acts ...setupAct) setup.Setup {
	for _, a := range acts {
		if next, _, err := a(s); err == nil {
			s = next
		}
	}
	return s
}

// appointed is Benny's way before he has logged in.
func appointed() setup.Setup {
	return setup.Setup{
		Invitation: setup.Invitation{
			ID: bennyID, Association: gardenNo, AssociationName: garden, AppointedBy: viewerName, Name: "Benny Krog", Language: "da",
			Version: 1, Until: morning.Add(60 * 24 * time.Hour),
		},
		Case: caseID, Number: connection.NewNumber(7_654_321), Email: "benny@krog.example", Appointer: kirsten,
	}
}

func matchedSetup() setup.Setup {
	s := appointed()
	s.Person = benny
	return s
}

func usersMay(yes bool) setupAct {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.AnswerPrivate(benny, yes, morning) }
}

func theApp(s setup.Setup) (setup.Setup, []setup.Effect, error) {
	return s.ChooseAuthenticators(benny, s.Offered(), morning)
}

func ownLogin(means membership.Means) setupAct {
	return func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.ChooseOwn(benny, means, morning) }
}

func privateSetup() setup.Setup {
	return goes(matchedSetup(), usersMay(true), theApp, ownLogin(membership.Private))
}

func separateSetup() setup.Setup {
	return goes(matchedSetup(), usersMay(false), theApp, ownLogin(membership.Separate))
}

func enrolledSetup() setup.Setup {
	return goes(separateSetup(), func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
		return s.Enrolled(benny, "88888888-8888-4888-8888-888888888888", "app", morning)
	})
}

// laterSetup is a way that begins after Kirsten has set the association up.
func laterSetup() setup.Setup {
	s := matchedSetup()
	s.Agreement = membership.Found(gardenNo, true, []membership.Authenticator{membership.App}, kirsten, morning.Add(-time.Hour))
	s.SetUpAt = s.Agreement.SetUpAt
	return goes(s, ownLogin(membership.Private))
}

func approved(s setup.Setup) setup.Setup {
	return goes(s, func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
		return s.Approve(benny, morning.Add(5*time.Minute))
	})
}

func answersOf(s setup.Setup) setuppage.Answers {
	return setuppage.Answers{Private: s.PrivateAllowed(), Own: s.Own, Authenticator: s.SeparateWith}
}

func summaryOf(s setup.Setup) templ.Component {
	return setuppage.Summary(setuppage.SummaryPage{Head: setuppage.HeadOf(s), Answers: answersOf(s)})
}

func receiptOf(s setup.Setup) templ.Component {
	return setuppage.Receipt(setuppage.ReceiptPage{Head: setuppage.HeadOf(s), Answers: answersOf(s), Email: s.Email, DoneAt: s.DoneAt})
}

// setupOut is a page that somebody sees who is not logged in.
func setupOut(name, title string, page templ.Component) Sample {
	return Sample{Name: name, Title: title, Page: func(context.Context) templ.Component { return page }}
}
