package gallery

import (
	"net/url"
	"strings"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/web/connectpage"
)

const (
	reporterRef = person.Ref("66666666-6666-4666-8666-666666666666")
	anna        = person.Ref("77777777-7777-4777-8777-777777777777")
	maxFile     = 10 << 20
)

// paper is a document of the gallery; the last figure of its id is n.
func paper(n int, d connection.Document) connection.Document {
	d.ID = "88888888-8888-4888-8888-88888888888" + string(rune('0'+n))
	return d
}

var (
	theMinutes = paper(1, connection.Document{Type: connection.GeneralMeeting, File: "Referat af generalforsamling.pdf", Format: "pdf", Size: 182_000, Pages: 4, Named: connection.NamedFound})
	photo      = paper(2, connection.Document{Type: connection.BoardList, File: "IMG_20260214_093112.jpg", Format: "jpeg", Size: 3_400_000, Pages: 1, Named: connection.NamedNoText})
	endless    = paper(3, connection.Document{
		Type: connection.Statutes, File: "Vedtægter_" + strings.Repeat("for_haveforeningen_", 5) + "endelig.pdf", Format: "pdf", Size: 910, Pages: 1, Named: connection.NamedMissing,
	})
	letterhead = paper(4, connection.Document{Type: connection.OtherDocument, File: "Brev fra banken.png", Format: "png", Size: 1_048_576, Pages: 1, Named: connection.NamedUnknown})
	program    = paper(5, connection.Document{Type: connection.BoardMeeting, File: "Bestyrelsesmøde 2026.pdf", Format: "pdf", Size: 64_000, Pages: 2, Named: connection.NamedFound})
)

func unregistered() connection.Finding {
	return finding(connection.VerdictNotRegistered, connection.Documented)
}

func typedName(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.NameOnDocuments(kirsten, viewerName, connection.NameSame, morning)
}

func adds(by person.Ref, documents ...connection.Document) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		for _, d := range documents {
			c, _, _ = c.AddDocument(by, d, morning.Add(5*time.Minute))
		}
		return c, nil, nil
	}
}

func scans(clean bool, documents ...connection.Document) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		for _, d := range documents {
			c, _, _ = c.Scanned(d.ID, clean, morning.Add(6*time.Minute))
		}
		return c, nil, nil
	}
}

func loses(d connection.Document) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Lost(d.ID, morning.Add(6*time.Minute))
	}
}

// documentedCase is Kirsten's, with documents.
func documentedCase(documents ...connection.Document) connection.Connection {
	return does(completeCase(unregistered()), typedName, adds(kirsten, documents...))
}

// handedInCase has gone to a caseworker.
func handedInCase() connection.Connection {
	return does(documentedCase(theMinutes, photo), scans(true, theMinutes), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(kirsten, unregistered(), morning.Add(20*time.Minute))
	})
}

// questionedCase is one about which a caseworker has a question.
func questionedCase() connection.Connection {
	worker, at := connection.Caseworker{Ref: anna, Name: "Anna Sagsbehandler"}, morning.Add(50*time.Hour)
	return does(handedInCase(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Take(worker, at)
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(worker, "Referatet er fra 2023, og der står, at Hanne Bech er formand.\n\nSend det nyeste referat, hvor det fremgår, at du er valgt.", at)
	})
}

// replyingCase has gone to the caseworker again.
func replyingCase() connection.Connection {
	at := morning.Add(60 * time.Hour)
	return does(questionedCase(), adds(kirsten, program), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Answer(kirsten, "Jeg blev valgt den 14. februar. Her er referatet.", at)
	})
}

// preparedCase is a reporter's draft; she names Kirsten.
func preparedCase() connection.Connection {
	c := startedCase()
	c.StartedBy = reporterRef
	return does(c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.ChooseRole(reporterRef, person.Reporter, morning)
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetContact(reporterRef, connection.Contact{Name: viewerName, Email: "kirsten@moenster.example"}, "da", morning)
	})
}

func papers(name, title string, c connection.Connection, change func(*connectpage.DocumentsPage)) Sample {
	p := connectpage.DocumentsPage{Connection: c, Part: connection.Starter, MaxFile: maxFile, Form: form.Filled("key", "a")}
	if change != nil {
		change(&p)
	}
	return connectSample("documents"+name, title, "", plain(connectpage.Documents(p)))
}

func questioned(name, title string, change func(*connectpage.MorePage)) Sample {
	p := connectpage.MorePage{Connection: questionedCase(), Part: connection.Starter, MaxFile: maxFile, Form: form.Filled("key", "a")}
	if change != nil {
		change(&p)
	}
	return connectSample("more"+name, title, "", plain(connectpage.More(p)))
}

