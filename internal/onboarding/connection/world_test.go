package connection_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
)

// world is several people who each prepare the same association, for themselves or for somebody else, two caseworkers, an administrator
// who may object, a clock, and terms that change.
type world struct {
	at      time.Time
	people  []person.Ref // who start cases
	reps    []person.Ref // whom reporters name
	rescuer person.Ref   // who comes when it is locked out
	cases   map[person.Ref]connection.Connection
	sent    map[string]bool // every letter ever ordered, by name
	first   person.Ref      // whose case connects it now
	terms   terms.Version
	serial  int
}

var skovby = association.Record{CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Alive: true}

func newWorld() *world {
	w := &world{at: monday, cases: map[person.Ref]connection.Connection{}, sent: map[string]bool{}, terms: terms1, rescuer: "rescuer"}
	for i := range 3 {
		by := person.Ref(fmt.Sprintf("person-%d", i))
		w.people = append(w.people, by)
		w.reps = append(w.reps, person.Ref(fmt.Sprintf("representative-%d", i)))
		w.cases[by] = connection.New(fmt.Sprintf("case-%d", i), connection.NewNumber(uint32(i)), skovby, by, w.at, "da")
	}
	return w
}

// rescue starts a case of the rescuer's, once.
func (w *world) rescue() {
	if _, ok := w.cases[w.rescuer]; !ok {
		w.cases[w.rescuer] = connection.NewRecovery("case-r", connection.NewNumber(99), skovby, w.rescuer, w.cases[w.first].ID, w.at, "da")
	}
}

// load is the case as a store would answer it: with what it knows of others.
func (w *world) load(owner person.Ref) connection.Connection {
	c := w.cases[owner]
	c.Taken = w.first != "" && w.first != owner && w.cases[w.first].ID != c.Replaces
	c.TakenAt = time.Time{}
	if c.Taken {
		c.TakenAt = w.cases[w.first].ConnectedAt
	}
	c.TermsInForce = w.terms.Name
	if c.Replaces != "" {
		c.Incumbents = []person.Ref{inge}
	}
	return c
}

// actor is mostly whoever's turn it is, and sometimes anybody.
func (w *world) actor(t *rapid.T, owner person.Ref) person.Ref {
	c := w.load(owner)
	everybody := append(append([]person.Ref{}, w.people...), append(w.reps, inge, w.rescuer)...)
	switch rapid.IntRange(0, 9).Draw(t, "who") {
	case 0:
		return rapid.SampledFrom(everybody).Draw(t, "anybody")
	case 1:
		return owner
	}
	if c.Role == person.Reporter && c.Pen() == connection.Representative {
		if c.Invitation.Person != "" {
			return c.Invitation.Person
		}
		return w.reps[rapid.IntRange(0, 1).Draw(t, "representative")]
	}
	return owner
}

// draw answers an act by somebody on a case: often the one that leads on, else any.
func (w *world) draw(t *rapid.T, by person.Ref, c connection.Connection) act {
	w.serial++
	acts := w.acts(t, by, c)
	onward := map[connection.State][]string{
		connection.AwaitingRepresentative: {"claim", "send back", "decline", "next", "next", "next"},
		connection.AwaitingMailbox:        {"open", "confirm"},
		connection.UnderReview:            {"take", "take", "approve", "ask", "reject", "scan", "confirm"},
		connection.MoreDocumentation:      {"upload", "answer", "scan", "confirm"},
		connection.AwaitingObjection:      {"object", "tick", "tick"},
		connection.Rejected:               {"take up", "reopen", "take up"},
		connection.Expired:                {"take up"},
		connection.Returned:               {"send", "next"},
		connection.Draft:                  {"next"},
	}
	if names := onward[c.State]; names != nil && rapid.IntRange(0, 3).Draw(t, "onward") > 0 {
		name := rapid.SampledFrom(names).Draw(t, "onward act")
		if name == "next" {
			name = w.next(c, c.Part(by))
		}
		if do, ok := acts[name]; ok {
			return do
		}
	}
	return acts[rapid.SampledFrom(sortedKeys(acts)).Draw(t, "act")]
}

// next is the act of the step that comes next.
func (w *world) next(c connection.Connection, part connection.Part) string {
	if c.Next(part) == connection.StepCheck && c.Role == person.Reporter && part == connection.Starter {
		return "send"
	}
	return map[connection.Step]string{
		connection.StepRole: "role", connection.StepReporter: "reporter", connection.StepContact: "contact", connection.StepEvidence: "evidence",
		connection.StepDocuments: "documents", connection.StepTerms: "terms", connection.StepAdministrators: "appoint", connection.StepCheck: "confirm",
		connection.StepReceipt: "claim",
	}[c.Next(part)]
}
