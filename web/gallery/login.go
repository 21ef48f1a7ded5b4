package gallery

import (
	"context"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/login"
	"tilslut/web/loginpage"
)

func loginProblem(p login.Problem, title string) Sample {
	return Sample{Name: "problem-" + string(p), Title: title, Path: "/login/problem/" + string(p) + "?to=/mine", Page: func(context.Context) templ.Component {
		return loginpage.Problem(loginpage.ProblemPage{Problem: p, To: "/mine"})
	}}
}

func enrolProblem(p login.Problem, title string) Sample {
	show := loginpage.EnrolProblemPage{Problem: p, To: "/setup/1/own", With: "app"}
	if p == login.NotOffered {
		show.With = ""
	}
	return Sample{Name: "enrol-" + string(p), Title: title, Signed: true, Page: func(context.Context) templ.Component {
		return loginpage.EnrolProblem(show)
	}}
}

var _ = register("login",
	Sample{Name: "before", Title: "Før MitID: hvorfor, og hvad der gemmes", Path: "/login?to=/mine", Page: func(context.Context) templ.Component {
		return loginpage.Login(loginpage.LoginPage{To: "/mine"})
	}},
	loginProblem(login.Cancelled, "Login blev afbrudt"),
	loginProblem(login.Failed, "Login lykkedes ikke"),
	loginProblem(login.TimedOut, "Login tog for lang tid"),
	loginProblem(login.LevelTooLow, "Sikringsniveauet er for lavt"),
	Sample{Name: "problem-level-too-low-setup", Title: "Sikringsniveauet er for lavt til at sætte en forening op", Path: "/login/problem/level-too-low?to=/setup/x", Page: func(context.Context) templ.Component {
		return loginpage.Problem(loginpage.ProblemPage{Problem: login.LevelTooLow, To: "/setup/" + setupToken})
	}},
	loginProblem(login.BrokerDown, "MitID svarer ikke"),
	loginProblem(login.SessionLost, "Svaret hører ikke til denne browser"),
	enrolProblem(login.Cancelled, "Særskilt MitID: afbrudt"),
	enrolProblem(login.Failed, "Særskilt MitID: lykkedes ikke"),
	enrolProblem(login.TimedOut, "Særskilt MitID: tog for lang tid"),
	enrolProblem(login.LevelTooLow, "Særskilt MitID: sikringsniveauet er for lavt"),
	enrolProblem(login.BrokerDown, "Særskilt MitID: MitID svarer ikke"),
	enrolProblem(login.SessionLost, "Særskilt MitID: svaret hører ikke til denne session"),
	enrolProblem(login.NotOffered, "Særskilt MitID: udbydes ikke"),
	enrolProblem(login.AnotherPerson, "Særskilt MitID: en anden person"),
	Sample{Name: "expired", Title: "Logget af efter 30 minutter eller 8 timer", Path: "/login/expired?to=/mine", Page: func(context.Context) templ.Component {
		return loginpage.Expired(loginpage.ExpiredPage{To: "/mine"})
	}},
	Sample{Name: "logged-out", Title: "Logget af", Path: "/logged-out", Page: func(context.Context) templ.Component {
		return loginpage.LoggedOut(loginpage.LoggedOutPage{})
	}},
)
