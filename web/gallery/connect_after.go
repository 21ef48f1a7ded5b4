package gallery

import (
	"context"
	"net/url"
	"slices"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/connectpage"
)

// aCase is the case's own page.
func aCase(name, title string, c connection.Connection) Sample {
	return connectSample("case-"+name, title, "", plain(connectpage.CaseFile(connectpage.CasePage{Connection: c, At: morning.Add(26 * time.Hour), Part: connection.Starter})))
}

// link is what the link from the association's mailbox leads to. Owner is the person who started the case.
func link(status connection.LinkStatus, title string, signed, owner bool) Sample {
	name := "link-" + string(status)
	p := connectpage.LinkPage{
		Status: status, Token: "AQEREREREUERQRERERERERE", Contact: viewerName, Association: garden, CVR: gardenNo,
		Until: morning.Add(7 * 24 * time.Hour), LoggedIn: signed,
	}
	if owner {
		name, p.ID = name+"-owner", caseID
	}
	return Sample{Name: name, Title: title, Signed: signed, Page: func(context.Context) templ.Component { return connectpage.Link(p) }}
}

func taken(c connection.Connection) connection.Connection {
	c.Taken = true
	return c
}

// replaced has a third administrator in Benny's place, and a corrected address.
func replacedCase() connection.Connection {
	at := morning.Add(26 * time.Hour)
	c := does(connectedCase(),
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(kirsten, selfID, "kirsten@ny.example", at)
		},
		appoint(connection.Administrator{ID: "55555555-5555-4555-8555-555555555555", Name: "Clara Dam", Email: "clara@dam.example", Language: "da", Birth: bennyOf(connectedCase()).Birth}),
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.RemoveAdministrator(kirsten, bennyID, at)
		})
	return c
}

// underWay has administrators who have come so far with the setup.
func underWay(c connection.Connection, progress ...connection.Progress) connection.Connection {
	all := slices.Clone(c.Administrators)
	for i, p := range progress {
		all[i].Progress = p
	}
	c.Administrators = all
	return c
}

// setUpCase is one that its first administrator has set up.
func setUpCase() connection.Connection {
	c := underWay(connectedCase(), connection.Progress{MatchedAt: morning.Add(25 * time.Hour), DoneAt: morning.Add(25 * time.Hour)})
	c.SetUpAt = morning.Add(25 * time.Hour)
	return c
}

func bennyOf(c connection.Connection) connection.Administrator {
	a, _ := c.Administrator(bennyID)
	return a
}

var ended = connectpage.EndedPage{Case: theCase()}

