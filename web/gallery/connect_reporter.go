package gallery

import (
	"net/url"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/connectpage"
)

// hint is what the register says of a name that a reporter gave.
func hint(v connection.Verdict, automatic bool, title string) Sample {
	name := "hint-" + string(v)
	if automatic {
		name += "-automatic"
	}
	return connectSample(name, title, "", plain(connectpage.Hint(connectpage.HintPage{
		Case: theCase(), Person: annaName, Verdict: v, Automatic: automatic, Email: mailbox, Asked: morning,
	})))
}

// waitsFor is the receipt of a case that somebody else has.
func waitsFor(name, title string, c connection.Connection, part connection.Part, was connectpage.Reminded) Sample {
	return connectSample("waiting-"+name, title, "", plain(connectpage.Waiting(connectpage.WaitingPage{Connection: c, At: morning.Add(20 * time.Hour), Part: part, Reminded: was})))
}

// handed is the case's page of one that goes through several hands.
func handed(name, title string, c connection.Connection, part connection.Part) Sample {
	return connectSample("case-"+name, title, "", plain(connectpage.CaseFile(connectpage.CasePage{Connection: c, At: morning.Add(26 * time.Hour), Part: part})))
}

func checkOf(name, title string, c connection.Connection, part connection.Part) Sample {
	return connectSample("check-"+name, title, "", plain(connectpage.Check(connectpage.CheckPage{Connection: c, Part: part})))
}

func tasksOf(name, title string, c connection.Connection, part connection.Part) Sample {
	return connectSample("tasks-"+name, title, "", plain(connectpage.Tasks(connectpage.TasksPage{Connection: c, Part: part})))
}

func refusal(comment string, errors ...string) connectpage.RefusePage {
	return connectpage.RefusePage{Case: theCase(), Reporter: kirstenDecides.reporterIs.Name, Form: wrong(url.Values{"comment": {comment}}, errors...)}
}

var reporterList = connectpage.AdministratorsPage{
	Case: theCase(), Administrators: kirstenReports.prepared(connection.VerdictRegistered).Active()[1:], Part: connection.Starter, Representative: annaName,
}

