package gallery

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/web/connectpage"
)

// evidence is a verdict's page.
func evidence(v connection.Verdict, automatic bool, title string) Sample {
	name := "evidence-" + string(v)
	if automatic && v == connection.VerdictRegistered {
		name += "-automatic"
	}
	p := connectpage.EvidencePage{Case: theCase(), Verdict: v, Automatic: automatic, Email: mailbox, Asked: morning}
	if v == connection.VerdictNoRegisterEmail {
		p.Email = ""
	}
	return connectSample(name, title, "", plain(connectpage.Evidence(p)))
}

// termsIn is the page of the terms in the language of the page.
func termsIn(change func(p *connectpage.TermsPage)) func(ctx context.Context) templ.Component {
	return func(ctx context.Context) templ.Component {
		lang := string(i18n.From(ctx))
		p := connectpage.TermsPage{
			Case: theCase(), Version: theTerms.Name, Applies: theTerms.AppliesFrom, Markdown: theTerms.Text(lang), Hash: theTerms.Hash(lang),
		}
		change(&p)
		return connectpage.Terms(p)
	}
}

func listed(c connection.Connection) connectpage.AdministratorsPage {
	return connectpage.AdministratorsPage{
		Case: theCase(), Part: connection.Starter, Administrators: c.Active(), Confirmed: c.State != connection.Draft, Connected: c.State == connection.Connected,
	}
}

// one keeps the first administrator alone.
func one(p connectpage.AdministratorsPage) connectpage.AdministratorsPage {
	p.Administrators = p.Administrators[1:]
	return p
}

func full(p connectpage.AdministratorsPage) connectpage.AdministratorsPage {
	p.Full = true
	return p
}

var bennyForm = form.Filled("name", "Benny Krog", "email", "benny@krog.example", "language", "en")

var _ = register("connect",
	evidence(connection.VerdictAttested, true, "Bevis: login bekræfter"),
	evidence(connection.VerdictRegistered, false, "Bevis: står i registret, link til postkassen"),
	evidence(connection.VerdictRegistered, true, "Bevis: står i registret, og det er nok"),
	evidence(connection.VerdictNotRegistered, false, "Bevis: står ikke i registret"),
	evidence(connection.VerdictProtected, false, "Bevis: beskyttet navn"),
	evidence(connection.VerdictAmbiguous, false, "Bevis: flere med samme navn"),
	evidence(connection.VerdictNoRegisterEmail, false, "Bevis: ingen e-mail i registret"),
	evidence(connection.VerdictReview, false, "Bevis: sagsbehandler skal se på det"),
	evidence(connection.VerdictDown, false, "Bevis: registret svarer ikke"),
	evidence(connection.VerdictNonsense, false, "Bevis: registret svarer vrøvl"),
	connectSample("terms", "Vilkår", "", termsIn(func(*connectpage.TermsPage) {})),
	connectSample("terms-error", "Vilkår: ikke accepteret", "", termsIn(func(p *connectpage.TermsPage) { p.Form = wrong(nil, "accept", "connect.terms.empty") })),
	connectSample("terms-changed", "Vilkår: ændret imens", "", termsIn(func(p *connectpage.TermsPage) { p.Changed = true })),
	connectSample("terms-accepted", "Vilkår: accepteret før", "", termsIn(func(p *connectpage.TermsPage) { p.Accepted = morning })),
	connectSample("who", "Hvem skal være administrator?", "", plain(connectpage.Who(connectpage.WhoPage{Case: theCase()}))),
	connectSample("who-error", "Hvem skal være administrator? Intet valgt", "", plain(connectpage.Who(connectpage.WhoPage{
		Case: theCase(), Form: wrong(nil, "who", "connect.who.empty"),
	}))),
	connectSample("administrator", "En ny administrator", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: form.Filled("key", "a", "language", "da"),
	}))),
	connectSample("administrator-error", "En ny administrator: alt er galt", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: wrong(url.Values{"key": {"a"}, "email": {"bjørn@krog.example"}, "birth-day": {"31"}, "birth-month": {"2"}, "birth-year": {"68"}},
			"name", "connect.administrator.name.empty", "email", "form.email.ascii", "birth", "form.date.bad", "language", "connect.administrator.language.empty"),
	}))),
	connectSample("administrator-same", "En ny administrator: adressen er brugt", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: bennyForm.With("email", "connect.administrator.same"),
	}))),
	connectSample("administrator-many", "En ny administrator: der er for mange", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: bennyForm.With("", "connect.administrator.many"),
	}))),
	connectSample("administrator-self", "Mig selv som administrator", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: form.Filled("name", viewerName, "email", "kirsten@moenster.example", "language", "da"), Self: true, Who: connectpage.WhoMe,
	}))),
	connectSample("administrator-edit", "Ret en administrator", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: bennyForm, ID: bennyID,
	}))),
	connectSample("administrator-edit-connected", "Ret en administrator, der har fået sit link", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: bennyForm, ID: bennyID, Connected: true,
	}))),
	connectSample("administrators", "Administratorerne", "", plain(connectpage.Administrators(listed(completeCase(attested()))))),
	connectSample("administrators-one", "Kun én administrator", "", plain(connectpage.Administrators(one(listed(completeCase(attested())))))),
	connectSample("administrators-full", "Så mange administratorer, som der må være", "", plain(connectpage.Administrators(full(listed(completeCase(attested())))))),
	connectSample("administrators-connected", "Administratorerne efter tilslutningen", "", plain(connectpage.Administrators(listed(connectedCase())))),
	connectSample("administrators-connected-one", "Den eneste administrator efter tilslutningen", "", plain(connectpage.Administrators(one(listed(connectedCase()))))),
	connectSample("remove", "Fjern en administrator", "", plain(connectpage.Remove(connectpage.RemovePage{Case: theCase(), ID: bennyID, Name: "Benny Krog"}))),
	connectSample("remove-linked", "Fjern en administrator, der har fået sit link", "", plain(connectpage.Remove(connectpage.RemovePage{
		Case: theCase(), ID: bennyID, Name: "Benny Krog", Linked: true,
	}))),
)
