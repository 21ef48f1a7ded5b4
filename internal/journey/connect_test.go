package journey

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// Every pair of language, width and scripts meets in these four.
var visitors = []browser.Options{
	{Language: "da", Width: 320},
	{Language: "da", Width: 1280, NoScript: true},
	{Language: "en", Width: 320, NoScript: true},
	{Language: "en", Width: 1280},
}

// The association representative connects the association via the digital connection flow, and the broker says that she may: at
// the end a receipt is received by e-mail, and the administrator receives an e-mail with a link to set up the association.
func TestTheRepresentativeConnectsTheAssociation(t *testing.T) {
	t.Parallel()
	chromium := browser.New(t)
	for i, o := range visitors {
		t.Run(fmt.Sprintf("%s %d scripts=%t", o.Language, o.Width, !o.NoScript), func(t *testing.T) {
			house := Open(t)
			v := house.Visit(t, chromium, o)
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

			receipt := house.Letter("karen@nord.example", "receipt")
			require.Equal(t, o.Language, receipt.Language)
			house.Letter("kontakt@testforeningen.example", "notice")
			setup := house.Letter("anders@nord.example", "setup")
			anders := house.Visit(t, chromium, visitors[len(visitors)-1-i])
			anders.Follow(setup.LinkTo("/setup/"))
			anders.Look("setup.good.title")
			require.True(t, anders.Has("Karen F."), "the page says who has appointed whom")
			require.True(t, anders.Has("Anders Bæk"))
			require.Empty(t, house.Leaks(house.Secrets(), append(v.Addresses(), anders.Addresses()...)))
		})
	}
}

// The register names the representative. A name alone is no proof: the same person opens a link in the association's mailbox.
func TestARegisteredRepresentativeConfirmsByTheAssociationsMailbox(t *testing.T) {
	t.Parallel()
	chromium := browser.New(t)
	for _, o := range visitors {
		t.Run(fmt.Sprintf("%s %d scripts=%t", o.Language, o.Width, !o.NoScript), func(t *testing.T) {
			house := Open(t)
			v := house.Visit(t, chromium, o)
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
			v.Look("connect.administrator.self")
			v.Submit()
			v.Describe(Appointed{Name: "Åse Nygaard", Email: "aase@solbakken.example", Day: "21", Month: "9", Year: "1979"})
			v.Look("connect.administrators.title")
			v.Press("connect.continue")
			v.Look("connect.check.title")
			v.Press("connect.check.submit")
			v.Look("connect.mailbox.title")

			link := house.Letter("post@solbakkens-venner.example", "mailbox").LinkTo("/connect/mailbox/")
			stranger := house.Visit(t, chromium, o)
			stranger.Follow(link)
			stranger.Look("connect.link.title", "Name", "Solbakkens Venner")
			stranger.Press("connect.link.login")
			stranger.LogIn("grethe")
			stranger.Look("connect.link.wrong.title")

			v.Follow(link)
			v.Look("connect.link.title", "Name", "Solbakkens Venner")
			v.Press("connect.link.confirm")
			v.Look("connect.receipt.next")
			house.Letter("bo@solbakken.example", "receipt")
			house.Letter("bo@solbakken.example", "setup")
			house.Letter("aase@solbakken.example", "setup")
			v.Follow(link)
			v.Look("connect.link.used.title")
		})
	}
}
