package journey

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// Every pair of language, width and scripts meets in the first four. TILSLUT_JOURNEYS=all walks with the other four, too.
var visitors = []browser.Options{
	{Language: "da", Width: 320},
	{Language: "da", Width: 1280, NoScript: true},
	{Language: "en", Width: 320, NoScript: true},
	{Language: "en", Width: 1280},
	{Language: "da", Width: 320, NoScript: true},
	{Language: "da", Width: 1280},
	{Language: "en", Width: 320},
	{Language: "en", Width: 1280, NoScript: true},
}

func eachVisitor(t *testing.T, walk func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options)) {
	t.Helper()
	t.Parallel()
	chromium := browser.New(t)
	walking := visitors[:4]
	if os.Getenv("TILSLUT_JOURNEYS") == "all" {
		walking = visitors
	}
	for _, o := range walking {
		t.Run(fmt.Sprintf("%s %d scripts=%t", o.Language, o.Width, !o.NoScript), func(t *testing.T) { walk(t, Open(t), chromium, o) })
	}
}

// The association representative connects the association via the digital connection flow, and the broker says that she may: at
// the end a receipt is received by e-mail, and the administrator receives an e-mail with a link to set up the association.
func TestTheRepresentativeConnectsTheAssociation(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		v := house.Visit(t, chromium, o)
		v.ConnectAttested()

		receipt := house.Letter("karen@nord.example", "receipt")
		require.Equal(t, o.Language, receipt.Language)
		house.Letter("kontakt@testforeningen.example", "notice")
		setup := house.Letter("anders@nord.example", "setup")
		anders := house.Visit(t, chromium, o)
		anders.Follow(setup.LinkTo("/setup/"))
		anders.Look("setup.good.title")
		require.True(t, anders.Has("Karen F."), "the page says who has appointed whom")
		require.True(t, anders.Has("Anders Bæk"))
		require.Empty(t, house.Leaks(house.Secrets(), append(v.Addresses(), anders.Addresses()...)))
	})
}

// The register names the representative. A name alone is no proof: the same person opens a link in the association's mailbox.
func TestARegisteredRepresentativeConfirmsByTheAssociationsMailbox(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		v := house.Visit(t, chromium, o)
		v.ConfirmRegistered()

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

// Not in the register: the person registers, comes back, and goes on where she left.
func TestWhoIsNotInTheRegisterRegistersAndChecksAgain(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		v := house.Visit(t, chromium, o)
		v.Go("/connect")
		v.LogIn("grethe")
		v.Find("00000043", "Kulturhuset Åhuset")
		v.BeRepresentative("Grethe Holm", "grethe@aahuset.example")
		v.Look("connect.evidence.unregistered.title")
		v.Press("connect.again")
		v.Look("connect.evidence.unregistered.title")
		house.Register.Represent("00000043", "Grethe Udenfor Holm")
		v.Go("/mine")
		v.Look("mine.title")
		v.Click("Kulturhuset Åhuset")
		v.Look("connect.evidence.registered.title")
	})
}
