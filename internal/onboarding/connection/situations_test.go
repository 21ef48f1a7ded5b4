package connection_test

import (
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// Karen starts every case. Rita is the representative whom she names where she is a reporter, Inge administers the association
// already, and Lone and Ole are caseworkers.
const (
	rita = person.Ref("0f4f9a5e-0000-4000-8000-00000000000c")
	inge = person.Ref("0f4f9a5e-0000-4000-8000-00000000000d")
	doc1 = "55555555-5555-4555-8555-555555555555"
	doc2 = "66666666-6666-4666-8666-666666666666"
	ritI = "77777777-7777-4777-8777-777777777777"
	prev = "88888888-8888-4888-8888-888888888888" // the case that connected the association before
)

var (
	lone = connection.Caseworker{Ref: "0f4f9a5e-0000-4000-8000-0000000000e1", Name: "Lone Bach"}
	ole  = connection.Caseworker{Ref: "0f4f9a5e-0000-4000-8000-0000000000e2", Name: "Ole Friis"}
)

func minutes(id string) connection.Document {
	return connection.Document{ID: id, Type: connection.GeneralMeeting, File: "referat.pdf", Format: "pdf", Size: 1000, Pages: 2, Named: connection.NamedFound}
}

// does makes an act of a method that takes who and when.
func does(do func(c connection.Connection) (connection.Connection, []connection.Effect, error)) act {
	return do
}

func upload(by person.Ref, id string, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(by, minutes(id), at)
	})
}

func nameOn(by person.Ref, name string, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.NameOnDocuments(by, name, connection.NameSame, at)
	})
}

func scanned(id string, clean bool, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Scanned(id, clean, at)
	})
}

func confirmBy(by person.Ref, f connection.Finding, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(by, f, at)
	})
}

func takes(w connection.Caseworker, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Take(w, at)
	})
}

func asks(w connection.Caseworker, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(w, "Hvem er formand?", at)
	})
}

func rejects(w connection.Caseworker, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Reject(w, []connection.Reason{connection.ReasonNoTitle}, "Titlen mangler.", at)
	})
}

func approves(w connection.Caseworker, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Approve(w, at)
	})
}

func sends(by person.Ref, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Send(by, at)
	})
}

func claims(by person.Ref, version int, expected bool, at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Claim(by, version, expected, at)
	})
}

func ticks(at time.Time) act {
	return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) { return c.Tick(at) })
}

func ritasContact() connection.Contact {
	return connection.Contact{Name: "Rita Lind", Email: "rita@lind.example"}
}

// documentedCase is Karen's own complete case with a clean document, and without evidence in the register.
func documentedCase(t require.TestingT) connection.Connection {
	return must(t, complete(t), find(documented()), nameOn(karen, "Karen Holm", days(0)), upload(karen, doc1, days(0)), scanned(doc1, true, days(0)))
}

// underReview was submitted on Tuesday 3 March 2026 and is promised an answer by Tuesday 17 March.
func underReview(t require.TestingT) connection.Connection {
	return must(t, documentedCase(t), confirmBy(karen, documented(), days(1)))
}

func taken(t require.TestingT) connection.Connection {
	return must(t, underReview(t), takes(lone, days(2)))
}

// reported is a case that Karen prepared as a reporter, with Rita as its representative and as an administrator.
func reported(t require.TestingT) connection.Connection {
	return must(t, started(),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(karen, person.Reporter, days(0))
		}),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetReporter(karen, connection.Contact{Name: "Karen Holm", Email: "karen@holm.example"}, "da", days(0))
		}),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(karen, ritasContact(), "en", days(0))
		}),
		find(registered()),
		appoint(connection.Administrator{ID: ritI, Representative: true, Name: "Rita Lind", Email: "rita@lind.example"}),
		appoint(somebody(benny, "Benny Krog", "benny@krog.example")),
	)
}

func sent(t require.TestingT) connection.Connection {
	return must(t, reported(t), sends(karen, days(1)))
}

// onRitasDesk is the reporter's case that Rita has taken up, weighed and accepted the terms of.
func onRitasDesk(t require.TestingT) connection.Connection {
	return must(t, sent(t), claims(rita, 1, true, days(1)),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetFinding(rita, registered(), days(1))
		}),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(rita, terms1.Hash("en"), terms1, days(1))
		}),
	)
}

