package gallery

import (
	"context"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/platform/form"
	"tilslut/web/connectpage"
)

// connectSample is a page that somebody sees who is logged in.
func connectSample(name, title, path string, page func(ctx context.Context) templ.Component) Sample {
	return Sample{Name: name, Title: title, Signed: true, Path: path, Page: page}
}

// plain is a page that needs nothing of the context.
func plain(c templ.Component) func(context.Context) templ.Component {
	return func(context.Context) templ.Component { return c }
}

// wrong is a form with values as typed, and errors as field and key.
func wrong(values url.Values, errors ...string) form.State {
	s := form.State{Values: values}
	for i := 0; i+1 < len(errors); i += 2 {
		s = s.With(errors[i], errors[i+1], "Max", 140)
	}
	return s
}

var gardenHits = []connectpage.Hit{
	{CVR: gardenNo, Name: garden, Place: "5970 Ærøskøbing"},
	{CVR: "00000019", Name: "Haveforeningen Nord for Den Meget Lange Å og Omegns Samvirkende Kolonihaver", Place: "9000 Aalborg"},
	{CVR: "00000035", Name: "Haveforeningen Solbakken"},
}

var _ = register("connect",
	connectSample("start", "Start: hvad der spørges om", "/connect", plain(connectpage.Start(connectpage.StartPage{}))),
	connectSample("find", "Find foreningen", "/connect/find", plain(connectpage.Find(connectpage.FindPage{}))),
	connectSample("find-error", "Find foreningen: tastefejl i nummeret", "/connect/find", plain(connectpage.Find(connectpage.FindPage{
		Form: wrong(url.Values{"q": {"00000018"}}, "q", "connect.find.bad"),
	}))),
	connectSample("find-hits", "Find foreningen: liste", "/connect/find?q=have", plain(connectpage.Find(connectpage.FindPage{
		Form: form.Filled("q", "have"), Searched: true, Hits: gardenHits, More: true,
	}))),
	connectSample("find-none", "Find foreningen: ingen fundet", "/connect/find?q=xyzzy", plain(connectpage.Find(connectpage.FindPage{
		Form: form.Filled("q", "xyzzy"), Searched: true,
	}))),
	connectSample("association", "Er det jeres forening?", "", plain(connectpage.Association(connectpage.AssociationPage{Record: gardenRec, Fetched: morning}))),
	connectSample("association-bare", "Er det jeres forening? Uden adresse", "", plain(connectpage.Association(connectpage.AssociationPage{
		Record: association.Record{CVR: gardenNo, Name: garden, FormCode: 110, Alive: true}, Fetched: morning,
	}))),
	connectSample("unknown", "Ukendt nummer", "", plain(connectpage.Unknown(connectpage.UnknownPage{CVR: "00010014"}))),
	connectSample("ceased", "Ophørt", "", plain(connectpage.Ceased(connectpage.CeasedPage{
		Name: garden, CVR: gardenNo, On: time.Date(2022, 3, 31, 0, 0, 0, 0, time.UTC),
	}))),
	connectSample("ceased-undated", "Ophørt, uden dato", "", plain(connectpage.Ceased(connectpage.CeasedPage{Name: garden, CVR: gardenNo}))),
	connectSample("inactive", "Ikke aktiv", "", plain(connectpage.Ceased(connectpage.CeasedPage{Name: garden, CVR: gardenNo, Status: "under konkurs"}))),
	connectSample("not-association", "Ikke en forening", "", plain(connectpage.NotAssociation(connectpage.NotAssociationPage{
		Name: "Store Skibe A/S", CVR: "00000337", Form: "Aktieselskab",
	}))),
	connectSample("not-association-unnamed", "Ikke en forening, uden form", "", plain(connectpage.NotAssociation(connectpage.NotAssociationPage{
		Name: "Store Skibe A/S", CVR: "00000337",
	}))),
	connectSample("not-private", "Logget ind med et særskilt MitID", "", plain(connectpage.NotPrivate(connectpage.NotPrivatePage{}))),
	connectSample("already", "Allerede tilsluttet", "", plain(connectpage.Already(connectpage.AlreadyPage{Name: garden, CVR: gardenNo}))),
	connectSample("register-down", "Registret svarer ikke", "", plain(connectpage.Register(connectpage.RegisterPage{Again: "/connect/association/" + gardenNo}))),
	connectSample("register-nonsense", "Registret svarer vrøvl", "", plain(connectpage.Register(connectpage.RegisterPage{
		Again: "/connect/association/" + gardenNo, Nonsense: true,
	}))),
	connectSample("role", "Rolle", "", plain(connectpage.Role(connectpage.RolePage{Case: theCase()}))),
	connectSample("role-error", "Rolle: intet valgt", "", plain(connectpage.Role(connectpage.RolePage{
		Case: theCase(), Form: wrong(nil, "role", "connect.role.empty"),
	}))),
	connectSample("contact", "Kvittering til", "", plain(connectpage.Contact(connectpage.ContactPage{Case: theCase(), Form: form.Filled("language", "da")}))),
	connectSample("contact-error", "Kvittering til: alt er galt", "", plain(connectpage.Contact(connectpage.ContactPage{
		Case: theCase(), Form: wrong(url.Values{"name": {"Kirsten 010190-1234"}, "email": {"kirsten@"}},
			"name", "form.cpr", "email", "form.email.bad", "language", "connect.contact.language.empty"),
	}))),
)
