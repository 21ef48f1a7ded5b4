package gallery

import (
	"context"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/setuppage"
)

const setupToken = "AQEREREREUERQRERERERERE"

// setupLink is what the link in an administrator's letter leads to.
func setupLink(name, title string, p setuppage.LinkPage) Sample {
	p.Head = setuppage.HeadOf(appointed())
	p.Token, p.Renew, p.Until = setupToken, "/setup/"+setupToken+"/renew", morning.Add(60*24*time.Hour)
	return Sample{Name: name, Title: title, Signed: p.LoggedIn, Page: plain(setuppage.Link(p))}
}

// setupIn is a page that the administrator sees, logged in.
func setupIn(name, title string, page templ.Component) Sample {
	return Sample{Name: name, Title: title, Signed: true, Page: func(context.Context) templ.Component { return page }}
}

func codePage(p setuppage.CodePage) templ.Component {
	p.Head, p.Token = setuppage.HeadOf(appointed()), setupToken
	return setuppage.Code(p)
}

func temporary(p setuppage.TemporaryPage) templ.Component {
	p.Head, p.Form, p.Back = setuppage.HeadOf(appointed()), form.Filled("key", "66666666-6666-4666-8666-666666666666"), "/connect/"+caseID+"/case"
	return setuppage.Temporary(p)
}

