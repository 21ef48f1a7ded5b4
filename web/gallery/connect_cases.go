package gallery

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
	"tilslut/web/connectpage"
)

// The cases of the gallery are made by the law of connections, so that no sample shows a case that can't be.
const (
	kirsten  = person.Ref("22222222-2222-4222-8222-222222222222")
	caseID   = "11111111-1111-4111-8111-111111111111"
	selfID   = "33333333-3333-4333-8333-333333333333"
	bennyID  = "44444444-4444-4444-8444-444444444444"
	garden   = "Haveforeningen Ærø Øst"
	gardenNo = "00000027"
	mailbox  = "kasserer@aeroe-oest.example"
)

var (
	morning   = time.Date(2026, 3, 2, 9, 5, 0, 0, time.UTC)
	gardenRec = association.Record{
		CVR: gardenNo, Name: garden, FormCode: 115, FormName: "Frivillig forening", Status: "NORMAL", Alive: true, Email: mailbox,
		Address: []string{"c/o Kirsten Mønster Jensen", "Strandvejen 12, 1. th.", "5970 Ærøskøbing"},
	}
	theTerms = terms.Version{
		Name: "1.0", AppliesFrom: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		Danish:  "# Vilkår for MitID Erhverv\n\n## 1. Hvad det er\n\nForeningen får adgang til selvbetjening.\n\n- Det er gratis at tilslutte.\n- Administratoren har ansvaret for brugerne.\n",
		English: "# Terms of MitID Erhverv\n\n## 1. What it is\n\nThe association gets access to self-service.\n\n- Connecting is free.\n- The administrator is responsible for the users.\n",
	}
)

type act = func(c connection.Connection) (connection.Connection, []connection.Effect, error)

// does applies acts to a case. An act that the law refuses is a mistake in the gallery: the sample then shows the case before it.
func does(c connection.Connection, acts ...act) connection.Connection {
	for _, a := range acts {
		if next, _, err := a(c); err == nil {
			c = next
		}
	}
	return c
}

func finding(v connection.Verdict, e connection.Evidence) connection.Finding {
	return connection.Finding{
		Association: gardenNo, Name: garden, FormCode: 115, RegisterEmail: mailbox, Verdict: v, Evidence: e, Automatic: v == connection.VerdictAttested,
	}
}

func attested() connection.Finding {
	return finding(connection.VerdictAttested, connection.Attested)
}

func registered() connection.Finding {
	return finding(connection.VerdictRegistered, connection.Registered)
}

func startedCase() connection.Connection {
	c := connection.New(caseID, connection.NewNumber(7_654_321), gardenRec, kirsten, morning, "da")
	c.TermsInForce = theTerms.Name
	return c
}

// halfCase has the first two answers, and one that the register did not bear out.
func halfCase() connection.Connection {
	return does(startedCase(), role, contact, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(kirsten, finding(connection.VerdictNotRegistered, connection.Documented), morning)
	})
}

func completeCase(f connection.Finding) connection.Connection {
	return does(startedCase(), role, contact, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(kirsten, f, morning)
	}, accept, appoint(connection.Administrator{ID: selfID, Self: true, Name: viewerName, Email: "kirsten@moenster.example", Language: "da"}),
		appoint(connection.Administrator{ID: bennyID, Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Birth: person.Code{Tag: []byte("code")}}))
}

func confirmedCase(f connection.Finding) connection.Connection {
	return does(completeCase(f), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(kirsten, f, morning.Add(20*time.Minute))
	})
}

func connectedCase() connection.Connection { return sent(confirmedCase(attested())) }

func withdrawnCase() connection.Connection {
	return does(completeCase(registered()), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(kirsten, morning.Add(time.Hour))
	})
}

// sent says that every letter was taken by a mail server.
func sent(c connection.Connection) connection.Connection { return lettered(c, connection.Sent, "") }

// bounced says that every letter came back: the worst that a case can look like.
func bounced(c connection.Connection, reason string) connection.Connection {
	return lettered(c, connection.Bounced, reason)
}

func lettered(c connection.Connection, s connection.LetterState, reason string) connection.Connection {
	letters := make([]connection.Letter, len(c.Letters))
	for i, l := range c.Letters {
		l.State, l.Reason, l.At = s, reason, l.At.Add(time.Minute)
		letters[i] = l
	}
	c.Letters = letters
	return c
}

func role(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.ChooseRole(kirsten, person.Representative, morning)
}

func contact(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.SetContact(kirsten, connection.Contact{Name: viewerName, Email: "kirsten@moenster.example"}, "da", morning)
}

func accept(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.AcceptTerms(kirsten, theTerms.Hash("da"), theTerms, morning.Add(10*time.Minute))
}

func appoint(a connection.Administrator) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AddAdministrator(kirsten, a, morning.Add(15*time.Minute))
	}
}

// theCase is the head of the gallery's case.
func theCase() connectpage.Case { return connectpage.CaseOf(startedCase()) }
