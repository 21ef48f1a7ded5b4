package gallery

import (
	"net/url"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/reviewpage"
)

// reviewSample is a page that a caseworker sees.
func reviewSample(name, title string, page templ.Component) Sample {
	return Sample{Name: name, Title: title, Signed: true, Staff: true, Page: plain(page)}
}

func queueSample(name, title string, view connection.View, lines []connection.QueueLine, change func(*reviewpage.QueuePage)) Sample {
	p := reviewpage.QueuePage{
		Asked: reviewpage.Asked{View: view, Order: connection.ByDue}, Me: sanne.Ref,
		Page: connection.QueuePage{Lines: lines, Counts: queueCounts, At: morning},
	}
	if change != nil {
		change(&p)
	}
	return reviewSample(name, title, reviewpage.Queue(p))
}

func waitingLines() []connection.QueueLine {
	lines := held(sanne)(queueLines())[:2]
	for i := range lines {
		lines[i].State = connection.MoreDocumentation
	}
	lines[1].By, lines[1].ByName = "", ""
	return lines
}

func decidedLines() []connection.QueueLine {
	lines := held(mikkel)(queueLines())
	lines[0].State, lines[1].State, lines[2].State, lines[3].State, lines[4].State = connection.Connected, connection.Rejected, connection.AwaitingObjection, connection.Connected, connection.Withdrawn
	return lines
}

func weeks() []connection.Week {
	monday := calendar.Date{Year: 2026, Month: time.March, Day: 2}
	var out []connection.Week
	for i := 12; i >= 0; i-- {
		n := 13 - i
		w := connection.Week{Monday: monday.AddDays(-7 * i), Submitted: 4 + (n*7)%9, Decided: 3 + (n*5)%8, Median: time.Duration(n) * 17 * time.Hour}
		w.InTime = w.Decided - n%2
		out = append(out, w)
	}
	out[3].Decided, out[3].InTime, out[3].Median = 0, 0, 0
	return out
}

func supported(c connection.Connection, resent reviewpage.Resent) reviewpage.SupportPage {
	return reviewpage.SupportPage{
		Form: form.Filled("number", string(c.Number)), Found: true, Connection: c, At: morning, Resent: resent, Caseworker: true,
	}
}

