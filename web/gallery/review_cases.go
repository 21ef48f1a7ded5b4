package gallery

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/web/reviewpage"
)

// The caseworkers of the gallery. Sanne is the one who looks.
var (
	sanne  = connection.Caseworker{Ref: "a1111111-1111-4111-8111-111111111111", Name: "Sanne Sagsbehandler Vig"}
	mikkel = connection.Caseworker{Ref: "a2222222-2222-4222-8222-222222222222", Name: "Mikkel Sagsbehandler Ask"}
	staff  = []connection.Caseworker{mikkel, sanne, {Ref: "a3333333-3333-4333-8333-333333333333", Name: "Yasmin Sagsbehandler Lind"}}
)

const (
	minutesID   = "d1111111-1111-4111-8111-111111111111"
	boardListID = "d2222222-2222-4222-8222-222222222222"
	photoID     = "d3333333-3333-4333-8333-333333333333"
	harmfulID   = "d4444444-4444-4444-8444-444444444444"
)

// with is an act of whoever is meant, at a moment.
func with(at time.Time, do func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error)) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) { return do(c, at) }
}

func by(who connection.Caseworker, do func(connection.Connection, connection.Caseworker, time.Time) (connection.Connection, []connection.Effect, error), at time.Time) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return do(c, who, at)
	}
}

func uploads(id string, kind connection.DocumentType, file, format string, size, pages int, named connection.Named) act {
	return with(morning, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(kirsten, connection.Document{ID: id, Type: kind, File: file, Format: format, Size: size, Pages: pages, Named: named}, at)
	})
}

func scanned(id string, clean bool) act {
	return with(morning.Add(30*time.Minute), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Scanned(id, clean, at)
	})
}

// submittedCase has four documents: two that can be seen, one that waits for the scanner, and one with harmful code.
func submittedCase() connection.Connection {
	return does(completeCase(finding(connection.VerdictNotRegistered, connection.Documented)),
		uploads(minutesID, connection.GeneralMeeting, "Referat af generalforsamling 2026.pdf", "pdf", 412_345, 3, connection.NamedFound),
		uploads(boardListID, connection.BoardList, "bestyrelsen.png", "png", 2_345_678, 1, connection.NamedNoText),
		uploads(photoID, connection.OtherDocument, "IMG_4711.jpg", "jpeg", 3_210_000, 1, connection.NamedNoText),
		uploads(harmfulID, connection.Statutes, "vedtægter med et meget langt navn, som ingen har forkortet, fordi det står sådan i arkivet.pdf", "pdf", 99_000, 8, connection.NamedMissing),
		with(morning, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.NameOnDocuments(kirsten, viewerName, connection.NameSame, at)
		}),
		with(morning.Add(20*time.Minute), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Confirm(kirsten, finding(connection.VerdictNotRegistered, connection.Documented), at)
		}),
		scanned(minutesID, true), scanned(boardListID, true), scanned(harmfulID, false),
	)
}

// protectedCase is a case whose representative's name is protected, and in which nothing helps.
func protectedCase() connection.Connection {
	return does(completeCase(finding(connection.VerdictProtected, connection.Documented)),
		uploads(photoID, connection.OtherDocument, "IMG_4711.jpg", "jpeg", 3_210_000, 1, connection.NamedNoText),
		with(morning, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.NameOnDocuments(kirsten, viewerName, connection.NameProtected, at)
		}),
		with(morning.Add(20*time.Minute), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Confirm(kirsten, finding(connection.VerdictProtected, connection.Documented), at)
		}),
	)
}

// lockedOutReview is a case that wants new administrators for an association that has none left.
func lockedOutReview() connection.Connection {
	c := connection.NewRecovery(caseID, connection.NewNumber(7_654_321), gardenRec, kirsten, "99999999-9999-4999-8999-999999999999", morning, "da")
	c.TermsInForce = theTerms.Name
	return does(c, contact, accept, appoint(connection.Administrator{ID: selfID, Self: true, Name: viewerName, Email: "kirsten@moenster.example", Language: "da"}),
		uploads(minutesID, connection.GeneralMeeting, "Referat.pdf", "pdf", 412_345, 3, connection.NamedFound),
		with(morning, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.NameOnDocuments(kirsten, viewerName, connection.NameSame, at)
		}),
		with(morning.Add(20*time.Minute), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Confirm(kirsten, finding(connection.VerdictNotRegistered, connection.Documented), at)
		}),
		scanned(minutesID, true),
	)
}