var _ = register("setup",
	setupLink("good", "Administratorens link: hvem har udpeget hvem", setuppage.LinkPage{Status: connection.LinkGood}),
	setupLink("good-signed", "Administratorens link: logget ind", setuppage.LinkPage{Status: connection.LinkGood, LoggedIn: true}),
	setupOut("good-later", "Administratorens link: foreningen er sat op", setuppage.Link(setuppage.LinkPage{
		Head: setuppage.HeadOf(laterSetup()), Status: connection.LinkGood, Token: setupToken, Until: morning.Add(60 * 24 * time.Hour),
	})),
	setupLink("expired", "Administratorens link: udløbet", setuppage.LinkPage{Status: connection.LinkExpired}),
	setupOut("renewed", "Administratorens link: et nyt er på vej", setuppage.Renewed(setuppage.RenewedPage{Head: setuppage.HeadOf(appointed())})),
	setupLink("used", "Administratorens link: brugt", setuppage.LinkPage{Status: connection.LinkUsed}),
	setupLink("used-signed", "Administratorens link: brugt, den rigtige er logget ind", setuppage.LinkPage{Status: connection.LinkUsed, LoggedIn: true, Yours: true}),
	setupLink("superseded", "Administratorens link: der er sendt et nyere", setuppage.LinkPage{Status: connection.LinkSuperseded}),
	setupLink("withdrawn", "Administratorens link: trukket tilbage", setuppage.LinkPage{Status: connection.LinkWithdrawn}),
	setupLink("unknown", "Administratorens link: virker ikke", setuppage.LinkPage{Status: connection.LinkUnknown}),
	setupIn("wrong", "En anden person: udpegeren får besked", setuppage.Wrong(setuppage.WrongPage{Head: setuppage.HeadOf(appointed()), Told: true})),
	setupIn("wrong-before", "En anden person: den rigtige er fundet", setuppage.Wrong(setuppage.WrongPage{Head: setuppage.HeadOf(appointed())})),
	setupIn("not-private", "Logget ind med et særskilt MitID", setuppage.NotPrivate(setuppage.NotPrivatePage{})),
	setupIn("code", "Midlertidig kode: navnet er anderledes", codePage(setuppage.CodePage{Usable: true, Left: 3})),
	setupIn("code-protected", "Midlertidig kode: beskyttet navn", codePage(setuppage.CodePage{Usable: true, Left: 3, Protected: true})),
	setupIn("code-wrong", "Midlertidig kode: forkert", codePage(setuppage.CodePage{
		Usable: true, Left: 1, Form: form.State{Values: url.Values{"code": {"7k4m2 qx9tb"}}}.With("code", "setup.code.wrong", "Count", 1),
	})),
	setupIn("code-none", "Midlertidig kode: der er ingen endnu", codePage(setuppage.CodePage{})),
	setupIn("code-spent", "Midlertidig kode: brugt op", codePage(setuppage.CodePage{Spent: true})),
	setupIn("tasks", "Opgaver du skal løse: lige begyndt", setuppage.Tasks(setuppage.TasksPage{Head: setuppage.HeadOf(matchedSetup()), Tasks: matchedSetup().Tasks()})),
	setupIn("tasks-half", "Opgaver du skal løse: halvvejs", setuppage.Tasks(setuppage.TasksPage{Head: setuppage.HeadOf(separateSetup()), Tasks: separateSetup().Tasks()})),
	setupIn("private", "Brugernes private MitID", setuppage.Private(setuppage.PrivatePage{Head: setuppage.HeadOf(matchedSetup())})),
	setupIn("private-error", "Brugernes private MitID: intet valgt", setuppage.Private(setuppage.PrivatePage{
		Head: setuppage.HeadOf(matchedSetup()), Form: wrong(url.Values{}, "private", "setup.private.empty"),
	})),
	setupIn("authenticators", "Særskilte identifikationsmidler", setuppage.Authenticators(setuppage.AuthenticatorsPage{Head: setuppage.HeadOf(matchedSetup())})),
	setupIn("own", "Eget login", setuppage.Own(setuppage.OwnPage{Head: setuppage.HeadOf(matchedSetup()), Private: true})),
	setupIn("own-error", "Eget login: intet valgt", setuppage.Own(setuppage.OwnPage{
		Head: setuppage.HeadOf(matchedSetup()), Private: true, Form: wrong(url.Values{}, "own", "setup.own.empty"),
	})),
	setupIn("own-only", "Eget login: kun særskilt", setuppage.Own(setuppage.OwnPage{Head: setuppage.HeadOf(matchedSetup())})),
	setupIn("own-later", "Eget login: foreningen er sat op", setuppage.Own(setuppage.OwnPage{Head: setuppage.HeadOf(laterSetup()), Private: true})),
	setupIn("enrol", "Særskilt MitID: aktivér", setuppage.Enrol(setuppage.EnrolPage{Head: setuppage.HeadOf(separateSetup()), Private: true})),
	setupIn("enrol-done", "Særskilt MitID: aktiveret", setuppage.Enrol(setuppage.EnrolPage{Head: setuppage.HeadOf(separateSetup()), Activated: true})),
	setupIn("enrol-before", "Særskilt MitID: taget i brug", setuppage.Enrol(setuppage.EnrolPage{Head: setuppage.HeadOf(separateSetup()), Before: true})),
	setupIn("enrol-problem", "Særskilt MitID: kan ikke bruges", setuppage.Enrol(setuppage.EnrolPage{
		Head: setuppage.HeadOf(separateSetup()), Private: true, Problem: "setup.enrol.same",
	})),
	setupIn("enrol-other", "Særskilt MitID: ikke MitID app", setuppage.Enrol(setuppage.EnrolPage{
		Head: setuppage.HeadOf(separateSetup()), Private: true, Problem: "setup.enrol.other",
	})),
	setupIn("enrol-missing", "Særskilt MitID: ikke aktiveret her", setuppage.Enrol(setuppage.EnrolPage{
		Head: setuppage.HeadOf(separateSetup()), Problem: "setup.enrol.missing",
	})),
	setupIn("summary", "Tjek dine svar", summaryOf(privateSetup())),
	setupIn("summary-separate", "Tjek dine svar: særskilt MitID", summaryOf(enrolledSetup())),
	setupIn("summary-later", "Tjek dine svar: foreningen er sat op", summaryOf(laterSetup())),
	setupIn("receipt", "Kvittering", receiptOf(approved(privateSetup()))),
	setupIn("receipt-separate", "Kvittering: særskilt MitID", receiptOf(approved(enrolledSetup()))),
	setupIn("receipt-later", "Kvittering: foreningen var sat op", receiptOf(approved(laterSetup()))),
	setupIn("temporary", "Midlertidig kode til en administrator", temporary(setuppage.TemporaryPage{})),
	setupIn("temporary-needed", "Midlertidig kode: administratoren mangler den", temporary(setuppage.TemporaryPage{Needed: true, Before: true})),
	setupIn("shown", "Koden, denne ene gang", setuppage.Shown(setuppage.ShownPage{
		Head: setuppage.HeadOf(appointed()), Back: "/connect/" + caseID + "/case", Code: "7K4M2 QX9TB", Until: morning.Add(14 * 24 * time.Hour), Tries: 3,
	})),
)
