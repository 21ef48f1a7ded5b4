package connectionsql_test

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// onward are the acts that lead on from a state.
var onward = map[connection.State][]string{
	connection.AwaitingRepresentative: {"claim", "send back", "decline", "next", "next", "next", "next", "next", "next"},
	connection.AwaitingMailbox:        {"open", "confirm"},
	connection.UnderReview:            {"take", "take", "scan", "approve", "approve", "ask", "reject", "confirm"},
	connection.MoreDocumentation:      {"upload", "answer", "answer", "scan", "confirm"},
	connection.AwaitingObjection:      {"object", "tick", "tick", "wait"},
	connection.Rejected:               {"take up", "reopen"},
	connection.Expired:                {"take up"},
	connection.Returned:               {"send", "next"},
	connection.Draft:                  {"next", "next", "next", "next", "documents"},
}

// draw is an act by somebody on a case: mostly one that leads on, else any.
func (w *town) draw(c connection.Connection, by person.Ref) act {
	acts := w.acts(c, by)
	if names := onward[c.State]; names != nil && w.random.IntN(5) > 0 {
		name := names[w.random.IntN(len(names))]
		if name == "next" {
			name = nextAct(c, c.Part(by))
		}
		if do, ok := acts[name]; ok {
			return do
		}
	}
	names := slices.Sorted(maps.Keys(acts))
	return acts[names[w.random.IntN(len(names))]]
}

func nextAct(c connection.Connection, part connection.Part) string {
	if c.Next(part) == connection.StepCheck && c.Role == person.Reporter && part == connection.Starter {
		return "send"
	}
	return map[connection.Step]string{
		connection.StepRole: "role", connection.StepReporter: "reporter", connection.StepContact: "contact", connection.StepEvidence: "evidence",
		connection.StepDocuments: "documents", connection.StepTerms: "terms", connection.StepAdministrators: "appoint",
		connection.StepCheck: "confirm", connection.StepReceipt: "claim",
	}[c.Next(part)]
}

// acts are all acts, with something drawn for each.
func (w *town) acts(c connection.Connection, by person.Ref) map[string]act {
	n := w.random.IntN(5)
	email := fmt.Sprintf("a%d@example.org", n)
	added := connection.Administrator{
		ID: uuid.NewString(), Name: "Navn", Email: email, Language: "en", Birth: person.Code{Epoch: n, Tag: []byte{byte(n)}},
		Self: n == 0, Representative: n == 1,
	}
	id := added.ID
	if len(c.Administrators) > 0 {
		id = c.Administrators[w.random.IntN(len(c.Administrators))].ID
	}
	file := file(uuid.NewString())
	document := file.ID
	if len(c.Documents) > 0 {
		document = c.Documents[w.random.IntN(len(c.Documents))].ID
	}
	var letter connection.Letter
	if len(c.Letters) > 0 {
		letter = c.Letters[w.random.IntN(len(c.Letters))]
	}
	f := documented()
	switch m := w.random.IntN(8); {
	case m == 0, m < 4 && c.Replaces != "":
		f = attested()
	case m == 1:
		f = registered()
	}
	f.Association, f.Name = c.Association, fmt.Sprintf("Skovby %d", n)
	contact := connection.Contact{Name: []string{"Karen", "Karen Holm"}[n%2], Email: email}
	role := []person.Role{person.Representative, person.Reporter}[w.random.IntN(2)]
	all := map[string]act{
		"role":      func(c conn, at time.Time) (conn, efs, error) { return c.ChooseRole(by, role, at) },
		"reporter":  func(c conn, at time.Time) (conn, efs, error) { return c.SetReporter(by, contact, "en", at) },
		"contact":   func(c conn, at time.Time) (conn, efs, error) { return c.SetContact(by, contact, "en", at) },
		"correct":   func(c conn, at time.Time) (conn, efs, error) { return c.CorrectRepresentative(by, contact, at) },
		"evidence":  func(c conn, at time.Time) (conn, efs, error) { return c.SetFinding(by, f, at) },
		"terms":     acceptTerms(by),
		"appoint":   func(c conn, at time.Time) (conn, efs, error) { return c.AddAdministrator(by, added, at) },
		"address":   func(c conn, at time.Time) (conn, efs, error) { return c.CorrectAddress(by, id, email, at) },
		"remove":    func(c conn, at time.Time) (conn, efs, error) { return c.RemoveAdministrator(by, id, at) },
		"send":      send(by),
		"remind":    func(c conn, at time.Time) (conn, efs, error) { return c.Remind(by, at) },
		"claim":     claim(by),
		"send back": func(c conn, at time.Time) (conn, efs, error) { return c.SendBack(by, "Ret det.", at) },
		"decline":   func(c conn, at time.Time) (conn, efs, error) { return c.Decline(by, "", at) },
		"confirm":   func(c conn, at time.Time) (conn, efs, error) { return c.Confirm(by, f, at) },
		"open":      func(c conn, at time.Time) (conn, efs, error) { return c.OpenMailbox(by, c.MailboxVersion, f, at) },
		"name":      name(by),
		"upload":    func(c conn, at time.Time) (conn, efs, error) { return c.AddDocument(by, file, at) },
		"take away": func(c conn, at time.Time) (conn, efs, error) { return c.RemoveDocument(by, document, at) },
		"scan":      func(c conn, at time.Time) (conn, efs, error) { return c.Scanned(document, n > 0, at) },
		"lost":      func(c conn, at time.Time) (conn, efs, error) { return c.Lost(document, at) },
		"answer":    answer(by),
		"take up":   takeUp(by),
		"object":    func(c conn, at time.Time) (conn, efs, error) { return c.Object(anyOf(c.Incumbents), "Nej.", at) },
		"withdraw":  withdraw(by),
		"resend": func(c conn, at time.Time) (conn, efs, error) {
			return c.Resend(by, n == 0, letter.Kind, letter.Subject, at)
		},
		"tick": func(c conn, at time.Time) (conn, efs, error) { return c.Tick(at) },
		"wait": func(c conn, _ time.Time) (conn, efs, error) { w.Clock.Shift(week); return c, nil, nil },
	}
	all["documents"] = all["upload"]
	if c.DocumentName == "" {
		all["documents"] = all["name"]
	}
	maps.Copy(all, w.staffActs(c))
	return all
}

func (w *town) staffActs(c connection.Connection) map[string]act {
	who := []connection.Caseworker{lone, lone, ole}[w.random.IntN(3)]
	if c.Review.By == ole.Ref {
		who = ole
	}
	return map[string]act{
		"take":      take(who),
		"release":   func(c conn, at time.Time) (conn, efs, error) { return c.Release(who, at) },
		"hand over": func(c conn, at time.Time) (conn, efs, error) { return c.HandOver(who, ole, at) },
		"approve":   approve(who),
		"ask":       ask(who),
		"reject":    reject(who),
		"reopen":    func(c conn, at time.Time) (conn, efs, error) { return c.Reopen(who, "Vi ser på den igen.", at) },
	}
}

func anyOf(all []person.Ref) person.Ref {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}
