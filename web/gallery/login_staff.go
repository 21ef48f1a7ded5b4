package gallery

import (
	"context"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/login"
	"tilslut/web/errorpage"
	"tilslut/web/loginpage"
)

func staffSample(name, title string, page templ.Component) Sample {
	return Sample{Name: "staff-" + name, Title: title, Staff: true, Page: func(context.Context) templ.Component { return page }}
}

func staffProblem(p login.Problem, title string) Sample {
	return staffSample("problem-"+string(p), title, loginpage.StaffProblem(loginpage.StaffProblemPage{Problem: p, To: "/review"}))
}

func signedStaff(name, title string, page templ.Component) Sample {
	s := staffSample(name, title, page)
	s.Signed = true
	return s
}

var _ = register("login",
	staffSample("before", "Sagsbehandlere: før login", loginpage.StaffLogin(loginpage.StaffLoginPage{To: "/review"})),
	staffSample("closed", "Sagsbehandlere: tjenesten har intet login til dem", loginpage.StaffClosed(loginpage.StaffClosedPage{})),
	staffProblem(login.Cancelled, "Sagsbehandlere: login blev afbrudt"),
	staffProblem(login.Failed, "Sagsbehandlere: login lykkedes ikke"),
	staffProblem(login.TimedOut, "Sagsbehandlere: login tog for lang tid"),
	staffProblem(login.LevelTooLow, "Sagsbehandlere: kun én faktor"),
	staffProblem(login.BrokerDown, "Sagsbehandlere: arbejdslogin svarer ikke"),
	staffProblem(login.SessionLost, "Sagsbehandlere: svaret hører ikke til denne browser"),
	staffProblem(login.NoRole, "Sagsbehandlere: ingen rolle"),
	staffSample("expired", "Sagsbehandlere: logget af efter 15 minutter eller 8 timer", loginpage.StaffExpired(loginpage.StaffExpiredPage{To: "/review"})),
	staffSample("logged-out", "Sagsbehandlere: logget af", loginpage.StaffLoggedOut(loginpage.StaffLoggedOutPage{})),
	signedStaff("not-found", "Sagsbehandlere: siden findes ikke, logget ind", errorpage.Fault(errorpage.Data{Status: 404})),
	signedStaff("forbidden", "Sagsbehandlere: en side, rollen ikke giver adgang til", errorpage.Fault(errorpage.Data{Status: 403})),
)
