package journey

import (
	"net/http"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

// LogInStaff logs one of the authority's employees in, and answers the last answer of the house: a redirect to to, or to the page of
// a problem.
func (c *Client) LogInStaff(persona, to string) Answer {
	c.t.Helper()
	begun := c.Get("/review/login/start?to=" + to)
	require.Equal(c.t, http.StatusSeeOther, begun.Status, begun.Body)
	callback, err := oidctest.LogIn(&http.Client{Timeout: 10 * time.Second}, begun.Location, persona)
	require.NoError(c.t, err)
	return c.Get(callback.String())
}

// StaffLoggedIn says whether the house knows this as one of the staff.
func (c *Client) StaffLoggedIn() bool { return c.Get("/review/login").Location == "/review" }

// LogInStaff goes from the page before the login of staff, through their provider's page, to wherever they were on the way to.
func (v *Visitor) LogInStaff(persona string) {
	v.t.Helper()
	v.Look("staff.title")
	v.Press("staff.button")
	someone, known := oidctest.ByKey(persona)
	require.True(v.t, known, persona)
	v.Click(someone.Name + " " + someone.About)
}
