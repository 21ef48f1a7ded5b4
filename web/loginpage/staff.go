package loginpage

import (
	"net/url"

	"tilslut/internal/onboarding/login"
)

// StaffPath answers the address that begins a login of staff and comes back to to.
func StaffPath(to string) string { return "/review/login/start?" + url.Values{"to": {to}}.Encode() }

// staffTellings are what the pages say about a login of staff that did not succeed.
var staffTellings = map[login.Problem]telling{
	login.Cancelled:   {Title: "staff.cancelled.title", What: "staff.cancelled.what", Do: "staff.cancelled.do"},
	login.Failed:      {Title: "staff.failed.title", What: "staff.failed.what", Do: "staff.failed.do", Else: "staff.failed.else"},
	login.TimedOut:    {Title: "staff.timed-out.title", What: "staff.timed-out.what", Do: "staff.timed-out.do"},
	login.LevelTooLow: {Title: "staff.level-too-low.title", What: "staff.level-too-low.what", Do: "staff.level-too-low.do", Else: "staff.level-too-low.else"},
	login.BrokerDown:  {Title: "staff.broker-down.title", What: "staff.broker-down.what", Do: "staff.broker-down.do", Else: "staff.broker-down.else"},
	login.SessionLost: {Title: "staff.session-lost.title", What: "staff.session-lost.what", Do: "staff.session-lost.do", Else: "staff.session-lost.else"},
	login.NoRole:      {Title: "staff.no-role.title", What: "staff.no-role.what", Do: "staff.no-role.do", Else: "staff.no-role.else"},
}

// staffTold answers what is said about a problem; one that is new here is told like Failed.
func staffTold(p login.Problem) telling {
	if t, ok := staffTellings[p]; ok {
		return t
	}
	return staffTellings[login.Failed]
}
