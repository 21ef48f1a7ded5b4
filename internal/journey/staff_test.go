package journey

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// Caseworkers log in at the authority's own provider and never with MitID; whoever has no role, or no second factor, is told what to do.
func TestACaseworkerLogsInAtTheAuthority(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		sanne := house.Visit(t, chromium, o)
		sanne.Go("/review/login")
		sanne.LogInStaff("sanne")
		require.Equal(t, house.Origin+"/review", strings.TrimSuffix(sanne.URL(), "/"))
		require.True(t, sanne.Has("Sanne Sagsbehandler Vig"), sanne.Text())
		require.True(t, sanne.Has(sanne.Say("ui.service.staff")))
		sanne.Press("ui.logout")
		sanne.Look("staff.out.what")
		require.False(t, sanne.Has("Sanne Sagsbehandler Vig"))

		ivan := house.Visit(t, chromium, o)
		ivan.Go("/review/login")
		ivan.LogInStaff("ivan")
		ivan.Look("staff.no-role.title")

		tove := house.Visit(t, chromium, o)
		tove.Go("/review/login")
		tove.LogInStaff("tove")
		tove.Look("staff.level-too-low.title")

		karen := house.Visit(t, chromium, o)
		karen.Go("/mine")
		karen.LogIn("karen")
		karen.Go("/review/login")
		karen.Look("staff.title")
		require.False(t, karen.Has("Karen Testperson Formand"), "with MitID one is nobody here")
		require.Empty(t, house.Leaks(house.Secrets(), append(sanne.Addresses(), karen.Addresses()...)))
	})
}

func TestAStaffLoginAndAMitIDLoginOpenNothingOfEachOther(t *testing.T) {
	t.Parallel()
	house := Open(t)
	client := house.Client(t)
	require.True(t, client.LogIn("karen").Status == http.StatusSeeOther && client.LoggedIn())
	require.False(t, client.StaffLoggedIn())
	require.Equal(t, "/review", client.LogInStaff("sanne", "/review").Location)
	require.True(t, client.StaffLoggedIn() && client.LoggedIn())
	require.Equal(t, "/review/logged-out", client.Post("/review/logout").Location)
	require.False(t, client.StaffLoggedIn())
	require.True(t, client.LoggedIn(), "a caseworker's log-out is nobody else's")

	other := house.Client(t)
	other.LogInStaff("birk", "/review")
	require.True(t, other.StaffLoggedIn())
	require.False(t, other.LoggedIn())
	for persona, problem := range map[string]string{"ivan": "no-role", "tove": "level-too-low", "cancel": "cancelled", "timeout": "timed-out"} {
		refused := house.Client(t)
		require.Equal(t, "/review/login/problem/"+problem, path(refused.LogInStaff(persona, "/review/x").Location))
		require.False(t, refused.StaffLoggedIn(), persona)
	}
}

// The operator is told of half a login before anybody meets it, and that there is none where there is none.
func TestTheCheckSaysHowStaffLogIn(t *testing.T) {
	t.Parallel()
	house := Open(t)
	require.Regexp(t, `(?m)^staff login +ok$`, house.Tilslut("check"))
	require.NoError(t, house.Staff.Misbehave("discovery-500"))
	said, err := house.try("check")
	require.Error(t, err)
	require.Regexp(t, `(?m)^staff login +login.broker-down: discovery: status 500$`, said)
	without := Open(t, "TILSLUT_STAFF_ISSUER=", "TILSLUT_STAFF_CLIENT_ID=", "TILSLUT_STAFF_CLIENT_SECRET=", "TILSLUT_STAFF_ACR=")
	require.Regexp(t, `(?m)^staff login +none: nobody can log in at /review`, without.Tilslut("check"))
	closed := without.Client(t).Get("/review/login")
	require.Equal(t, http.StatusNotFound, closed.Status)
	require.Contains(t, closed.Body, "Sagsbehandlere kan ikke logge ind her")
}
