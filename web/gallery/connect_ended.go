package gallery

import (
	"context"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/connectpage"
)

// invitation is what the representative's link leads to; change says what is special about it.
func invitation(name, title string, status connection.LinkStatus, signed bool, change func(p *connectpage.InvitationPage)) Sample {
	p := connectpage.InvitationPage{
		Status: status, Token: "AQEREREREUERQRERERERERE", Reporter: kirstenDecides.reporterIs.Name, Contact: viewerName, Association: garden, CVR: gardenNo,
		Until: morning.Add(30 * 24 * time.Hour), LoggedIn: signed,
	}
	if change != nil {
		change(&p)
	}
	return Sample{Name: "invitation-" + name, Title: title, Signed: signed, Page: func(context.Context) templ.Component { return connectpage.Invitation(p) }}
}

func itsCase(p *connectpage.InvitationPage) { p.ID = caseID }

func toAnna(p *connectpage.InvitationPage) { p.Contact = annaName }

func ending(name, title string, c connection.Connection, part connection.Part) Sample {
	return connectSample("ending-"+name, title, "", plain(connectpage.Ending(connectpage.EndingPage{Connection: c, Part: part})))
}

// objection is what an administrator sees of Anna's case.
func objection(name, title string, c connection.Connection, at time.Time, s form.State) Sample {
	c.Contact.Name = annaName
	return connectSample("object"+name, title, "", plain(connectpage.Object(connectpage.ObjectPage{Connection: c, At: at, Form: s})))
}

func resent(name, title string, was connectpage.Resent) Sample {
	return connectSample("case-"+name, title, "", plain(connectpage.CaseFile(connectpage.CasePage{
		Connection: connectedCase(), At: morning.Add(26 * time.Hour), Part: connection.Starter, Resent: was,
	})))
}

// unanswered is a case whose question nobody answered.
func unanswered() connection.Connection { return ticked(askedMore(), morning.Add(40*24*time.Hour)) }

var _ = register("connect",
	invitation("good", "Repræsentantens link, før login", connection.LinkGood, false, nil),
	invitation("good-signed", "Repræsentantens link, den rigtige er logget ind", connection.LinkGood, true, nil),
	invitation("good-own", "Repræsentantens link, anmelderen er selv repræsentant", connection.LinkGood, true, func(p *connectpage.InvitationPage) { p.Own, p.ID = true, caseID }),
	invitation("other", "Repræsentantens link: en anden person", connection.LinkNotYours, true, toAnna),
	invitation("other-reporter", "Repræsentantens link: anmelderen selv", connection.LinkNotYours, true, func(p *connectpage.InvitationPage) { p.Contact, p.ID = annaName, caseID }),
	invitation("other-protected", "Repræsentantens link: beskyttet navn", connection.LinkNotYours, true, func(p *connectpage.InvitationPage) { p.Contact, p.Protected = annaName, true }),
	invitation("expired", "Repræsentantens link: udløbet", connection.LinkExpired, false, nil),
	invitation("expired-yours", "Repræsentantens link: udløbet, hun har sagen", connection.LinkExpired, true, itsCase),
	invitation("used", "Repræsentantens link: sagen er kommet videre", connection.LinkUsed, false, nil),
	invitation("used-yours", "Repræsentantens link: sagen er kommet videre, hun har den", connection.LinkUsed, true, itsCase),
	invitation("superseded", "Repræsentantens link: der er sendt et nyere", connection.LinkSuperseded, false, nil),
	invitation("withdrawn", "Repræsentantens link: trukket tilbage", connection.LinkWithdrawn, false, nil),
	invitation("taken", "Repræsentantens link: en anden var først", connection.LinkTaken, false, nil),
	invitation("unknown", "Repræsentantens link: virker ikke", connection.LinkUnknown, false, nil),
	ending("declined", "Repræsentanten har afvist", kirstenReports.declined(), connection.Starter),
	ending("declined-yours", "Repræsentanten har selv afvist", kirstenDecides.declined(), connection.Representative),
	ending("late", "Repræsentanten svarede ikke", kirstenReports.late(), connection.Starter),
	ending("late-yours", "Repræsentanten svarede ikke, som hun ser det", kirstenDecides.late(), connection.Representative),
	ending("rejected", "En sagsbehandler har afvist", rejectedCase(), connection.Starter),
	ending("unanswered", "Ingen svarede sagsbehandleren", unanswered(), connection.Starter),
	ending("objected", "En administrator har gjort indsigelse", objectedCase(), connection.Starter),
	resent("resent", "Sagen: en mail sendes igen", connectpage.ResentNow),
	resent("resent-soon", "Sagen: en mail er lige sendt", connectpage.ResentSoon),
	connectSample("withdraw-invited", "Træk tilbage, når repræsentanten har sagen?", "", plain(connectpage.Withdraw(connectpage.WithdrawPage{Case: theCase(), Person: annaName}))),
	connectSample("withdrawn-representative", "Trukket tilbage af anmelderen", "", plain(connectpage.Withdrawn(connectpage.EndedPage{Case: theCase(), Reporter: kirstenDecides.reporterIs.Name}))),
	connectSample("taken-representative", "En anden var først, som repræsentanten ser det", "", plain(connectpage.Taken(connectpage.EndedPage{Case: theCase(), Reporter: kirstenDecides.reporterIs.Name}))),
	connectSample("recover", "Ingen administrator tilbage", "", plain(connectpage.Recover(connectpage.RecoverPage{Name: garden, CVR: gardenNo}))),
	objection("", "Indsigelse?", announced(), morning.Add(26*time.Hour), form.State{}),
	objection("-error", "Indsigelse: CPR-nummer", announced(), morning.Add(26*time.Hour), wrong(url.Values{"text": {"Jeg er 010190-1234"}}, "text", "form.cpr")),
	objection("-made", "Der er gjort indsigelse", objectedCase(), morning.Add(40*time.Hour), form.State{}),
	objection("-late", "Indsigelse: for sent", ticked(announced(), morning.Add(8*24*time.Hour)), morning.Add(8*24*time.Hour), form.State{}),
	objection("-none", "Indsigelse: sagen er ikke godkendt", reopened(), morning.Add(50*time.Hour), form.State{}),
)

// reopened is a case for new administrators that a caseworker looks at again.
func reopened() connection.Connection {
	return does(objectedCase(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Reopen(caseworker, "Administratoren er trådt ud af bestyrelsen.", morning.Add(45*time.Hour))
	})
}
