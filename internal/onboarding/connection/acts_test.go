package connection_test

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// named is an act as everybody may try it.
type named struct {
	name string
	do   func(by person.Ref) act
}

// people are those who try every act of people: Karen who started the case, Rita whom she named, Inge who administers the association
// already, and a stranger.
var people = []person.Ref{karen, rita, inge, other}

type method = func(c connection.Connection, by person.Ref, at time.Time) (connection.Connection, []connection.Effect, error)

// on is an act of the third day.
func on(do method) func(person.Ref) act { return onDay(3, do) }

func onDay(n float64, do method) func(person.Ref) act {
	return func(by person.Ref) act {
		return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return do(c, by, days(n))
		}
	}
}

// acts are all acts of people on their cases, on the third day unless it says otherwise.
func acts() []named {
	type c = connection.Connection
	type effects = []connection.Effect
	down := connection.Finding{Association: "10000009", Verdict: connection.VerdictDown}
	confirming := func(f connection.Finding) method {
		return func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Confirm(by, f, at) }
	}
	return []named{
		{"ChooseRole representative", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.ChooseRole(by, person.Representative, at)
		})},
		{"ChooseRole reporter", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.ChooseRole(by, person.Reporter, at)
		})},
		{"SetReporter", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.SetReporter(by, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, "da", at)
		})},
		{"SetContact another", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.SetContact(by, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, "da", at)
		})},
		{"CorrectContact", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.CorrectContact(by, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, at)
		})},
		{"SetFinding", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.SetFinding(by, attested(), at) })},
		{"NameOnDocuments", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.NameOnDocuments(by, "Karen B. Holm", connection.NameSame, at)
		})},
		{"AddDocument", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.AddDocument(by, minutes("99999999-9999-4999-8999-999999999999"), at)
		})},
		{"RemoveDocument", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.RemoveDocument(by, doc1, at) })},
		{"AcceptTerms in force", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.AcceptTerms(by, terms1.Hash("da"), terms1, at)
		})},
		{"AcceptTerms newer", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.AcceptTerms(by, terms2.Hash("da"), terms2, at)
		})},
		{"AcceptTerms other text", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.AcceptTerms(by, terms2.Hash("da"), terms1, at)
		})},
		{"AddAdministrator", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.AddAdministrator(by, somebody(clara, "Clara Dam", "clara@dam.example"), at)
		})},
		{"ChangeAdministrator", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.ChangeAdministrator(by, somebody(benny, "Benny Kragh", "benny@krog.example"), at)
		})},
		{"CorrectAddress", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.CorrectAddress(by, benny, "benny@ny.example", at)
		})},
		{"RemoveAdministrator", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.RemoveAdministrator(by, benny, at)
		})},
		{"Send", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Send(by, at) })},
		{"Remind", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Remind(by, at) })},
		{"CorrectRepresentative", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.CorrectRepresentative(by, connection.Contact{Name: "Rita Lind", Email: "rita@ny.example"}, at)
		})},
		{"Claim, expected", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.Claim(by, c.Invitation.Version, true, at)
		})},
		{"Claim, wrong person", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.Claim(by, c.Invitation.Version, false, at)
		})},
		{"SendBack", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.SendBack(by, "Benny er stoppet.", at)
		})},
		{"Decline", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Decline(by, "", at) })},
		{"Confirm attested", on(confirming(attested()))},
		{"Confirm registered", on(confirming(registered()))},
		{"Confirm documented", on(confirming(documented()))},
		{"Confirm register down", on(confirming(down))},
		{"Confirm when taken", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			c.Taken = true
			return c.Confirm(by, attested(), at)
		})},
		{"Confirm after 9 days", onDay(9, confirming(registered()))},
		{"OpenMailbox", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.OpenMailbox(by, 1, registered(), at)
		})},
		{"OpenMailbox after 9 days", onDay(9, func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.OpenMailbox(by, 1, registered(), at)
		})},
		{"Answer", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Answer(by, "Det er Karen.", at) })},
		{"Answer with nothing", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Answer(by, " ", at) })},
		{"TakeUp", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.TakeUp(by, at) })},
		{"Object", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Object(by, "", at) })},
		{"Object after 9 days", onDay(9, func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Object(by, "", at) })},
		{"Resend the receipt", on(func(c c, by person.Ref, at time.Time) (c, effects, error) {
			return c.Resend(by, false, connection.LetterReceipt, theID, at)
		})},
		{"Withdraw", on(func(c c, by person.Ref, at time.Time) (c, effects, error) { return c.Withdraw(by, at) })},
	}
}

// arrived is the case whose letters have all been sent.
func arrived(c connection.Connection) connection.Connection {
	c.Letters = slices.Clone(c.Letters)
	for i := range c.Letters {
		c.Letters[i].State = connection.Sent
	}
	return c
}

// staffActs are what caseworkers do, tried by Lone and by Ole.
func staffActs() []struct {
	name string
	do   func(connection.Caseworker) act
} {
	return []struct {
		name string
		do   func(connection.Caseworker) act
	}{
		{"Take", func(w connection.Caseworker) act { return takes(w, days(3)) }},
		{"Release", func(w connection.Caseworker) act {
			return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
				return c.Release(w, days(3))
			}
		}},
		{"HandOver to Ole", func(w connection.Caseworker) act {
			return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
				return c.HandOver(w, ole, days(3))
			}
		}},
		{"Approve", func(w connection.Caseworker) act { return approves(w, days(3)) }},
		{"AskMore", func(w connection.Caseworker) act { return asks(w, days(3)) }},
		{"Reject", func(w connection.Caseworker) act { return rejects(w, days(3)) }},
		{"Reopen", func(w connection.Caseworker) act {
			return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
				return c.Reopen(w, "Vi overså side 2.", days(3))
			}
		}},
		{"Reopen after 17 days", func(w connection.Caseworker) act {
			return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
				return c.Reopen(w, "Vi overså side 2.", days(17))
			}
		}},
		{"Resend the receipt", func(w connection.Caseworker) act {
			return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
				return c.Resend(w.Ref, true, connection.LetterReceipt, theID, days(3))
			}
		}},
	}
}

// houseActs are those of the clock, the virus scanner and of whoever holds a link.
func houseActs() []struct {
	name string
	do   act
} {
	return []struct {
		name string
		do   act
	}{
		{"Tick", ticks(days(3))}, {"Tick after 9 days", ticks(days(9))}, {"Tick after 26 days", ticks(days(26))}, {"Tick after 35 days", ticks(days(35))},
		{"Tick after 99 days", ticks(days(99))}, {"Scanned, harmful", scanned(doc2, false, days(3))},
		{"Lost", func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Lost(doc2, days(3))
		}},
		{"RenewSetupLink", renew(benny, 1, days(3))}, {"RenewSetupLink, 64 days", renew(benny, 1, days(64))},
	}
}
