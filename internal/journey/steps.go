package journey

import (
	"net/url"
	"strings"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
	"tilslut/internal/outside/oidc/oidctest"
)

// Appointed is somebody whom a representative makes an administrator.
type Appointed struct{ Name, Email, Day, Month, Year string }

// Prepare is the guide's first step: several people need access, so the association has to connect.
func (v *Visitor) Prepare() {
	v.t.Helper()
	v.Go("/")
	v.Look("start.title")
	v.Press("start.who.check")
	v.Look("need.people")
	v.Pick("need.people.several")
	v.Press("need.next")
	v.Look("need.cvr")
	v.Pick("need.yes")
	v.Press("need.next")
	v.Look("need.form")
	v.Pick("need.form.voluntary")
	v.Press("need.next")
	v.Look("need.register")
	v.Pick("need.register.yes")
	v.Press("need.next")
	v.Look("need.connect.title")
	v.Press("need.prepare")
	v.Look("prepare.title")
	v.Go("/")
	v.Press("start.go")
}

// LogIn goes from our page before MitID, through the broker's page of personas, to wherever the person was on the way to.
func (v *Visitor) LogIn(persona string) {
	v.t.Helper()
	v.Look("login.title")
	v.Press("login.button")
	someone, known := oidctest.ByKey(persona)
	require.True(v.t, known, persona)
	v.ChoosePersona(someone)
}

// ChoosePersona presses a persona's button at the broker. Two personas have one name: what stands below it tells them apart.
func (v *Visitor) ChoosePersona(p oidctest.Persona) {
	v.Click(p.Name + " " + p.About + " Født " + p.Born())
}

// Find goes from the start of connecting to the case of an association.
func (v *Visitor) Find(cvr, name string) {
	v.t.Helper()
	v.Look("connect.start.title")
	v.Press("connect.start.go")
	v.Look("connect.find.title")
	v.Type("connect.find.label", cvr)
	v.Press("connect.find.submit")
	v.Look("connect.association.title")
	require.True(v.t, v.Has(name))
	v.Press("connect.association.yes")
}

// BeRepresentative answers who the person is and where the receipt goes.
func (v *Visitor) BeRepresentative(name, email string) {
	v.t.Helper()
	v.Look("connect.role.title")
	v.Pick("connect.role.representative")
	v.Submit()
	v.Look("connect.contact.title")
	v.Type("connect.contact.name", name)
	v.Type("connect.contact.email", email)
	v.Submit()
}

// AcceptTerms reads the terms and accepts them.
func (v *Visitor) AcceptTerms(association string) {
	v.t.Helper()
	v.Look("connect.terms.title")
	v.Pick("connect.terms.accept", "Name", association)
	v.Submit()
}

// Appoint appoints one other person as administrator, and goes on to the check of the answers.
func (v *Visitor) Appoint(a Appointed) {
	v.t.Helper()
	v.Look("connect.who.title")
	v.Pick("connect.who.another")
	v.Submit()
	v.Describe(a)
	v.Look("connect.administrators.title")
	require.True(v.t, v.Has(v.Say("connect.administrators.given")), "a date of birth is only shown as given")
	require.False(v.t, strings.Contains(v.Text(), a.Year), "a date of birth is never shown")
	v.Press("connect.continue")
}

// Describe fills in the page about one administrator.
func (v *Visitor) Describe(a Appointed) {
	v.t.Helper()
	v.Look("connect.administrator.new")
	v.Type("connect.administrator.name", a.Name)
	v.Type("connect.administrator.email", a.Email)
	v.Type("ui.date.day", a.Day)
	v.Type("ui.date.month", a.Month)
	v.Type("ui.date.year", a.Year)
	v.Submit()
}

// Follow opens the link of a letter as a person would: by pressing it. The link leads to the house, and nowhere else.
func (v *Visitor) Follow(link string) {
	v.t.Helper()
	address, err := url.Parse(link)
	require.NoError(v.t, err)
	require.Equal(v.t, v.House.Origin, address.Scheme+"://"+address.Host)
	require.False(v.t, person.LooksLikeCPR(link))
	v.Goto(link)
}

// ConnectAttested walks from the need check to the receipt, for a representative whose login says that she may.
func (v *Visitor) ConnectAttested() {
	v.t.Helper()
	v.Prepare()
	v.LogIn("karen")
	v.Find("00000019", "Testforeningen Nord")
	v.BeRepresentative("Karen F.", "karen@nord.example")
	v.Look("connect.evidence.attested.title")
	v.Press("connect.continue")
	v.AcceptTerms("Testforeningen Nord")
	v.Appoint(Appointed{Name: "Anders Bæk", Email: "anders@nord.example", Day: "30", Month: "4", Year: "1968"})
	v.Look("connect.check.title")
	v.Press("connect.check.submit")
	v.Look("connect.receipt.next")
	v.Go("/mine")
	v.Look("mine.title")
}

// ConfirmRegistered walks to the confirmation, for a representative whom the register names; both he and somebody else shall be
// administrators.
func (v *Visitor) ConfirmRegistered() {
	v.t.Helper()
	v.Go("/connect")
	v.LogIn("bo")
	v.Find("00000027", "Solbakkens Venner")
	v.BeRepresentative("Bo Lund", "bo@solbakken.example")
	v.Look("connect.evidence.registered.title")
	v.Press("connect.continue")
	v.AcceptTerms("Solbakkens Venner")
	v.Look("connect.who.title")
	v.Pick("connect.who.both")
	v.Submit()
	v.Describe(Appointed{Name: "Åse Nygaard", Email: "aase@solbakken.example", Day: "21", Month: "9", Year: "1979"})
	v.Look("connect.administrators.title")
	v.Press("connect.continue")
	v.Look("connect.check.title")
	v.Press("connect.check.submit")
	v.Look("connect.mailbox.title")
}
