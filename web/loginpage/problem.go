package loginpage

import (
	"strings"

	"tilslut/internal/onboarding/login"
)

// telling is what the page of a problem says: what happened, what to do, and what else may be worth trying.
type telling struct{ Title, What, Do, Else string }

var tellings = map[login.Problem]telling{
	login.Cancelled:   {Title: "login.cancelled.title", What: "login.cancelled.what", Do: "login.cancelled.do"},
	login.Failed:      {Title: "login.failed.title", What: "login.failed.what", Do: "login.failed.do", Else: "login.failed.else"},
	login.TimedOut:    {Title: "login.timed-out.title", What: "login.timed-out.what", Do: "login.timed-out.do"},
	login.LevelTooLow: {Title: "login.level-too-low.title", What: "login.level-too-low.what", Do: "login.level-too-low.do", Else: "login.level-too-low.else"},
	login.BrokerDown:  {Title: "login.broker-down.title", What: "login.broker-down.what", Do: "login.broker-down.do", Else: "login.broker-down.else"},
	login.SessionLost: {Title: "login.session-lost.title", What: "login.session-lost.what", Do: "login.session-lost.do", Else: "login.session-lost.else"},
}

// told answers what is said about a problem; one that is new here is told like Failed.
func told(p login.Problem) telling {
	if t, ok := tellings[p]; ok {
		return t
	}
	return tellings[login.Failed]
}

// atMitID answers whether the way out may lead to MitID's own site.
func atMitID(p login.Problem) bool { return p == login.LevelTooLow || p == login.BrokerDown }

// appointed answers whether somebody can't go on who was appointed to set an association up: then somebody else can.
func appointed(p ProblemPage) bool {
	return p.Problem == login.LevelTooLow && strings.HasPrefix(p.To, "/setup/")
}
