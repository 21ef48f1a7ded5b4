package journey

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// From the need check to acting, by three people: a representative, an administrator and users.
func TestTheGuideIsWalkedByThreePeople(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		karen := house.Visit(t, chromium, o)
		karen.ConnectAttested()
		anders := house.Visit(t, chromium, o)
		anders.SetUp(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"), "anders", "Testforeningen Nord")
		require.Contains(t, house.Tilslut("users", "import", "--cvr=00000019", "testdata/users.csv"), "3")

		anders.ActivateOne("00000019", "Ulla Kjær", "separate")
		ulla := house.Visit(t, chromium, o)
		link := house.Letter("ulla@nord.example", "activation").LinkTo("/activate/")
		ulla.OpenActivation(link, "ulla", "Testforeningen Nord")
		ulla.EnrolSeparate("Testforeningen Nord")
		house.Letter("ulla@nord.example", "activation-receipt")
		ulla.MayAct() // the private MitID that she is still logged in with opens nothing
		ulla.Press("ui.logout")
		ulla.Go("/login?to=/act")
		ulla.Press("login.button")
		separate, known := house.Broker.Person("ulla-app")
		require.True(t, known)
		ulla.ChoosePersona(separate)
		ulla.MayAct("Testforeningen Nord")
		ulla.Go("/connect/association/00000027") // and opens no other association's door
		ulla.Press("connect.association.yes")
		ulla.Look("connect.notprivate.title")

		// A date of birth is not known of everybody: then a temporary code is handed over, too.
		anders.ActivateSeveral("00000019", "private", "Karen Formand", "Rikke Sø")
		anders.Go("/association/00000019/imported?state=invited")
		anders.Click("Rikke Sø")
		anders.Press("imported.code.show")
		anders.Look("imported.shown.once")
		code := regexp.MustCompile(`\b[0-9A-Z]{5} [0-9A-Z]{5}\b`).FindString(anders.Text())
		require.NotEmpty(t, code, anders.Text())
		rikke := house.Visit(t, chromium, o)
		rikke.OpenActivation(house.Letter("rikke@nord.example", "activation").LinkTo("/activate/"), "rikke", "Testforeningen Nord")
		rikke.Look("activate.code.title")
		rikke.Type("activate.code.label", "00000 00000")
		rikke.Submit()
		rikke.Look("activate.code.title")
		rikke.Type("activate.code.label", strings.ToLower(code))
		rikke.Submit()
		rikke.ApprovePrivate("Testforeningen Nord")
		rikke.MayAct("Testforeningen Nord")
		used := house.Letter("rikke@nord.example", "activation").LinkTo("/activate/")
		rikke.Follow(used)
		rikke.Look("activate.receipt.title", "Association", "Testforeningen Nord")
		anybody := house.Visit(t, chromium, o)
		anybody.Follow(used)
		anybody.Look("activate.used.title")

		everywhere := append(karen.Addresses(), anders.Addresses()...)
		everywhere = append(everywhere, ulla.Addresses()...)
		require.Empty(t, house.Leaks(append(house.Secrets(), code, strings.ReplaceAll(code, " ", "")), append(everywhere, rikke.Addresses()...)))
	})
}

// From the need check to acting, by one person who is representative, administrator and user at once.
func TestTheGuideIsWalkedByOnePerson(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		house.Client(t).connect()
		karen := house.Visit(t, chromium, o)
		karen.Follow(house.Letter("karen@nord.example", "setup").LinkTo("/setup/"))
		karen.Look("setup.good.title")
		karen.Press("setup.good.login")
		karen.LogIn("karen")
		karen.Press("setup.good.go")
		karen.Look("setup.tasks.title")
		karen.Press("setup.tasks.start")
		karen.Pick("setup.private.yes")
		karen.Submit()
		karen.Press("setup.continue")
		karen.Pick("setup.own.private")
		karen.Submit()
		karen.Press("setup.summary.approve")
		karen.Look("setup.receipt.title", "Association", "Testforeningen Nord")
		house.Tilslut("users", "import", "--cvr=00000019", "testdata/users.csv")
		karen.ActivateOne("00000019", "Karen Formand", "private")
		karen.OpenActivationLoggedIn(house.Letter("karen@nord.example", "activation").LinkTo("/activate/"), "Testforeningen Nord")
		karen.ApprovePrivate("Testforeningen Nord")
		karen.MayAct("Testforeningen Nord")
	})
}
