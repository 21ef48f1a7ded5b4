package journey

import (
	"github.com/stretchr/testify/require"
)

// Named is the representative whom a reporter names.
type Named struct{ Name, Email string }

// Prepared is what a reporter prepares for whom.
type Prepared struct {
	CVR, Association string
	Representative   Named
}

// The reporter of these journeys, as she writes herself.
const (
	rikkeName  = "Rikke Sø"
	rikkeEmail = "rikke@noter.example"
)

// PrepareFor walks a reporter from the start to the choice of the administrators.
func (v *Visitor) PrepareFor(p Prepared) {
	v.t.Helper()
	v.Go("/connect")
	v.LogIn("rikke")
	v.Find(p.CVR, p.Association)
	v.Look("connect.role.title")
	v.Pick("connect.role.reporter")
	v.Submit()
	v.Look("connect.reporter.title")
	v.Type("connect.contact.name", rikkeName)
	v.Type("connect.contact.email", rikkeEmail)
	v.Submit()
	v.Look("connect.representative.title")
	v.Type("connect.representative.name", p.Representative.Name)
	v.Type("connect.representative.email", p.Representative.Email)
	v.Submit()
	v.Look("connect.hint.registered.title")
	v.Press("connect.continue")
}

// Send checks the answers, sends them to the representative and reads the receipt.
func (v *Visitor) Send(p Prepared) {
	v.t.Helper()
	v.Look("connect.check.title")
	v.Press("connect.check.send", "Name", p.Representative.Name)
	v.Look("connect.waiting.sent", "Person", p.Representative.Name)
}

// RemindTooEarly presses the reminder on the day of the letter: nothing is sent, and the page says when it can be.
func (v *Visitor) RemindTooEarly(p Prepared) {
	v.t.Helper()
	v.Press("connect.remind", "Person", p.Representative.Name)
	v.Look("connect.reminded.soon", "Person", p.Representative.Name)
}

// Claim opens the representative's link, logs in and takes the case up.
func (v *Visitor) Claim(link, persona string, p Prepared) {
	v.t.Helper()
	v.Follow(link)
	v.Look("connect.invitation.title", "Name", p.Association)
	require.True(v.t, v.Has(rikkeName), "the page says who asks")
	v.Press("connect.link.login")
	v.LogIn(persona)
	v.Look("connect.invitation.matched")
	v.Press("connect.invitation.claim")
	v.Look("connect.review.title", "Name", p.Association)
}

// Change presses the change of one line of a summary.
func (v *Visitor) Change(key string, args ...any) {
	v.t.Helper()
	v.Click(v.Say("ui.change") + " " + v.Say(key, args...))
}

// ApproveSent goes on from the list of what the reporter prepared to the approval. evidence is the title of the page that says how the
// representative is known.
func (v *Visitor) ApproveSent(p Prepared, evidence string) {
	v.t.Helper()
	v.Press("connect.continue")
	v.Look(evidence)
	v.Press("connect.continue")
	v.AcceptTerms(p.Association)
	v.Look("connect.check.title")
	require.True(v.t, v.Has(v.Say("connect.check.prepared")))
	v.Press("connect.check.submit")
}

// prepare walks to a case that only needs to be sent, for whoever is logged in, whose letters are in a language; Anders is the
// administrator.
func (c *Client) prepare(p Prepared, lang string) string {
	c.t.Helper()
	at := c.Post("/connect/association/" + p.CVR).Location
	require.Regexp(c.t, `^/connect/[0-9a-f-]{36}$`, at)
	c.Post(at+"/role", "role", "reporter")
	c.Post(at+"/reporter", "name", rikkeName, "email", rikkeEmail, "language", lang)
	c.Post(at+"/contact", "name", p.Representative.Name, "email", p.Representative.Email, "language", lang)
	c.Post(at + "/evidence")
	c.appointAnders(at)
	require.Equal(c.t, at+"/check", c.Get(at).Location)
	return at
}

func (c *Client) appointAnders(at string) {
	c.t.Helper()
	c.Post(at+"/administrators/new", "name", "Anders Bæk", "email", "anders@nord.example", "language", "da",
		"birth-day", "30", "birth-month", "4", "birth-year", "1968")
}

// send sends what was prepared, and answers the newest link that the representative has got.
func (c *Client) send(at string, p Prepared) string {
	c.t.Helper()
	before := len(c.House.Mail.To(p.Representative.Email, "invitation"))
	require.Equal(c.t, at, c.Post(at+"/send").Location)
	return c.House.nthLetter(p.Representative.Email, "invitation", before+1).LinkTo("/connect/representative/")
}

// claim takes up what a reporter sent, and leaves no more than the approval to do.
func (c *Client) claim(link, at string) {
	c.t.Helper()
	require.Equal(c.t, at+"/tasks", c.Post(link).Location)
	c.accept(at)
	require.Equal(c.t, at+"/check", c.Get(at).Location)
}

// recovers walks to a case for new administrators that only needs its confirmation.
func (c *Client) recovers(cvr string) string {
	c.t.Helper()
	at := c.Post("/connect/association/" + cvr + "/recover").Location
	require.Regexp(c.t, `^/connect/[0-9a-f-]{36}$`, at)
	c.Post(at+"/contact", "name", "Karen F.", "email", "karen@nord.example", "language", "da")
	c.accept(at)
	c.Post(at+"/administrators", "who", "me")
	require.Equal(c.t, at+"/check", c.Get(at).Location)
	return at
}