var _ = register("review",
	queueSample("queue", "Køen: nye sager", connection.ViewNew, queueLines(), func(p *reviewpage.QueuePage) { p.Next = "AQE" }),
	queueSample("queue-mine", "Køen: mine sager, anden side, omvendt", connection.ViewMine, held(sanne)(queueLines()), func(p *reviewpage.QueuePage) {
		p.Asked.Down, p.Asked.After = true, "AQE"
	}),
	queueSample("queue-others", "Køen: kollegers sager, efter navn", connection.ViewOthers, held(mikkel)(queueLines()), func(p *reviewpage.QueuePage) { p.Asked.Order = connection.ByName }),
	queueSample("queue-waiting", "Køen: afventer svar", connection.ViewWaiting, waitingLines(), nil),
	queueSample("queue-overdue", "Køen: over fristen", connection.ViewOverdue, queueLines()[:1], nil),
	queueSample("queue-decided", "Køen: afgjorte", connection.ViewDecided, decidedLines(), nil),
	queueSample("queue-empty", "Køen: ingen nye", connection.ViewNew, nil, nil),
	queueSample("queue-empty-mine", "Køen: ingen hos dig", connection.ViewMine, nil, nil),
	queueSample("queue-search", "Køen: søgning", connection.ViewAll, queueLines()[3:4], func(p *reviewpage.QueuePage) {
		p.Asked.Query, p.Search = "have", form.Filled("q", "have")
	}),
	queueSample("queue-nomatch", "Køen: ingen passer", connection.ViewNew, nil, func(p *reviewpage.QueuePage) {
		p.Asked.Query, p.Search = "xyzzy", form.Filled("q", "xyzzy")
	}),
	queueSample("queue-cpr", "Køen: et CPR-nummer i søgningen", connection.ViewNew, queueLines(), func(p *reviewpage.QueuePage) {
		p.Search = wrong(url.Values{}, "q", "review.search.cpr")
	}),

	reviewSample("case", "Sag: ingen har den", reviewpage.Case(caseOf(submittedCase(), day))),
	reviewSample("case-mine", "Sag: hos mig", reviewpage.Case(caseOf(does(submittedCase(), takenBy(sanne)), 13*day))),
	reviewSample("case-others", "Sag: hos en kollega", reviewpage.Case(caseOf(does(submittedCase(), takenBy(mikkel)), 2*day))),
	reviewSample("case-overdue", "Sag: over fristen, intet hjælper", reviewpage.Case(caseOf(does(protectedCase(), takenBy(sanne)), 17*day, func(p *reviewpage.CasePage) {
		p.Register = reviewpage.Register{Failed: reviewpage.RegisterDown}
	}))),
	reviewSample("case-asked", "Sag: foreningen er spurgt", reviewpage.Case(caseOf(askedCase(), 3*day))),
	reviewSample("case-answered", "Sag: foreningen har svaret", reviewpage.Case(caseOf(answeredCase(), 5*day, func(p *reviewpage.CasePage) {
		p.Register.Record = association.Record{CVR: gardenNo, Name: garden, FormCode: 115, Status: "OPHØRT", CeasedOn: "2026-02-28"}
		p.Earlier = []connection.EarlierCase{
			{ID: bennyID, Number: connection.NewNumber(11), State: connection.Rejected, CreatedAt: morning.Add(-90 * day), Last: connection.DecisionRejected, Same: true},
			{ID: selfID, Number: connection.NewNumber(12), State: connection.Withdrawn, CreatedAt: morning.Add(-200 * day)},
		}
	}))),
	reviewSample("case-rejected", "Sag: afvist", reviewpage.Case(caseOf(sent(refusedCase()), 3*day))),
	reviewSample("case-connected", "Sag: godkendt", reviewpage.Case(caseOf(bounced(approvedCase(submittedCase()), connection.ReasonRefused), 3*day))),
	reviewSample("case-locked-out", "Sag: foreningen er låst ude", reviewpage.Case(caseOf(lockedOutReview(), day, func(p *reviewpage.CasePage) {
		p.Register = reviewpage.Register{Failed: reviewpage.RegisterUnknown}
	}))),

	reviewSample("document", "Dokument: en side", viewer(minutesID, 2, 90, true)),
	reviewSample("document-file", "Dokument: kan kun hentes", viewer(minutesID, 1, 0, false)),

	reviewSample("approve", "Godkend: hvad er set", reviewpage.Approve(deciding(form.State{}))),
	reviewSample("approve-error", "Godkend: noget mangler", reviewpage.Approve(deciding(wrong(url.Values{"name": {"yes"}, "body": {"yes"}, "recent": {"yes"}},
		"title", "review.check.title.empty", "register", "review.check.register.empty")))),
	reviewSample("ask", "Bed om mere", reviewpage.Ask(deciding(form.State{}))),
	reviewSample("ask-error", "Bed om mere: et CPR-nummer", reviewpage.Ask(deciding(wrong(url.Values{"question": {theQuestion}}, "question", "form.cpr")))),
	reviewSample("reject", "Afvis", reviewpage.Reject(deciding(form.State{}))),
	reviewSample("reject-error", "Afvis: noget mangler", reviewpage.Reject(deciding(wrong(url.Values{"why": {"other"}}, "text", "review.reject.text.empty")))),
	reviewSample("reopen", "Genoptag", reviewpage.Reopen(reviewpage.DecisionPage{Head: seenAt(refusedCase(), 4*day)})),
	reviewSample("preview", "Mailen før afvisning", previewed("reject", form.Filled("why", "no-title", "why", "old", "text", "Send referatet af den seneste generalforsamling."))),
	reviewSample("preview-approve", "Mailen før godkendelse", previewed("approve", form.Filled("name", "yes"), connection.LetterNotice, connection.LetterSetup, connection.LetterSetup)),
	reviewSample("done", "Afgjort: næste sag", reviewpage.Done(reviewpage.DonePage{Head: seenAt(refusedCase(), 3*day), Next: queueLines()[1]})),
	reviewSample("done-empty", "Afgjort: ikke flere", reviewpage.Done(reviewpage.DonePage{Head: seenAt(approvedCase(lockedOutReview()), 3*day)})),

	reviewSample("hand-over", "Giv videre", reviewpage.HandOver(handing(form.State{}))),
	reviewSample("hand-over-error", "Giv videre: ingen valgt", reviewpage.HandOver(handing(wrong(url.Values{}, "to", "review.hand-over.empty")))),
	reviewSample("hand-over-nobody", "Giv videre: ingen kolleger", reviewpage.HandOver(reviewpage.HandOverPage{Head: seenAt(does(submittedCase(), takenBy(sanne)), 2*day), Colleagues: staff[1:2]})),
	conflictSample("conflict-taken", "Konflikt: en kollega har sagen", does(submittedCase(), takenBy(mikkel)), reviewpage.ClashTaken),
	conflictSample("conflict-not-taken", "Konflikt: tag sagen først", submittedCase(), reviewpage.ClashNotTaken),
	conflictSample("conflict-decided", "Konflikt: sagen er afgjort", refusedCase(), reviewpage.ClashDecided),
	conflictSample("conflict-moved", "Konflikt: sagen er kommet videre", askedCase(), reviewpage.ClashMoved),
	conflictSample("conflict-unseen", "Konflikt: intet at se", does(protectedCase(), takenBy(sanne)), reviewpage.ClashUnseen),
	conflictSample("conflict-too-late", "Konflikt: for sent at genoptage", refusedCase(), reviewpage.ClashTooLate),

	reviewSample("support", "Slå op", reviewpage.Support(reviewpage.SupportPage{})),
	reviewSample("support-error", "Slå op: tastefejl", reviewpage.Support(reviewpage.SupportPage{Form: wrong(url.Values{"number": {"T-7K4M-2X"}}, "number", "review.support.bad")})),
	reviewSample("support-found", "Slå op: mails kom retur", reviewpage.Support(supported(bounced(connectedCase(), connection.ReasonGaveUp), ""))),
	reviewSample("support-draft", "Slå op: en kladde", reviewpage.Support(supported(halfCase(), ""))),
	reviewSample("support-resent", "Slå op: sendt igen", reviewpage.Support(supported(connectedCase(), reviewpage.ResentNow))),
	reviewSample("support-earlier", "Slå op: sendt for nylig", reviewpage.Support(supported(connectedCase(), reviewpage.ResentEarlier))),
	reviewSample("support-never", "Slå op: kan ikke sendes igen", reviewpage.Support(supported(askedCase(), reviewpage.ResentNever))),
	reviewSample("statistics", "Statistik", reviewpage.Statistics(reviewpage.StatisticsPage{Weeks: weeks()})),
	reviewSample("statistics-none", "Statistik: intet endnu", reviewpage.Statistics(reviewpage.StatisticsPage{})),
	reviewSample("closed", "Ingen adgang for drift", reviewpage.Closed()),
)