var _ = register("connect",
	connectSample("check", "Tjek dine svar: tilsluttes straks", "", plain(connectpage.Check(connectpage.CheckPage{Connection: completeCase(attested()), Part: connection.Starter}))),
	connectSample("check-mailbox", "Tjek dine svar: link til postkassen", "", plain(connectpage.Check(connectpage.CheckPage{Connection: completeCase(registered()), Part: connection.Starter}))),
	connectSample("check-changed", "Tjek dine svar: registret er ændret", "", plain(connectpage.Check(connectpage.CheckPage{Connection: completeCase(registered()), Part: connection.Starter, Changed: true}))),
	connectSample("check-lapsed", "Tjek dine svar: linket udløb", "", plain(connectpage.Check(connectpage.CheckPage{Connection: completeCase(registered()), Part: connection.Starter, Lapsed: true}))),
	connectSample("mailbox", "Vent på linket", "", plain(connectpage.Mailbox(connectpage.MailboxPage{Connection: sent(confirmedCase(registered()))}))),
	connectSample("mailbox-same", "Vent på linket: adressen er den samme", "", plain(connectpage.Mailbox(connectpage.MailboxPage{Connection: confirmedCase(registered()), Same: true}))),
	connectSample("mailbox-bounced", "Vent på linket: mailen kom retur", "", plain(connectpage.Mailbox(connectpage.MailboxPage{
		Connection: bounced(confirmedCase(registered()), connection.ReasonRefused),
	}))),
	link(connection.LinkGood, "Linket fra postkassen, før login", false, false),
	link(connection.LinkGood, "Linket fra postkassen, logget ind", true, true),
	link(connection.LinkNotYours, "Linket: en anden person", true, false),
	link(connection.LinkExpired, "Linket: udløbet", false, false),
	link(connection.LinkExpired, "Linket: udløbet, den rigtige er logget ind", true, true),
	link(connection.LinkUsed, "Linket: brugt", false, false),
	link(connection.LinkUsed, "Linket: brugt, den rigtige er logget ind", true, true),
	link(connection.LinkSuperseded, "Linket: der er sendt et nyere", false, false),
	link(connection.LinkWithdrawn, "Linket: trukket tilbage", false, false),
	link(connection.LinkTaken, "Linket: en anden var først", true, true),
	link(connection.LinkUnknown, "Linket: virker ikke", false, false),
	connectSample("receipt", "Kvittering", "", plain(connectpage.Receipt(connectpage.ReceiptPage{Connection: connectedCase()}))),
	connectSample("receipt-queued", "Kvittering: mails på vej", "", plain(connectpage.Receipt(connectpage.ReceiptPage{Connection: confirmedCase(attested())}))),
	connectSample("receipt-bounced", "Kvittering: mails kom retur", "", plain(connectpage.Receipt(connectpage.ReceiptPage{
		Connection: bounced(connectedCase(), connection.ReasonRefused),
	}))),
	aCase("draft", "Sagen: kladde", halfCase()),
	aCase("awaiting", "Sagen: venter på postkassen", sent(confirmedCase(registered()))),
	aCase("queued", "Sagen: tilsluttet, mails på vej", confirmedCase(attested())),
	aCase("connected", "Sagen: tilsluttet", connectedCase()),
	aCase("bounced", "Sagen: alle mails kom retur", bounced(connectedCase(), connection.ReasonRefused)),
	aCase("gave-up", "Sagen: mailen til postkassen blev opgivet", bounced(confirmedCase(registered()), connection.ReasonGaveUp)),
	aCase("replaced", "Sagen: administrator skiftet", replacedCase()),
	aCase("setup", "Sagen: opsætningen er i gang", underWay(connectedCase(), connection.Progress{MatchedAt: morning.Add(25 * time.Hour)}, connection.Progress{})),
	aCase("code-needed", "Sagen: en administrator mangler en kode", underWay(connectedCase(), connection.Progress{}, connection.Progress{CodeNeededAt: morning.Add(25 * time.Hour)})),
	aCase("code-given", "Sagen: en administrator har fået en kode", underWay(connectedCase(), connection.Progress{}, connection.Progress{
		CodeNeededAt: morning.Add(25 * time.Hour), CodeUntil: morning.Add(39 * 24 * time.Hour),
	})),
	aCase("set-up", "Sagen: foreningen er sat op", setUpCase()),
	connectSample("administrators-set-up", "Administratorer: foreningen er sat op", "", plain(connectpage.Administrators(connectpage.AdministratorsPage{
		Case: theCase(), Part: connection.Starter, Administrators: setUpCase().Active()[1:], Confirmed: true, Connected: true, SetUp: true,
	}))),
	aCase("taken", "Sagen: en anden var først", taken(completeCase(registered()))),
	aCase("withdrawn", "Sagen: trukket tilbage", withdrawnCase()),
	connectSample("address", "Ret en administrators adresse", "", plain(connectpage.Address(connectpage.AddressPage{
		Case: theCase(), Form: form.Filled("email", "benny@krog.example"), Who: bennyID, Name: "Benny Krog", Connected: true,
	}))),
	connectSample("address-contact", "Ret sin egen adresse", "", plain(connectpage.Address(connectpage.AddressPage{
		Case: theCase(), Form: form.Filled("name", viewerName, "email", "kirsten@moenster.example"), Who: connectpage.WhoContact,
	}))),
	connectSample("address-error", "Ret sin egen adresse: alt er galt", "", plain(connectpage.Address(connectpage.AddressPage{
		Case: theCase(), Form: wrong(url.Values{"email": {"kirsten@"}}, "name", "connect.contact.name.empty", "email", "form.email.bad"),
		Who: connectpage.WhoContact, Connected: true,
	}))),
	connectSample("tasks", "Opgavelisten: halvvejs", "", plain(connectpage.Tasks(connectpage.TasksPage{Connection: halfCase(), Part: connection.Starter}))),
	connectSample("tasks-new", "Opgavelisten: lige begyndt", "", plain(connectpage.Tasks(connectpage.TasksPage{Connection: startedCase(), Part: connection.Starter}))),
	connectSample("tasks-ready", "Opgavelisten: klar til at godkende", "", plain(connectpage.Tasks(connectpage.TasksPage{Connection: completeCase(attested()), Part: connection.Starter}))),
	connectSample("withdraw", "Træk tilbage?", "", plain(connectpage.Withdraw(connectpage.WithdrawPage{Case: theCase()}))),
	connectSample("withdrawn", "Trukket tilbage", "", plain(connectpage.Withdrawn(ended))),
	connectSample("taken", "En anden var først", "", plain(connectpage.Taken(ended))),
	connectSample("lapsed", "Udløbet", "", plain(connectpage.Lapsed(ended))),
)
