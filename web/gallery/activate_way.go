package gallery

import (
	"net/url"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/web/activatepage"
)

var ullaInvited = activatepage.Invitation{Token: "AQEC", Association: garden, Name: "Ulla Bruger Kjær"}

func activationLink(name, title string, p activatepage.LinkPage) Sample {
	p.Invitation, p.Until = ullaInvited, morning.Add(30*day)
	return Sample{Name: name, Title: title, Signed: p.LoggedIn, Path: "/activate/AQEC", Page: plain(activatepage.Link(p))}
}

func enrolSample(name, title string, p activatepage.EnrolPage) Sample {
	p.Invitation = ullaInvited
	return connectSample(name, title, "", plain(activatepage.Enrol(p)))
}

var _ = register("activate",
	activationLink("link", "Link: godt, valget er brugerens", activatepage.LinkPage{Status: activation.LinkGood, Choice: activation.ChoiceAsk}),
	activationLink("link-private", "Link: godt, privat MitID", activatepage.LinkPage{Status: activation.LinkGood, Choice: activation.ChoicePrivate}),
	activationLink("link-separate", "Link: godt, særskilt MitID", activatepage.LinkPage{Status: activation.LinkGood, Choice: activation.ChoiceSeparate}),
	activationLink("link-logged-in", "Link: godt, logget ind", activatepage.LinkPage{Status: activation.LinkGood, LoggedIn: true}),
	activationLink("link-wrong", "Link: en anden person", activatepage.LinkPage{Status: activation.LinkGood, LoggedIn: true, Wrong: true}),
	activationLink("link-not-private", "Link: logget ind med et særskilt MitID", activatepage.LinkPage{Status: activation.LinkGood, LoggedIn: true, NotPrivate: true}),
	activationLink("link-expired", "Link: udløbet", activatepage.LinkPage{Status: activation.LinkExpired}),
	activationLink("link-expired-soon", "Link: udløbet, nyt sendt for nylig", activatepage.LinkPage{Status: activation.LinkExpired, Soon: true}),
	activationLink("link-used", "Link: brugt", activatepage.LinkPage{Status: activation.LinkUsed}),
	activationLink("link-refused", "Link: afvist", activatepage.LinkPage{Status: activation.LinkRefused}),
	activationLink("link-superseded", "Link: erstattet", activatepage.LinkPage{Status: activation.LinkSuperseded}),
	activationLink("link-withdrawn", "Link: trukket tilbage", activatepage.LinkPage{Status: activation.LinkWithdrawn}),
	activationLink("link-bad", "Link: virker ikke", activatepage.LinkPage{Status: activation.LinkUnknown}),
	Sample{Name: "renewed", Title: "Link: nyt på vej", Page: plain(activatepage.Renewed(activatepage.RenewedPage{Invitation: ullaInvited}))},

	connectSample("code", "Kode", "", plain(activatepage.TypeCode(activatepage.TypeCodePage{Invitation: ullaInvited, Standing: activatepage.CodeUsable, Tries: 3}))),
	connectSample("code-error", "Kode: forkert", "", plain(activatepage.TypeCode(activatepage.TypeCodePage{
		Invitation: ullaInvited, Standing: activatepage.CodeUsable, Tries: 1, Form: wrong(url.Values{"code": {"7K4M2 QX9TC"}}).With("code", "activate.code.wrong", "Count", 1),
	}))),
	connectSample("code-missing", "Kode: ingen lavet", "", plain(activatepage.TypeCode(activatepage.TypeCodePage{Invitation: ullaInvited, Standing: activatepage.CodeMissing}))),
	connectSample("code-spent", "Kode: brugt op", "", plain(activatepage.TypeCode(activatepage.TypeCodePage{Invitation: ullaInvited, Standing: activatepage.CodeSpent}))),
	connectSample("code-expired", "Kode: udløbet", "", plain(activatepage.TypeCode(activatepage.TypeCodePage{Invitation: ullaInvited, Standing: activatepage.CodeExpired}))),
	connectSample("private", "Privat MitID?", "", plain(activatepage.Private(activatepage.PrivatePage{Invitation: ullaInvited, Separate: true}))),
	connectSample("private-only", "Privat MitID? Intet andet tilbydes", "", plain(activatepage.Private(activatepage.PrivatePage{Invitation: ullaInvited}))),
	connectSample("private-error", "Privat MitID? Intet valgt", "", plain(activatepage.Private(activatepage.PrivatePage{
		Invitation: ullaInvited, Form: wrong(nil, "answer", "activate.private.empty"),
	}))),
	enrolSample("separate", "Særskilt MitID: app", activatepage.EnrolPage{Offered: []membership.Authenticator{membership.App}}),
	enrolSample("separate-several", "Særskilt MitID: flere", activatepage.EnrolPage{Offered: membership.Authenticators(), Change: true}),
	enrolSample("separate-error", "Særskilt MitID: intet valgt", activatepage.EnrolPage{
		Offered: membership.Authenticators(), Form: wrong(nil, "with", "activate.enrol.empty"),
	}),
	enrolSample("separate-missing", "Særskilt MitID: intet kom tilbage", activatepage.EnrolPage{
		Offered: []membership.Authenticator{membership.App}, Problem: activatepage.NotEnrolled,
	}),
	enrolSample("separate-same", "Særskilt MitID: det private", activatepage.EnrolPage{Offered: []membership.Authenticator{membership.App}, Problem: activatepage.SameMitID}),
	enrolSample("separate-taken", "Særskilt MitID: en andens", activatepage.EnrolPage{Offered: []membership.Authenticator{membership.App}, Problem: activatepage.TakenMitID}),
	enrolSample("separate-other", "Særskilt MitID: ikke tilbudt", activatepage.EnrolPage{Offered: []membership.Authenticator{membership.App}, Problem: activatepage.OtherMethod}),
	connectSample("enrolled", "Særskilt MitID er klar", "", plain(activatepage.Enrolled(activatepage.EnrolledPage{Invitation: ullaInvited, With: membership.App}))),
	connectSample("receipt", "Kvittering: privat MitID", "", plain(activatepage.Receipt(activatepage.ReceiptPage{Invitation: ullaInvited, CVR: gardenNo, At: morning, Private: true}))),
	connectSample("receipt-separate", "Kvittering: særskilt MitID", "", plain(activatepage.Receipt(activatepage.ReceiptPage{
		Invitation: ullaInvited, CVR: gardenNo, At: morning, Separate: true, With: membership.Reader,
	}))),
	connectSample("refused", "Afvist", "", plain(activatepage.Refused(activatepage.RefusedPage{Invitation: ullaInvited}))),
)
