package journey

import "github.com/stretchr/testify/require"

// ActivateOne finds an imported user in the list and activates her with a login choice ("private", "separate" or "ask").
func (v *Visitor) ActivateOne(cvr, name, choice string) {
	v.t.Helper()
	v.Go("/association/%s", cvr)
	v.Look("dash.users")
	v.Press("dash.users.all")
	v.Look("imported.title")
	v.Click(name)
	v.Look("imported.user.imported", "Name", name)
	v.Pick("imported.choice." + choice)
	v.Press("imported.activate.go")
}

// ActivateSeveral ticks users in the list, chooses how they may log in, and confirms what will happen.
func (v *Visitor) ActivateSeveral(cvr, choice string, names ...string) {
	v.t.Helper()
	v.Go("/association/%s/imported", cvr)
	v.Look("imported.title")
	for _, name := range names {
		v.Pick("imported.mark", "Name", name)
	}
	v.Press("imported.activate.chosen")
	v.Look("imported.choose.title")
	v.Pick("imported.choice." + choice)
	v.Press("imported.choose.continue")
	v.Look("imported.check.title")
	v.Press("imported.check.go", "Count", len(names))
	v.Look("imported.result.done", "Count", len(names))
}

// OpenActivation follows the link in an activation letter and logs in with private MitID, as the guide asks for the first time.
func (v *Visitor) OpenActivation(link, persona, association string) {
	v.t.Helper()
	v.Follow(link)
	v.Look("activate.link.title", "Association", association)
	v.Press("activate.link.login")
	v.LogIn(persona)
	v.Look("activate.link.title", "Association", association)
	v.Press("activate.continue")
}

// ApprovePrivate says yes to using the private MitID for the association, and reads the receipt.
func (v *Visitor) ApprovePrivate(association string) {
	v.t.Helper()
	v.Look("activate.private.title")
	v.Pick("activate.private.approve")
	v.Submit()
	v.Look("activate.receipt.title", "Association", association)
}

// EnrolSeparate gets a separate MitID app at the broker and takes it into use.
func (v *Visitor) EnrolSeparate(association string) {
	v.t.Helper()
	v.Look("activate.enrol.title")
	v.Press("activate.enrol.go")
	ulla, _ := v.House.Broker.Person("ulla")
	v.ChoosePersona(ulla)
	v.Look("activate.enrolled.title")
	v.Press("activate.enrolled.go")
	v.Look("activate.receipt.title", "Association", association)
}

// MayAct looks at what the present login may do: it may act for the associations named, and for no others.
func (v *Visitor) MayAct(associations ...string) {
	v.t.Helper()
	v.Go("/act")
	v.Look("act.title")
	for _, association := range associations {
		require.True(v.t, v.Has(association), v.Text())
	}
	if len(associations) == 0 {
		require.False(v.t, v.Has(v.Say("act.yes")), v.Text())
	}
}

// OpenActivationLoggedIn is OpenActivation for somebody whose browser is logged in already.
func (v *Visitor) OpenActivationLoggedIn(link, association string) {
	v.t.Helper()
	v.Follow(link)
	v.Look("activate.link.title", "Association", association)
	v.Press("activate.continue")
}