func ritasDocuments(t require.TestingT) connection.Connection {
	return must(t, onRitasDesk(t),
		does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetFinding(rita, documented(), days(1))
		}),
		nameOn(rita, "Rita Lind", days(1)), upload(rita, doc1, days(1)), scanned(doc1, true, days(1)), confirmBy(rita, documented(), days(1)))
}

// lockedOut is Karen's documented case of an association that Inge administers.
func lockedOut(t require.TestingT) connection.Connection {
	rec := association.Record{CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Alive: true}
	c := connection.NewRecovery(theID, connection.NewNumber(7), rec, karen, prev, days(0), "da")
	c.TermsInForce, c.Incumbents = terms1.Name, []person.Ref{inge}
	return must(t, c, giveContact, find(registered()), acceptTerms, appoint(self()), nameOn(karen, "Karen Holm", days(0)),
		upload(karen, doc1, days(0)), scanned(doc1, true, days(0)))
}

func announced(t require.TestingT) connection.Connection {
	return must(t, lockedOut(t), confirmBy(karen, registered(), days(1)), takes(lone, days(1)), approves(lone, days(1)))
}

// situations are the places in which a case can be: every state, and more than one where it depends on whose case it is, or who has it.
func situations() []situation {
	withdraw := does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(karen, days(2))
	})
	after := func(make func(require.TestingT) connection.Connection, acts ...act) func(require.TestingT) connection.Connection {
		return func(t require.TestingT) connection.Connection { return must(t, make(t), acts...) }
	}
	sendBack := does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SendBack(rita, "Benny er stoppet.", days(2))
	})
	decline := does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Decline(rita, "", days(2))
	})
	return []situation{
		{"her own: draft", complete},
		{"her own: draft, with documents", documentedCase},
		{"her own: awaiting_mailbox", awaiting},
		{"her own: under_review, in the queue", underReview},
		{"her own: under_review, Lone has it", taken},
		{"her own: more_documentation", after(taken, asks(lone, days(2)))},
		{"her own: more_documentation, answer uploaded", after(taken, asks(lone, days(2)), upload(karen, doc2, days(2)))},
		{"her own: rejected by Lone", after(taken, rejects(lone, days(2)))},
		{"her own: expired, the question was not answered", after(taken, asks(lone, days(-29)), ticks(days(2)))},
		{"her own: connected by the login", connected},
		{"her own: connected by Lone", after(taken, approves(lone, days(2)))},
		{"her own: withdrawn", after(complete, withdraw)},
		{"reporter's: draft", reported},
		{"reporter's: awaiting_representative", sent},
		{"reporter's: awaiting_representative, Rita has it", onRitasDesk},
		{"reporter's: returned", after(onRitasDesk, sendBack)},
		{"reporter's: awaiting_mailbox", after(onRitasDesk, confirmBy(rita, registered(), days(1)))},
		{"reporter's: under_review, Lone has it", after(ritasDocuments, takes(lone, days(2)))},
		{"reporter's: more_documentation", after(ritasDocuments, takes(lone, days(2)), asks(lone, days(2)))},
		{"reporter's: rejected by Rita", after(onRitasDesk, decline)},
		{"reporter's: rejected by Lone", after(ritasDocuments, takes(lone, days(2)), rejects(lone, days(2)))},
		{"reporter's: expired, Rita did not answer", after(reported, sends(karen, days(-29)), claims(rita, 1, true, days(0)), ticks(days(2)))},
		{"reporter's: connected", after(onRitasDesk, confirmBy(rita, attested(), days(1)))},
		{"reporter's: withdrawn", after(onRitasDesk, withdraw)},
		{"locked out: draft, with documents", lockedOut},
		{"locked out: under_review, Lone has it", after(lockedOut, confirmBy(karen, registered(), days(1)), takes(lone, days(2)))},
		{"locked out: awaiting_objection", announced},
		{"locked out: rejected by Inge's objection", after(announced, does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Object(inge, "Jeg er her endnu.", days(2))
		}))},
		{"locked out: connected", after(announced, ticks(days(8)))},
	}
}

type situation struct {
	name string
	make func(require.TestingT) connection.Connection
}
