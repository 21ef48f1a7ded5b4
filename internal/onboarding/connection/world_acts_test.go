package connection_test

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// The answers of an act, shortened: there are many of them here.
type (
	conn = connection.Connection
	efs  = []connection.Effect
)

func sortedKeys(acts map[string]act) []string { return slices.Sorted(maps.Keys(acts)) }

// acts are all acts, with something drawn for each.
func (w *world) acts(t *rapid.T, by person.Ref, c conn) map[string]act {
	id := fmt.Sprintf("%s-a%d", c.ID, w.serial)
	if len(c.Administrators) > 0 && rapid.Bool().Draw(t, "known administrator") {
		id = rapid.SampledFrom(c.Administrators).Draw(t, "administrator").ID
	}
	added := somebody(id, "Navn", rapid.SampledFrom([]string{"a@x.dk", "b@x.dk", "c@x.dk", "d@x.dk"}).Draw(t, "e-mail"))
	added.Self, added.Representative = rapid.IntRange(0, 4).Draw(t, "self") == 0, rapid.IntRange(0, 4).Draw(t, "the representative") == 0
	finding := rapid.SampledFrom([]connection.Finding{attested(), registered(), documented(), documented(), {}}).Draw(t, "finding")
	contact := connection.Contact{Name: rapid.SampledFrom([]string{"Navn", "Rita Lind"}).Draw(t, "name"), Email: added.Email}
	role := rapid.SampledFrom([]person.Role{person.Representative, person.Reporter}).Draw(t, "role")
	hash := rapid.SampledFrom([]string{terms1.Hash("da"), terms2.Hash("en")}).Draw(t, "hash")
	version := max(0, c.Invitation.Version-rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(t, "older"))
	opened := max(0, c.MailboxVersion-rapid.SampledFrom([]int{0, 0, 1}).Draw(t, "older mailbox"))
	document := fmt.Sprintf("%s-d%d", c.ID, w.serial)
	if len(c.Documents) > 0 && rapid.Bool().Draw(t, "known document") {
		document = rapid.SampledFrom(c.Documents).Draw(t, "document").ID
	}
	clean := rapid.IntRange(0, 3).Draw(t, "clean") > 0
	terms, at := w.terms, w.at
	all := map[string]act{
		"role":      func(c conn) (conn, efs, error) { return c.ChooseRole(by, role, at) },
		"reporter":  func(c conn) (conn, efs, error) { return c.SetReporter(by, contact, "en", at) },
		"contact":   func(c conn) (conn, efs, error) { return c.SetContact(by, contact, "en", at) },
		"correct":   func(c conn) (conn, efs, error) { return c.CorrectRepresentative(by, contact, at) },
		"evidence":  func(c conn) (conn, efs, error) { return c.SetFinding(by, finding, at) },
		"terms":     func(c conn) (conn, efs, error) { return c.AcceptTerms(by, hash, terms, at) },
		"appoint":   func(c conn) (conn, efs, error) { return c.AddAdministrator(by, added, at) },
		"address":   func(c conn) (conn, efs, error) { return c.CorrectAddress(by, id, added.Email, at) },
		"remove":    func(c conn) (conn, efs, error) { return c.RemoveAdministrator(by, id, at) },
		"send":      func(c conn) (conn, efs, error) { return c.Send(by, at) },
		"remind":    func(c conn) (conn, efs, error) { return c.Remind(by, at) },
		"claim":     func(c conn) (conn, efs, error) { return c.Claim(by, version, contact.Name != "", at) },
		"send back": func(c conn) (conn, efs, error) { return c.SendBack(by, "Ret det.", at) },
		"decline":   func(c conn) (conn, efs, error) { return c.Decline(by, "", at) },
		"confirm":   func(c conn) (conn, efs, error) { return c.Confirm(by, finding, at) },
		"open":      func(c conn) (conn, efs, error) { return c.OpenMailbox(by, opened, finding, at) },
		"name":      func(c conn) (conn, efs, error) { return c.NameOnDocuments(by, contact.Name, connection.NameSame, at) },
		"upload":    func(c conn) (conn, efs, error) { return c.AddDocument(by, minutes(document), at) },
		"take away": func(c conn) (conn, efs, error) { return c.RemoveDocument(by, document, at) },
		"scan":      func(c conn) (conn, efs, error) { return c.Scanned(document, clean, at) },
		"answer":    func(c conn) (conn, efs, error) { return c.Answer(by, "Se side 2.", at) },
		"take up":   func(c conn) (conn, efs, error) { return c.TakeUp(by, at) },
		"object":    func(c conn) (conn, efs, error) { return c.Object(inge, "", at) },
		"withdraw":  func(c conn) (conn, efs, error) { return c.Withdraw(by, at) },
		"tick":      func(c conn) (conn, efs, error) { return c.Tick(at) },
		"lapse":     func(c conn) (conn, efs, error) { return c.Lapse(at) },
	}
	if c.DocumentName == "" {
		all["documents"] = all["name"]
	} else {
		all["documents"] = all["upload"]
	}
	maps.Copy(all, w.staffActs(t, c))
	return all
}

func (w *world) staffActs(t *rapid.T, c conn) map[string]act {
	who, at := rapid.SampledFrom([]connection.Caseworker{lone, lone, ole}).Draw(t, "caseworker"), w.at
	if c.Review.By == ole.Ref {
		who = ole
	}
	return map[string]act{
		"take":      takes(who, at),
		"release":   func(c conn) (conn, efs, error) { return c.Release(who, at) },
		"hand over": func(c conn) (conn, efs, error) { return c.HandOver(who, ole, at) },
		"approve":   approves(who, at),
		"ask":       asks(who, at),
		"reject":    rejects(who, at),
		"reopen":    func(c conn) (conn, efs, error) { return c.Reopen(who, "Vi ser på den igen.", at) },
	}
}
