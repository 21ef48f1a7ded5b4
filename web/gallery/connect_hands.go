package gallery

import (
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// The cases that go through several hands. Kirsten looks at all of them: at Per's as the representative whom he has named, at her own as
// the reporter who has named Anna.
const (
	per       = person.Ref("66666666-6666-4666-8666-666666666666")
	annaSofie = person.Ref("77777777-7777-4777-8777-777777777777")
	annaName  = "Anna Sofie Holm-Frederiksen"
	annaMail  = "anna.sofie@holm-frederiksen.example"
	paperID   = "88888888-8888-4888-8888-888888888888"
)

var caseworker = connection.Caseworker{Ref: "99999999-9999-4999-8999-999999999999", Name: "Signe"}

// hands are who prepares a case and who is named as the representative.
type hands struct {
	reporter, representative     person.Ref
	reporterIs, representativeIs connection.Contact
}

var (
	kirstenReports = hands{
		reporter: kirsten, reporterIs: connection.Contact{Name: viewerName, Email: "kirsten@moenster.example"},
		representative: annaSofie, representativeIs: connection.Contact{Name: annaName, Email: annaMail},
	}
	kirstenDecides = hands{
		reporter: per, reporterIs: connection.Contact{Name: "Per Vestergaard", Email: "per@vestergaard.example"},
		representative: kirsten, representativeIs: connection.Contact{Name: viewerName, Email: "kirsten@moenster.example"},
	}
)

func (h hands) begun() connection.Connection {
	c := connection.New(caseID, connection.NewNumber(7_654_321), gardenRec, h.reporter, morning, "da")
	c.TermsInForce = theTerms.Name
	return does(c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.ChooseRole(h.reporter, person.Reporter, morning)
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetReporter(h.reporter, h.reporterIs, "da", morning)
	})
}

// prepared is what a reporter has answered, up to the check.
func (h hands) prepared(v connection.Verdict) connection.Connection {
	at := morning.Add(5 * time.Minute)
	return does(h.begun(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetContact(h.reporter, h.representativeIs, "da", at)
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(h.reporter, finding(v, connection.Registered), at)
	}, h.adds(connection.Administrator{ID: selfID, Representative: true, Name: h.representativeIs.Name, Email: h.representativeIs.Email, Language: "da"}),
		h.adds(connection.Administrator{ID: bennyID, Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Birth: person.Code{Tag: []byte("code")}}))
}

func (h hands) adds(a connection.Administrator) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AddAdministrator(h.reporter, a, morning.Add(10*time.Minute))
	}
}

func (h hands) sent() connection.Connection {
	return sent(does(h.prepared(connection.VerdictRegistered), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Send(h.reporter, morning.Add(15*time.Minute))
	}))
}

func (h hands) claimed() connection.Connection {
	return does(h.sent(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Claim(h.representative, 1, true, morning.Add(20*time.Hour))
	})
}

// ready is what the representative approves next.
func (h hands) ready(f connection.Finding) connection.Connection {
	at := morning.Add(21 * time.Hour)
	return does(h.claimed(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(h.representative, f, at)
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AcceptTerms(h.representative, theTerms.Hash("da"), theTerms, at)
	})
}

func (h hands) approved(f connection.Finding) connection.Connection {
	return sent(does(h.ready(f), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(h.representative, f, morning.Add(22*time.Hour))
	}))
}

func (h hands) returned() connection.Connection {
	return sent(does(h.claimed(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SendBack(h.representative, "Benny er flyttet til Jylland.\n\nSkriv Clara Dam i stedet. Hendes adresse er clara@dam.example.", morning.Add(22*time.Hour))
	}))
}

func (h hands) declined() connection.Connection {
	return sent(does(h.claimed(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Decline(h.representative, "Vi venter til efter generalforsamlingen.", morning.Add(22*time.Hour))
	}))
}

func (h hands) late() connection.Connection {
	return ticked(h.claimed(), morning.Add(31*24*time.Hour))
}

// ticked is a case that the clock has looked at.
func ticked(c connection.Connection, at time.Time) connection.Connection {
	return sent(does(c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) { return c.Tick(at) }))
}

// documented is a case of Kirsten's own that a caseworker has.
func documented() connection.Connection {
	f := finding(connection.VerdictNotRegistered, connection.Documented)
	return sent(does(completeCase(f), laysPaper(kirsten), nameIt(kirsten), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(kirsten, f, morning.Add(20*time.Minute))
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Scanned(paperID, true, morning.Add(21*time.Minute))
	}, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Take(caseworker, morning.Add(23*time.Hour))
	}))
}

func laysPaper(by person.Ref) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(by, connection.Document{
			ID: paperID, Type: connection.GeneralMeeting, File: "Referat af generalforsamlingen 2026 (underskrevet).pdf", Format: "pdf", Size: 1_234_567, Pages: 3,
			Named: connection.NamedFound,
		}, morning.Add(12*time.Minute))
	}
}

func nameIt(by person.Ref) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.NameOnDocuments(by, viewerName, connection.NameSame, morning.Add(13*time.Minute))
	}
}

func askedMore() connection.Connection {
	return sent(does(documented(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(caseworker, "Hvilken post har du i bestyrelsen? Send gerne den side, hvor bestyrelsen er nævnt.", morning.Add(24*time.Hour))
	}))
}

func rejectedCase() connection.Connection {
	return sent(does(documented(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Reject(caseworker, []connection.Reason{connection.ReasonNoTitle, connection.ReasonOld}, "Referatet er fra 2019, og bestyrelsen er ikke nævnt.\nSend referatet fra i år.", morning.Add(24*time.Hour))
	}))
}

// announced is a case for new administrators that was approved.
func announced() connection.Connection {
	c := connection.NewRecovery(caseID, connection.NewNumber(7_654_321), gardenRec, kirsten, "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa", morning, "da")
	c.TermsInForce, c.Incumbents = theTerms.Name, []person.Ref{per}
	return sent(does(recovery(c), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(kirsten, attested(), morning.Add(20*time.Minute))
	}))
}

func recovery(c connection.Connection) connection.Connection {
	return does(c, contact, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(kirsten, attested(), morning)
	}, accept, appoint(connection.Administrator{ID: selfID, Self: true, Name: viewerName, Email: "kirsten@moenster.example", Language: "da"}),
		appoint(connection.Administrator{ID: bennyID, Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Birth: person.Code{Tag: []byte("code")}}))
}

func objectedCase() connection.Connection {
	return sent(does(announced(), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Object(per, "Jeg er kasserer og administrator og har fuld adgang.", morning.Add(30*time.Hour))
	}))
}