func takenBy(who connection.Caseworker) act {
	return by(who, connection.Connection.Take, morning.Add(day))
}

const theQuestion = "Send også referatet af det bestyrelsesmøde, hvor formanden blev valgt.\nDet skal vise, hvem der blev valgt, og på hvilken post."

func askedCase() connection.Connection {
	return does(submittedCase(), takenBy(sanne), with(morning.Add(2*day), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(sanne, theQuestion, at)
	}))
}

func answeredCase() connection.Connection {
	return does(askedCase(), with(morning.Add(4*day), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Answer(kirsten, "Formanden blev valgt på generalforsamlingen, se side 2 i referatet.", at)
	}))
}

func refusedCase() connection.Connection {
	return does(submittedCase(), takenBy(sanne), with(morning.Add(2*day), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Reject(sanne, []connection.Reason{connection.ReasonNoTitle, connection.ReasonOld}, "Send referatet af den seneste generalforsamling.", at)
	}))
}

func approvedCase(c connection.Connection) connection.Connection {
	return does(c, takenBy(sanne), by(sanne, connection.Connection.Approve, morning.Add(2*day)))
}

// seenAt is a case's head as Sanne sees it, so long after it was begun.
func seenAt(c connection.Connection, after time.Duration) reviewpage.Head {
	return reviewpage.Head{Connection: c, At: morning.Add(after), Me: sanne.Ref, From: reviewpage.Asked{View: connection.ViewNew, Order: connection.ByDue}}
}

func caseOf(c connection.Connection, after time.Duration, change ...func(*reviewpage.CasePage)) reviewpage.CasePage {
	p := reviewpage.CasePage{Head: seenAt(c, after), Register: reviewpage.Register{Record: gardenNow()}, Colleagues: map[person.Ref]string{}}
	for _, s := range staff {
		p.Colleagues[s.Ref] = s.Name
	}
	for _, do := range change {
		do(&p)
	}
	return p
}

// gardenNow is the register's answer of now: somebody else is registered there.
func gardenNow() association.Record {
	rec := gardenRec
	rec.Representatives = []association.Representative{{Name: "Ditlev Gammelformand", Since: "2019-03-01"}, {Name: viewerName, Since: "2026-02-27"}}
	return rec
}

func queueLine(n int, name string, change func(*connection.QueueLine)) connection.QueueLine {
	l := connection.QueueLine{
		ID: caseID, Number: connection.NewNumber(uint32(7_654_321 + n*1_234)), CVR: gardenNo, Association: name, FormCode: 110 + 5*(n%2), State: connection.UnderReview,
		SubmittedAt: morning.Add(-time.Duration(n) * day), Due: calendar.DateOf(calendar.AddWorkingDays(morning.Add(-time.Duration(n)*day), 10)), Round: 1,
	}
	if change != nil {
		change(&l)
	}
	return l
}

func queueLines() []connection.QueueLine {
	return []connection.QueueLine{
		queueLine(20, "Foreningen til Bevarelse af de Gamle Æbletræer ved Øster Ørbæk", func(l *connection.QueueLine) { l.Scanning = true }),
		queueLine(14, "Skovby Badmintonklub", func(l *connection.QueueLine) { l.Round = 2 }),
		queueLine(11, "Kulturhuset Åhuset", func(l *connection.QueueLine) { l.Recovery = true }),
		queueLine(3, garden, nil),
		queueLine(0, "Nørklerne", nil),
	}
}

func held(who connection.Caseworker) func([]connection.QueueLine) []connection.QueueLine {
	return func(lines []connection.QueueLine) []connection.QueueLine {
		for i := range lines {
			lines[i].By, lines[i].ByName = who.Ref, who.Name
		}
		return lines
	}
}

var queueCounts = map[connection.View]int{
	connection.ViewNew: 5, connection.ViewMine: 2, connection.ViewOthers: 11, connection.ViewWaiting: 7, connection.ViewOverdue: 1, connection.ViewAll: 25,
}