// refusedFiles is a form with files of which some were not taken.
func refusedFiles() form.State {
	s := form.State{Values: url.Values{"key": {"a"}, "type": {"statutes"}}}
	s = s.With("files", "connect.documents.file.type", "File", "Vedtægter.docx")
	s = s.With("files", "connect.documents.file.encrypted", "File", strings.Repeat("Referat_", 7)+"…")
	return s.With("files", "connect.documents.file.too-many", "File", "Referat.pdf", "Max", 5)
}

var _ = register("connect",
	connectSample("document-name", "Dokumentation: navnet", "", plain(connectpage.DocumentName(connectpage.DocumentNamePage{Case: theCase(), Form: form.Filled("name", "")}))),
	connectSample("document-name-differs", "Dokumentation: et andet navn end i MitID", "", plain(connectpage.DocumentName(connectpage.DocumentNamePage{
		Case: theCase(), Form: wrong(url.Values{"name": {"Kirsten Jensen"}}, "name", "connect.documents.name.differs"),
	}))),
	papers("", "Dokumentation: endnu ingen filer", documentedCase(), nil),
	papers("-reporter", "Dokumentation: anmelderen", preparedCase(), nil),
	papers("-reporter-some", "Dokumentation: anmelderen har sendt filer", does(preparedCase(), adds(reporterRef, theMinutes)), nil),
	papers("-some", "Dokumentation: filer modtaget, et navn mangler", does(documentedCase(theMinutes, photo, endless, letterhead), scans(true, theMinutes, photo)), func(p *connectpage.DocumentsPage) { p.Added = 2 }),
	papers("-full", "Dokumentation: fem filer", documentedCase(theMinutes, photo, endless, letterhead, program), nil),
	papers("-empty", "Dokumentation: ingen fil valgt", documentedCase(), func(p *connectpage.DocumentsPage) {
		p.Form = wrong(url.Values{"key": {"a"}}, "files", "connect.documents.files.empty")
	}),
	papers("-type", "Dokumentation: ingen type valgt", documentedCase(), func(p *connectpage.DocumentsPage) {
		p.Form = wrong(url.Values{"key": {"a"}}, "type", "connect.documents.type.empty", "files", "connect.documents.files.again")
	}),
	papers("-refused", "Dokumentation: nogle filer kan ikke bruges", documentedCase(theMinutes), func(p *connectpage.DocumentsPage) { p.Form = refusedFiles() }),
	papers("-spoilt", "Dokumentation: en fil var skadelig, og en gik tabt", does(documentedCase(theMinutes, photo, program), scans(false, program), loses(photo)), nil),
	connectSample("document-remove", "Fjern en fil", "", plain(connectpage.RemoveDocument(connectpage.RemoveDocumentPage{Case: theCase(), Document: endless}))),
	connectSample("documents-heavy", "Dokumentation: filerne fylder for meget", "", plain(connectpage.TooLarge(connectpage.TooLargePage{Case: theCase(), Back: "documents"}))),
	connectSample("submitted", "Kvittering: hos en sagsbehandler", "", plain(connectpage.Submitted(connectpage.SubmittedPage{Connection: handedInCase(), Part: connection.Starter}))),
	connectSample("submitted-same", "Kvittering: slået op igen, intet nyt", "", plain(connectpage.Submitted(connectpage.SubmittedPage{
		Connection: handedInCase(), Part: connection.Starter, Again: "same",
	}))),
	connectSample("submitted-down", "Kvittering: registret svarer ikke", "", plain(connectpage.Submitted(connectpage.SubmittedPage{
		Connection: handedInCase(), Part: connection.Starter, Again: "down",
	}))),
	connectSample("submitted-answered", "Kvittering: svaret er hos sagsbehandleren", "", plain(connectpage.Submitted(connectpage.SubmittedPage{
		Connection: replyingCase(), Part: connection.Starter,
	}))),
	questioned("", "Sagsbehandleren spørger", nil),
	questioned("-added", "Sagsbehandleren spørger: filer modtaget", func(p *connectpage.MorePage) {
		p.Connection, p.Added = does(p.Connection, adds(kirsten, program)), 1
		p.Form = form.Filled("key", "a", "text", "Jeg blev valgt den 14. februar. Her er referatet.")
	}),
	questioned("-empty", "Sagsbehandleren spørger: intet svar", func(p *connectpage.MorePage) {
		p.Form = wrong(url.Values{"key": {"a"}}, "text", "connect.more.empty")
	}),
	questioned("-refused", "Sagsbehandleren spørger: CPR-nummer og filer, der ikke kan bruges", func(p *connectpage.MorePage) {
		p.Form = refusedFiles().With("text", "form.cpr")
		p.Form.Values.Set("text", "Mit nummer er 010190-1234")
	}),
	questioned("-same", "Sagsbehandleren spørger: slået op igen", func(p *connectpage.MorePage) { p.Again = "same" }),
)
