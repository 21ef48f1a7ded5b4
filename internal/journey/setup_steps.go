package journey

// SetUp goes from the link in an administrator's letter to the receipt of the setup: users may use their private MitID, and the
// administrator does so, too.
func (v *Visitor) SetUp(link, persona, association string) {
	v.t.Helper()
	v.Follow(link)
	v.Look("setup.good.title")
	v.Press("setup.good.login")
	v.LogIn(persona)
	v.Look("setup.good.you", "Name", "Anders Bæk")
	v.Press("setup.good.go")
	v.Look("setup.tasks.title")
	v.Press("setup.tasks.start")
	v.Look("setup.private.title")
	v.Pick("setup.private.yes")
	v.Submit()
	v.Look("setup.authenticators.title")
	v.Press("setup.continue")
	v.Look("setup.own.title")
	v.Pick("setup.own.private")
	v.Submit()
	v.Look("setup.summary.title")
	v.Press("setup.summary.approve")
	v.Look("setup.receipt.title", "Association", association)
}
