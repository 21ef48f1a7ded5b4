package loginpage

import (
	"net/url"

	"tilslut/internal/onboarding/login"
)

// EnrolPath answers the address that begins the enrolment of a separate MitID with an authenticator ("app", "display", "reader", "chip") and
// comes back to to, an own path.
func EnrolPath(to, with string) string {
	return "/login/enrol?" + url.Values{"to": {to}, "with": {with}}.Encode()
}

// enrolTellings are what the pages say about an enrolment that did not succeed. All of them begin with what did not happen.
var enrolTellings = map[login.Problem]telling{
	login.Cancelled:     {Title: "enrol.cancelled.title", What: "enrol.cancelled.what", Do: "enrol.cancelled.do"},
	login.Failed:        {Title: "enrol.failed.title", What: "enrol.failed.what", Do: "enrol.failed.do", Else: "enrol.failed.else"},
	login.TimedOut:      {Title: "enrol.timed-out.title", What: "enrol.timed-out.what", Do: "enrol.timed-out.do"},
	login.LevelTooLow:   {Title: "enrol.level-too-low.title", What: "enrol.level-too-low.what", Do: "enrol.level-too-low.do"},
	login.BrokerDown:    {Title: "enrol.broker-down.title", What: "enrol.broker-down.what", Do: "enrol.broker-down.do"},
	login.SessionLost:   {Title: "enrol.session-lost.title", What: "enrol.session-lost.what", Do: "enrol.session-lost.do"},
	login.NotOffered:    {Title: "enrol.not-offered.title", What: "enrol.not-offered.what", Do: "enrol.not-offered.do"},
	login.AnotherPerson: {Title: "enrol.another-person.title", What: "enrol.another-person.what", Do: "enrol.another-person.do"},
}

// enrolTold answers what is said about a problem; one that is new here is told like Failed.
func enrolTold(p login.Problem) telling {
	if t, ok := enrolTellings[p]; ok {
		return t
	}
	return enrolTellings[login.Failed]
}
