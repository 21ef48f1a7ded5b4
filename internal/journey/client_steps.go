package journey

import (
	"net/http"
	"regexp"

	"github.com/stretchr/testify/require"
)

// ready logs Karen in and walks to a case that only needs its confirmation. It answers the case's address.
func (c *Client) ready() string {
	c.t.Helper()
	require.True(c.t, c.LogIn("karen").Status == http.StatusSeeOther && c.LoggedIn())
	return c.walk("00000019", "Karen F.", "karen@nord.example")
}

// walk walks to a case that only needs its confirmation, for whoever is logged in; the person is the only administrator.
func (c *Client) walk(cvr, name, email string) string {
	c.t.Helper()
	at := c.answer(cvr, name, email)
	require.Equal(c.t, at+"/check", c.Get(at).Location)
	return at
}

// answer answers all questions but those about documents, for whoever is logged in; the person is the only administrator.
func (c *Client) answer(cvr, name, email string) string {
	c.t.Helper()
	at := c.Post("/connect/association/" + cvr).Location
	require.Regexp(c.t, `^/connect/[0-9a-f-]{36}$`, at)
	c.Post(at+"/role", "role", "representative")
	c.Post(at+"/contact", "name", name, "email", email, "language", "da")
	c.accept(at)
	c.Post(at+"/administrators", "who", "me")
	return at
}

// accept has the register looked up, and accepts the terms.
func (c *Client) accept(at string) {
	c.t.Helper()
	c.Post(at + "/evidence")
	terms := c.Get(at + "/terms").Body
	hash := regexp.MustCompile(`name="hash" value="([0-9a-f]{64})"`).FindStringSubmatch(terms)
	require.Len(c.t, hash, 2, terms)
	c.Post(at+"/terms", "hash", hash[1], "accept", "yes")
}

// connect walks to the receipt: Karen is the only administrator.
func (c *Client) connect() {
	c.t.Helper()
	at := c.ready()
	require.Equal(c.t, at, c.Post(at+"/confirm").Location)
}

// setUp uses an administrator's link and approves the setup with private MitID for everybody. It answers the setup's address.
func (c *Client) setUp(link string) string {
	c.t.Helper()
	at := c.Post(link).Location
	require.Regexp(c.t, `^/setup/[0-9a-f-]{36}$`, at)
	c.Post(at+"/private", "private", "yes")
	c.Post(at + "/authenticators")
	c.Post(at+"/own", "own", "private")
	c.Post(at + "/approve")
	require.Equal(c.t, at+"/receipt", c.Get(at).Location)
	return at
}

// inviteAll activates every user on the first page of the list with a choice between private and separate MitID.
func (c *Client) inviteAll(cvr string) {
	c.t.Helper()
	list := c.Get("/association/" + cvr + "/imported").Body
	users := regexp.MustCompile(`name="user"[^>]*value="([0-9a-f-]{36})"`).FindAllStringSubmatch(list, -1)
	require.NotEmpty(c.t, users, list)
	pairs := []string{"choice", "private"}
	for _, user := range users {
		pairs = append(pairs, "user", user[1])
	}
	check := c.Get(c.Post("/association/"+cvr+"/imported/activate", pairs...).Location)
	require.Equal(c.t, http.StatusOK, check.Status, check.Body)
	answer := c.Post("/association/"+cvr+"/imported/check", pairs...)
	require.Equal(c.t, http.StatusSeeOther, answer.Status, answer.Body)
}
