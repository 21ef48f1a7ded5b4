package gallery

import (
	"context"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/prepare"
	"tilslut/internal/platform/form"
	"tilslut/web/startpage"
)

// needed answers the need check's questions, in their order.
func needed(values ...string) []prepare.Answer {
	var answers []prepare.Answer
	for i, q := range []prepare.Question{prepare.People, prepare.Number, prepare.Form, prepare.Register}[:len(values)] {
		answers = append(answers, prepare.Answer{Question: q, Value: values[i]})
	}
	return answers
}

func needQuestion(q prepare.Question, title string, before ...string) Sample {
	return Sample{Name: "need-" + string(q), Title: title, Path: startpage.NeedAddress(needed(before...), ""), Page: func(context.Context) templ.Component {
		return startpage.Need(startpage.NeedPage{Question: q, Others: needed(before...), Back: "/"})
	}}
}

func needOutcome(o prepare.Outcome, title string, values ...string) Sample {
	return Sample{Name: "outcome-" + string(o), Title: title, Path: startpage.OutcomeAddress(needed(values...)), Page: func(context.Context) templ.Component {
		return startpage.Outcome(startpage.OutcomePage{Outcome: o, Answers: needed(values...), Back: "/need"})
	}}
}

var _ = register("start",
	Sample{Name: "start", Title: "Forsiden", Path: "/", Page: func(context.Context) templ.Component {
		return startpage.Start(startpage.StartPage{})
	}},
	needQuestion(prepare.People, "Behov: hvor mange?"),
	needQuestion(prepare.Number, "Behov: CVR-nummer?", prepare.Several),
	needQuestion(prepare.Form, "Behov: hvilken slags forening?", prepare.Several, prepare.Yes),
	needQuestion(prepare.Register, "Behov: er repræsentanten registreret?", prepare.Several, prepare.Yes, prepare.Voluntary),
	Sample{Name: "need-empty", Title: "Behov: intet valgt", Path: "/need?asked=people", Page: func(context.Context) templ.Component {
		return startpage.Need(startpage.NeedPage{Question: prepare.People, Back: "/", Form: form.State{}.With("people", "need.people.empty")})
	}},
	Sample{Name: "need-again", Title: "Behov: et svar rettes", Path: "/need?at=cvr&cvr=no&people=several", Page: func(context.Context) templ.Component {
		return startpage.Need(startpage.NeedPage{Question: prepare.Number, Others: needed(prepare.Several), Back: "/need", Form: form.Filled("cvr", prepare.No)})
	}},
	needOutcome(prepare.NotNeeded, "Behov: ikke nødvendigt", prepare.One),
	needOutcome(prepare.NumberFirst, "Behov: først et CVR-nummer", prepare.Several, prepare.No),
	needOutcome(prepare.OtherForm, "Behov: en anden form", prepare.Several, prepare.Yes, prepare.Other),
	needOutcome(prepare.Connect, "Behov: tilslut automatisk", prepare.Several, prepare.Yes, prepare.Voluntary, prepare.Yes),
	needOutcome(prepare.Wait, "Behov: vent 24 timer", prepare.Several, prepare.Yes, prepare.Association, prepare.Recent),
	needOutcome(prepare.RegisterFirst, "Behov: registrér, eller find dokumentation", prepare.Several, prepare.Yes, prepare.Unsure, prepare.No),
	needOutcome(prepare.LookUp, "Behov: se efter i CVR-registret", prepare.Several, prepare.Yes, prepare.Unsure, prepare.Unsure),
	Sample{Name: "prepare", Title: "Gør foreningen klar", Path: "/prepare", Page: func(context.Context) templ.Component {
		return startpage.Prepare(startpage.PreparePage{})
	}},
	Sample{Name: "help", Title: "Hjælp og kontakt", Path: "/help", Page: func(context.Context) templ.Component {
		return startpage.Help(startpage.HelpPage{Contact: "hjaelp@tilslut.example"})
	}},
	Sample{Name: "help-no-address", Title: "Hjælp, uden en adresse at skrive til", Path: "/help", Page: func(context.Context) templ.Component {
		return startpage.Help(startpage.HelpPage{})
	}},
	Sample{Name: "accessibility", Title: "Tilgængelighedserklæring", Path: "/accessibility", Page: func(context.Context) templ.Component {
		return startpage.Accessibility(startpage.AccessibilityPage{Contact: "hjaelp@tilslut.example"})
	}},
	Sample{Name: "privacy", Title: "Privatliv og cookies", Path: "/privacy", Page: func(context.Context) templ.Component {
		return startpage.Privacy(startpage.PrivacyPage{
			Session: "__Host-tilslut-session", Identity: "__Host-tilslut-identity", Login: "__Host-tilslut-login", Enrolled: "__Host-tilslut-enrolled", Language: "__Host-tilslut-language",
			Contact: "hjaelp@tilslut.example",
		})
	}},
)