func viewer(id string, n, turn int, renders bool) templ.Component {
	c := does(submittedCase(), takenBy(sanne))
	d, _ := c.Document(id)
	return reviewpage.Viewer(reviewpage.ViewerPage{Head: seenAt(c, 2*day), Document: d, Number: n, Turn: turn, Renders: renders})
}

func deciding(s form.State) reviewpage.DecisionPage {
	return reviewpage.DecisionPage{Head: seenAt(does(submittedCase(), takenBy(sanne)), 2*day), Form: s}
}

func handing(s form.State) reviewpage.HandOverPage {
	return reviewpage.HandOverPage{Head: seenAt(does(submittedCase(), takenBy(sanne)), 2*day), Colleagues: staff, Form: s}
}

func conflictSample(name, title string, c connection.Connection, why reviewpage.Clash) Sample {
	return reviewSample(name, title, reviewpage.Conflict(reviewpage.ConflictPage{Head: seenAt(c, 20*day), Why: why}))
}

func previewed(page string, s form.State, others ...connection.LetterKind) templ.Component {
	return reviewpage.PreviewLetters(reviewpage.PreviewPage{
		Head: seenAt(does(submittedCase(), takenBy(sanne)), 2*day), Page: page, Form: s, Others: others,
		Letters: []reviewpage.Preview{{
			Letter: connection.LetterRejected, To: connection.Starter, Subject: "Vi kan ikke godkende tilslutningen af Haveforeningen Ærø Øst",
			Text: "Hej Kirsten Mønster Jensen\n\nVi har set på det, du sendte, og vi kan ikke godkende tilslutningen endnu.\n\n* Dokumenterne er for gamle.\n\n" +
				"Sådan gør du\n\n1. Åbn sagen: https://tilslut.example/connect/11111111-1111-4111-8111-111111111111/case\n2. Ret det, der mangler.\n3. Send den samme sag igen.\n",
		}},
	})
}
