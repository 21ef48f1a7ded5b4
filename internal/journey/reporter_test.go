package journey

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

var (
	nord      = Prepared{"00000019", "Testforeningen Nord", Named{"Karen Testperson Formand", "karen@nord.example"}}
	solbakken = Prepared{"00000027", "Solbakkens Venner", Named{"Bo Registreret Lund", "bo@solbakken.example"}}
	// Of this one the register knows her name, and her login does not say more.
	springeren = Prepared{"00000078", "Skakklubben Springeren", Named{"Karen Testperson Formand", "karen@nord.example"}}
)

// A reporter prepares the connection, and the association representative changes what is wrong, accepts the terms and approves.
func TestAReporterPreparesAndTheRepresentativeChangesAndApproves(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		rikke := house.Visit(t, chromium, o)
		rikke.PrepareFor(nord)
		rikke.Appoint(Appointed{Name: "Anders Bæk", Email: "anders@norrd.example", Day: "30", Month: "4", Year: "1968"})
		rikke.Send(nord)
		rikke.RemindTooEarly(nord)

		letter := house.Letter(nord.Representative.Email, "invitation")
		require.Equal(t, o.Language, letter.Language)
		link := letter.LinkTo("/connect/representative/")
		house.rest()
		before := house.cases()
		grethe := house.Visit(t, chromium, o)
		grethe.Follow(link)
		grethe.Look("connect.invitation.title", "Name", nord.Association)
		grethe.Press("connect.link.login")
		grethe.LogIn("grethe")
		grethe.Look("connect.link.wrong.title")
		other := house.Client(t)
		other.LogIn("grethe")
		require.Contains(t, other.Post(link).Body, nord.Representative.Name)
		require.Equal(t, before, house.cases(), "whoever else opens the link changes nothing")
		require.Len(t, house.Mail.To("", ""), 1, "nor was anybody reminded on the first day")

		karen := house.Visit(t, chromium, o)
		karen.Claim(link, "karen", nord)
		for _, answer := range []string{rikkeName, nord.Representative.Name, nord.Representative.Email, "Anders Bæk", "anders@norrd.example"} {
			require.True(t, karen.Has(answer), "%s is not among the answers:\n%s", answer, karen.Text())
		}
		karen.Change("connect.administrators.change", "Name", "Anders Bæk")
		karen.Look("connect.administrator.edit")
		karen.Type("connect.administrator.email", "anders@nord.example")
		karen.Submit()
		karen.Follow(link) // her own link leads back to the case.
		karen.Look("connect.review.title", "Name", nord.Association)
		require.True(t, karen.Has("anders@nord.example"), karen.Text())
		karen.ApproveSent(nord, "connect.evidence.attested.title")
		karen.Look("connect.receipt.next")

		house.Letter(nord.Representative.Email, "receipt")
		house.Letter(rikkeEmail, "receipt-reporter")
		house.Letter("kontakt@testforeningen.example", "notice")
		anders := house.Visit(t, chromium, o)
		anders.Follow(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"))
		anders.Look("setup.good.title")
		require.Empty(t, house.Mail.To("anders@norrd.example", ""), "the address that was wrong gets nothing")
		rikke.Go("/mine")
		rikke.Look("mine.title")
		rikke.Click(nord.Association)
		rikke.Look("connect.waiting.connected.done")

		everywhere := slices.Concat(rikke.Addresses(), grethe.Addresses(), karen.Addresses(), anders.Addresses())
		require.Empty(t, house.Leaks(house.SecretsBut(nord.Representative.Name), everywhere))
	})
}

// The representative sends the case back with a comment; the reporter corrects it, and nobody starts over.
func TestTheRepresentativeSendsItBackAndItIsCorrected(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		const comment = "Åse skal også være administrator."
		rikke := house.Visit(t, chromium, o)
		rikke.PrepareFor(solbakken)
		rikke.Look("connect.who.title")
		rikke.Pick("connect.who.representative", "Name", solbakken.Representative.Name)
		rikke.Submit()
		rikke.Look("connect.administrators.title")
		require.True(t, rikke.Has(rikke.Say("connect.administrators.known")), rikke.Text())
		rikke.Press("connect.continue")
		rikke.Send(solbakken)

		first := house.Letter(solbakken.Representative.Email, "invitation")
		bo := house.Visit(t, chromium, o)
		bo.Claim(first.LinkTo("/connect/representative/"), "bo", solbakken)
		bo.Press("connect.refuse.return", "Reporter", rikkeName)
		bo.Look("connect.return.text", "Reporter", rikkeName)
		bo.Submit()
		bo.Look("connect.return.comment.empty")
		bo.Type("connect.return.comment", comment)
		bo.Submit()
		bo.Look("connect.waiting.returned", "Reporter", rikkeName)

		rikke.Follow(house.Letter(rikkeEmail, "returned-reporter").LinkTo("/connect/"))
		rikke.Look("connect.returned", "Person", solbakken.Representative.Name)
		require.True(t, rikke.Has(comment), rikke.Text())
		rikke.Press("connect.check.add")
		rikke.Look("connect.administrators.title")
		rikke.Press("connect.administrators.add")
		rikke.Describe(Appointed{Name: "Åse Nygaard", Email: "aase@solbakken.example", Day: "21", Month: "9", Year: "1979"})
		rikke.Look("connect.administrators.title")
		rikke.Press("connect.continue")
		rikke.Send(solbakken)

		second := house.nthLetter(first.To, first.Kind, 2)
		bo.Follow(first.LinkTo("/connect/representative/"))
		bo.Look("connect.link.superseded.title")
		bo.Follow(second.LinkTo("/connect/representative/"))
		bo.Look("connect.review.title", "Name", solbakken.Association)
		require.True(t, bo.Has("Åse Nygaard"), bo.Text())
		bo.ApproveSent(solbakken, "connect.evidence.registered.title")
		bo.Look("connect.mailbox.title")
		rikke.Go("/mine")
		rikke.Click(solbakken.Association)
		rikke.Look("connect.waiting.mailbox", "Person", solbakken.Representative.Name)
		bo.Follow(house.Letter("post@solbakkens-venner.example", "mailbox").LinkTo("/connect/mailbox/"))
		bo.Look("connect.link.title", "Name", solbakken.Association)
		bo.Press("connect.link.confirm")
		bo.Look("connect.receipt.next")

		house.Letter(rikkeEmail, "receipt-reporter")
		house.Letter(solbakken.Representative.Email, "setup")
		house.Letter("aase@solbakken.example", "setup")
		require.Empty(t, house.Leaks(house.SecretsBut(solbakken.Representative.Name), append(rikke.Addresses(), bo.Addresses()...)))
	})
}
