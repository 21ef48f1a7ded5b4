package gallery

import (
	"net/url"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/form"
	"tilslut/web/activatepage"
)

const importedPath = "/association/" + gardenNo + "/imported"

func listSample(name, title, path string, p activatepage.ListPage) Sample {
	p.Head = gardenHead
	return connectSample(name, title, path, plain(activatepage.List(p)))
}

func userSample(name, title string, a membership.Agreement, after time.Duration, acts ...userAct) Sample {
	return connectSample(name, title, importedPath+"/"+ullaID, plain(activatepage.User(activatepage.UserPage{
		Head: gardenHead, User: ullaWho(acts...), Agreement: a, At: morning.Add(after),
	})))
}

var (
	openLines = userLines()[:5]
	ullaLine  = activatepage.LineOf(ullaWho(), morning)
	backList  = importedPath + "?state=imported"
	allOpen   = activatepage.Choices(allOffered)
)

const day = 24 * time.Hour

var _ = register("imported",
	listSample("list", "Importerede brugere", importedPath, activatepage.ListPage{Users: openLines, Counts: lineCounts, Next: importedPath + "?after=AQE"}),
	listSample("list-middle", "Importerede brugere: midt i listen, alle markeret", importedPath+"?after=AQE", activatepage.ListPage{
		Users: openLines, Counts: lineCounts, After: "AQE", Next: importedPath + "?after=AQI", All: true,
		Form: form.Filled("user", openLines[0].ID, "user", openLines[1].ID, "user", openLines[2].ID, "user", openLines[3].ID, "user", openLines[4].ID),
	}),
	listSample("list-error", "Importerede brugere: ingen valgt", importedPath, activatepage.ListPage{
		Users: openLines, Counts: lineCounts, Form: wrong(nil, "user", "imported.chosen.empty"),
	}),
	listSample("list-found", "Importerede brugere: søgning", importedPath+"?q=%C3%A5", activatepage.ListPage{
		Users: userLines()[5:], Counts: lineCounts, Query: "å", State: activation.Active, Capped: true, Search: form.Filled("q", "å", "state", "active"),
	}),
	listSample("list-cpr", "Importerede brugere: et CPR-nummer i søgningen", importedPath, activatepage.ListPage{
		Users: openLines, Counts: lineCounts, Search: wrong(nil, "q", "imported.search.cpr"),
	}),
	listSample("list-read-only", "Importerede brugere, for en organisationsadministrator", importedPath, activatepage.ListPage{
		Users: openLines, Counts: lineCounts, ReadOnly: true,
	}),
	listSample("list-none", "Importerede brugere: ingen importeret", importedPath, activatepage.ListPage{}),
	listSample("list-nomatch", "Importerede brugere: ingen passer", importedPath+"?q=xyzzy", activatepage.ListPage{
		Counts: lineCounts, Query: "xyzzy", Search: form.Filled("q", "xyzzy"),
	}),
	listSample("list-done", "Importerede brugere: alle er aktiveret", importedPath, activatepage.ListPage{
		Counts: activation.Counts{ByState: map[activation.State]int{activation.Active: 12}},
	}),
	connectSample("choose", "Aktivér flere: login", "", plain(activatepage.Choose(activatepage.ChoosePage{Head: gardenHead, Users: openLines, Choices: allOpen, Back: backList}))),
	connectSample("choose-error", "Aktivér flere: intet valgt", "", plain(activatepage.Choose(activatepage.ChoosePage{
		Head: gardenHead, Users: openLines[:1], Choices: allOpen, Back: backList, Form: wrong(nil, "choice", "imported.choice.many.empty"),
	}))),
	connectSample("check", "Aktivér flere: tjek", "", plain(activatepage.Check(activatepage.CheckPage{
		Head: gardenHead, Choice: activation.ChoiceAsk, Will: openLines, Codes: 2, Back: backList, Not: []activatepage.Left{
			{Line: userLines()[5], Why: activation.ReasonActive}, {Line: userLines()[6], Why: activation.ReasonDeleted}, {Line: ullaLine, Why: activation.ReasonInvited},
		},
	}))),
	connectSample("check-none", "Aktivér flere: ingen kan", "", plain(activatepage.Check(activatepage.CheckPage{
		Head: gardenHead, Choice: activation.ChoicePrivate, Back: backList, Not: []activatepage.Left{{Line: ullaLine, Why: activation.ReasonTooLate}},
	}))),
	connectSample("result", "Aktivér flere: resultat", "", plain(activatepage.Result(activatepage.ResultPage{
		Head: gardenHead, Done: openLines[1:3], Codes: openLines[1:2], Not: userLines()[5:], Back: backList,
	}))),
	connectSample("result-none", "Aktivér flere: ingen", "", plain(activatepage.Result(activatepage.ResultPage{Head: gardenHead, Not: userLines()[5:], Back: backList}))),

	userSample("user", "Bruger: ikke aktiveret", allOffered, 0),
	connectSample("user-error", "Bruger: intet valgt", "", plain(activatepage.User(activatepage.UserPage{
		Head: gardenHead, User: ullaWho(), Agreement: allOffered, At: morning, Form: wrong(url.Values{}, "choice", "imported.choice.empty"),
	}))),
	userSample("user-invited", "Bruger: inviteret", allOffered, day, ullaInvite(activation.ChoiceAsk)),
	userSample("user-invited-birthless", "Bruger: inviteret, uden fødselsdato", privateOnly, day, ullaBirthless, ullaInvite(activation.ChoicePrivate)),
	userSample("user-coded", "Bruger: inviteret, kode vist", privateOnly, day, ullaBirthless, ullaInvite(activation.ChoicePrivate), ullaCoded),
	userSample("user-code-expired", "Bruger: inviteret, kode udløbet", privateOnly, 15*day, ullaBirthless, ullaInvite(activation.ChoicePrivate), ullaCoded),
	userSample("user-code-spent", "Bruger: inviteret, kode brugt op", privateOnly, day, ullaBirthless, ullaInvite(activation.ChoicePrivate), ullaCoded, ullaTried),
	userSample("user-matched", "Bruger: genkendt, ikke færdig", allOffered, day, ullaInvite(activation.ChoiceAsk), ullaMatched),
	userSample("user-bounced", "Bruger: mailen kom retur", allOffered, day, ullaInvite(activation.ChoiceAsk), letterBounced(activation.ReasonMailRefused)),
	userSample("user-gave-up", "Bruger: mailen kunne ikke leveres", allOffered, 4*day, ullaInvite(activation.ChoiceAsk), letterBounced(activation.ReasonMailGaveUp)),
	userSample("user-lapsed", "Bruger: linket er udløbet", allOffered, 31*day, ullaInvite(activation.ChoiceAsk)),
	userSample("user-refused", "Bruger: har afvist", allOffered, day, ullaInvite(activation.ChoicePrivate), ullaMatched, ullaRejected),
	userSample("user-refused-nothing", "Bruger: har afvist, intet andet tilbydes", privateOnly, day, ullaInvite(activation.ChoicePrivate), ullaMatched, ullaRejected),
	userSample("user-active", "Bruger: aktiv", allOffered, day, ullaInvite(activation.ChoicePrivate), ullaMatched, ullaApproved),
	userSample("user-active-separate", "Bruger: aktiv med særskilt MitID", allOffered, day, ullaInvite(activation.ChoiceSeparate), ullaMatched, ullaEnrolled(membership.Display)),
	userSample("user-deleted", "Bruger: slettet", allOffered, day, ullaDeleted),
	connectSample("user-read-only", "Bruger, for en organisationsadministrator", "", plain(activatepage.User(activatepage.UserPage{
		Head: gardenHead, User: ullaWho(ullaInvite(activation.ChoiceAsk)), Agreement: allOffered, At: morning, ReadOnly: true,
	}))),
	connectSample("code", "Midlertidig aktiveringskode vises", "", plain(activatepage.Shown(activatepage.ShownPage{Head: gardenHead, User: ullaLine, Code: "7K4M2 QX9TB", Until: morning.Add(14 * day)}))),
	connectSample("code-seen", "Midlertidig aktiveringskode er vist", "", plain(activatepage.Shown(activatepage.ShownPage{Head: gardenHead, User: ullaLine, Seen: true}))),
	connectSample("address", "Ret adressen", "", plain(activatepage.Address(activatepage.AddressPage{Head: gardenHead, User: ullaLine, Form: form.Filled("email", ullaLine.Email)}))),
	connectSample("address-bounced", "Ret adressen, fejl", "", plain(activatepage.Address(activatepage.AddressPage{
		Head: gardenHead, User: ullaLine, Linked: true, Bounced: true, Form: wrong(url.Values{"email": {"ulla@"}}, "email", "form.email.bad"),
	}))),
	connectSample("delete", "Slet", "", plain(activatepage.Delete(activatepage.DeletePage{Head: gardenHead, User: ullaLine}))),
	connectSample("delete-linked", "Slet en inviteret", "", plain(activatepage.Delete(activatepage.DeletePage{Head: gardenHead, User: ullaLine, Linked: true}))),
)
