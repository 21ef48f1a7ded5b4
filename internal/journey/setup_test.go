package journey

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// The organisation administrator receives an e-mail with a link to the setup flow, chooses how users shall be able to log in and
// how the person itself wants to, and approves. The association now has MitID Erhverv.
func TestTheAdministratorSetsTheAssociationUp(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		karen := house.Client(t)
		at := karen.ready()
		karen.Post(at+"/administrators/new", "name", "Anders Bæk", "email", "anders@nord.example", "language", o.Language,
			"birth-day", "30", "birth-month", "4", "birth-year", "1968")
		require.Equal(t, at, karen.Post(at+"/confirm").Location)
		link := house.Letter("anders@nord.example", "setup").LinkTo("/setup/")

		// Whoever else opens the link gets nothing, and the representative is told.
		grethe := house.Visit(t, chromium, o)
		grethe.Follow(link)
		grethe.Look("setup.good.title")
		grethe.Press("setup.good.login")
		grethe.LogIn("grethe")
		grethe.Press("setup.good.go")
		grethe.Look("setup.wrong.title")
		house.Letter("karen@nord.example", "setup-wrong-person")

		anders := house.Visit(t, chromium, o)
		anders.SetUp(link, "anders", "Testforeningen Nord")
		house.Letter("anders@nord.example", "setup-receipt")
		anders.Follow(link)
		anders.Look("setup.used.title")
		require.Empty(t, house.Leaks(house.Secrets(), append(anders.Addresses(), grethe.Addresses()...)))
	})
}