var _ = register("connect",
	connectSample("reporter", "Anmelder: egne oplysninger", "", plain(connectpage.Reporter(connectpage.ReporterPage{Case: theCase(), Form: form.Filled("language", "da")}))),
	connectSample("reporter-error", "Anmelder: alt er galt", "", plain(connectpage.Reporter(connectpage.ReporterPage{
		Case: theCase(), Form: wrong(url.Values{"email": {"kirsten@"}}, "name", "connect.contact.name.empty", "email", "form.email.bad", "language", "connect.contact.language.empty"),
	}))),
	connectSample("reporter-sent", "Anmelder: retter sine oplysninger", "", plain(connectpage.Reporter(connectpage.ReporterPage{
		Case: theCase(), Form: form.Filled("name", viewerName, "email", "kirsten@moenster.example", "language", "da"), Sent: true,
	}))),
	connectSample("representative", "Anmelder: hvem er repræsentanten?", "", plain(connectpage.Representative(connectpage.RepresentativePage{
		Case: theCase(), Form: form.Filled("language", "da"),
	}))),
	connectSample("representative-error", "Anmelder: repræsentanten mangler", "", plain(connectpage.Representative(connectpage.RepresentativePage{
		Case: theCase(), Form: wrong(url.Values{"name": {""}, "email": {""}}, "name", "connect.representative.name.empty", "email", "connect.representative.email.empty", "language", "connect.contact.language.empty"),
	}))),
	connectSample("representative-correct", "Anmelder: ret repræsentanten", "", plain(connectpage.Representative(connectpage.RepresentativePage{
		Case: theCase(), Form: form.Filled("name", annaName, "email", annaMail), Sent: true,
	}))),
	hint(connection.VerdictRegistered, false, "Anmelder: navnet står i registret"),
	hint(connection.VerdictRegistered, true, "Anmelder: navnet står i registret, og det er nok"),
	hint(connection.VerdictNotRegistered, false, "Anmelder: navnet står ikke i registret"),
	hint(connection.VerdictAmbiguous, false, "Anmelder: flere med det navn"),
	hint(connection.VerdictNoRegisterEmail, false, "Anmelder: ingen e-mail i registret"),
	hint(connection.VerdictReview, false, "Anmelder: sagsbehandler skal se på det"),
	hint(connection.VerdictDown, false, "Anmelder: registret svarer ikke"),
	hint(connection.VerdictNonsense, false, "Anmelder: registret svarer vrøvl"),
	connectSample("who-reporter", "Anmelder: hvem skal være administrator?", "", plain(connectpage.Who(connectpage.WhoPage{Case: theCase(), Representative: annaName}))),
	connectSample("who-same", "Anmelder: to med samme adresse", "", plain(connectpage.Who(connectpage.WhoPage{
		Case: theCase(), Representative: annaName, Form: wrong(url.Values{"who": {"both"}}, "who", "connect.who.same"),
	}))),
	connectSample("administrator-known", "Anmelder: repræsentanten som administrator", "", plain(connectpage.Administrator(connectpage.AdministratorPage{
		Case: theCase(), Form: form.Filled("name", annaName, "email", annaMail, "language", "da"), Known: true, Who: connectpage.WhoRepresentative,
	}))),
	connectSample("administrators-reporter", "Anmelder: administratorerne", "", plain(connectpage.Administrators(reporterList))),
	tasksOf("reporter", "Anmelder: opgavelisten", kirstenReports.begun(), connection.Starter),
	tasksOf("reporter-ready", "Anmelder: opgavelisten, klar til at sende", kirstenReports.prepared(connection.VerdictNotRegistered), connection.Starter),
	tasksOf("returned", "Anmelder: opgavelisten, sendt tilbage", kirstenReports.returned(), connection.Starter),
	tasksOf("review", "Repræsentanten gennemgår", kirstenDecides.claimed(), connection.Representative),
	tasksOf("review-documents", "Repræsentanten gennemgår, med dokumentation", does(kirstenDecides.ready(finding(connection.VerdictNotRegistered, connection.Documented)), laysPaper(kirsten)), connection.Representative),
	checkOf("reporter", "Anmelder: tjek dine svar", kirstenReports.prepared(connection.VerdictRegistered), connection.Starter),
	checkOf("returned", "Anmelder: tjek dine svar, sendt tilbage", kirstenReports.returned(), connection.Starter),
	checkOf("representative", "Repræsentanten: tjek dine svar", kirstenDecides.ready(registered()), connection.Representative),
	checkOf("documents", "Tjek dine svar: dokumentation", does(completeCase(finding(connection.VerdictNotRegistered, connection.Documented)), laysPaper(kirsten), nameIt(kirsten)), connection.Starter),
	checkOf("recovery", "Tjek dine svar: nye administratorer", recovery(announcedDraft()), connection.Starter),
	connectSample("return", "Send tilbage", "", plain(connectpage.SendBack(refusal("")))),
	connectSample("return-error", "Send tilbage: kommentaren mangler", "", plain(connectpage.SendBack(refusal("", "comment", "connect.return.comment.empty")))),
	connectSample("return-cpr", "Send tilbage: CPR-nummer", "", plain(connectpage.SendBack(refusal("Benny hedder 010190-1234.\nRet ham.", "comment", "form.cpr")))),
	connectSample("decline", "Afvis?", "", plain(connectpage.Decline(refusal("")))),
	waitsFor("sent", "Anmelder: afventer repræsentanten", kirstenReports.sent(), connection.Starter, ""),
	waitsFor("remindable", "Anmelder: kan minde om sagen", remindable(), connection.Starter, ""),
	waitsFor("reminded", "Anmelder: har mindet om sagen", kirstenReports.sent(), connection.Starter, connectpage.RemindedNow),
	waitsFor("soon", "Anmelder: har mindet om sagen for nylig", kirstenReports.sent(), connection.Starter, connectpage.RemindedSoon),
	waitsFor("bounced", "Anmelder: mailen kom retur", bounced(kirstenReports.sent(), connection.ReasonRefused), connection.Starter, ""),
	waitsFor("mailbox", "Anmelder: repræsentanten har godkendt", kirstenReports.approved(registered()), connection.Starter, ""),
	waitsFor("connected", "Anmelder: tilsluttet", kirstenReports.approved(attested()), connection.Starter, ""),
	waitsFor("returned", "Repræsentanten: sendt tilbage", kirstenDecides.returned(), connection.Representative, ""),
	waitsFor("objection", "Nye administratorer er godkendt", announced(), connection.Starter, ""),
	handed("sent", "Sagen hos repræsentanten", kirstenReports.sent(), connection.Starter),
	handed("sent-bounced", "Sagen hos repræsentanten: mailen kom retur", bounced(kirstenReports.sent(), connection.ReasonRefused), connection.Starter),
	handed("yours", "Sagen hos repræsentanten, som hun ser den", kirstenDecides.ready(registered()), connection.Representative),
	handed("returned", "Sagen er sendt tilbage", kirstenReports.returned(), connection.Starter),
	handed("returned-representative", "Sagen er sendt tilbage, som repræsentanten ser den", kirstenDecides.returned(), connection.Representative),
	handed("awaiting-reporter", "Sagen venter på postkassen, som anmelderen ser den", kirstenReports.approved(registered()), connection.Starter),
	handed("connected-reporter", "Sagen er tilsluttet, som anmelderen ser den", kirstenReports.approved(attested()), connection.Starter),
	handed("connected-representative", "Sagen er tilsluttet, som repræsentanten ser den", kirstenDecides.approved(attested()), connection.Representative),
	handed("review", "Sagen hos en sagsbehandler", documented(), connection.Starter),
	handed("asked", "Sagsbehandleren har spurgt", askedMore(), connection.Starter),
	handed("rejected", "Sagen er afvist af en sagsbehandler", rejectedCase(), connection.Starter),
	handed("objection", "Sagen venter på indsigelser", announced(), connection.Starter),
	handed("late", "Sagen er udløbet", kirstenReports.late(), connection.Starter),
)

// remindable was sent some days ago.
func remindable() connection.Connection {
	c := kirstenReports.sent()
	c.Invitation.SentAt = c.Invitation.SentAt.AddDate(0, 0, -3)
	return c
}

func announcedDraft() connection.Connection {
	c := announced()
	return connection.NewRecovery(c.ID, c.Number, gardenRec, kirsten, c.Replaces, morning, "da")
}
