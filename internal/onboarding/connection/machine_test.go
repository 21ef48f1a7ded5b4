package connection_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
)

// world is several people who each prepare the same association, a clock, and terms that change.
type world struct {
	at     time.Time
	people []person.Ref
	cases  map[person.Ref]connection.Connection
	sent   map[string]bool // every letter ever ordered, by name
	first  person.Ref      // who connected
	terms  terms.Version
	serial int
}

func newWorld() *world {
	w := &world{at: monday, cases: map[person.Ref]connection.Connection{}, sent: map[string]bool{}, terms: terms1}
	for i := range 3 {
		by := person.Ref(fmt.Sprintf("person-%d", i))
		rec := association.Record{CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115}
		w.people = append(w.people, by)
		w.cases[by] = connection.New(fmt.Sprintf("case-%d", i), connection.NewNumber(uint32(i)), rec, by, w.at, "da")
	}
	return w
}

// load is the case as a store would answer it: with what it knows of others.
func (w *world) load(owner person.Ref) connection.Connection {
	c := w.cases[owner]
	c.Taken = w.first != "" && w.first != owner
	c.TermsInForce = w.terms.Name
	return c
}

// draw answers an act by somebody on owner's case.
func (w *world) draw(t *rapid.T, by person.Ref, c connection.Connection) act {
	w.serial++
	id := fmt.Sprintf("%s-a%d", c.ID, w.serial)
	if len(c.Administrators) > 0 && rapid.Bool().Draw(t, "known administrator") {
		id = rapid.SampledFrom(c.Administrators).Draw(t, "administrator").ID
	}
	email := rapid.SampledFrom([]string{"a@x.dk", "b@x.dk", "c@x.dk", "d@x.dk"}).Draw(t, "e-mail")
	finding := rapid.SampledFrom([]connection.Finding{attested(), registered(), documented(), {}}).Draw(t, "finding")
	version := rapid.IntRange(0, 3).Draw(t, "version")
	hash := rapid.SampledFrom([]string{terms1.Hash("da"), terms2.Hash("en")}).Draw(t, "hash")
	terms, at := w.terms, w.at
	all := []act{
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(by, person.Representative, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(by, connection.Contact{Name: "Navn", Email: email}, "en", at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetFinding(by, finding, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(by, hash, terms, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.AddAdministrator(by, somebody(id, "Navn", email), at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(by, id, email, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.RemoveAdministrator(by, id, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Confirm(by, finding, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.OpenMailbox(by, version, finding, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Withdraw(by, at)
		},
		func(c connection.Connection) (connection.Connection, []connection.Effect, error) { return c.Lapse(at) },
	}
	forward := map[connection.Step]int{
		connection.StepRole: 0, connection.StepContact: 1, connection.StepEvidence: 2, connection.StepTerms: 3,
		connection.StepAdministrators: 4, connection.StepCheck: 7, connection.StepMailbox: 8,
	}
	if i, ok := forward[c.Next()]; ok && rapid.IntRange(0, 2).Draw(t, "forward") > 0 {
		return all[i]
	}
	return rapid.SampledFrom(all).Draw(t, "act")
}

func (w *world) save(t *rapid.T, before, after connection.Connection, effects []connection.Effect) {
	for _, e := range effects {
		if id, l, ok := connection.LetterOf(e); ok {
			name := fmt.Sprintf("%s.%s.%d", l.Kind, l.Subject, l.Version)
			require.Equal(t, before.ID, id)
			require.False(t, w.sent[name], "%s was ordered before", name)
			w.sent[name] = true
		}
	}
	require.Len(t, after.Letters, len(before.Letters)+countLetters(effects))
	require.Equal(t, before.History, after.History[:len(before.History)], "history is only added to")
	require.False(t, after.ChangedAt.Before(before.ChangedAt))
	if before.State == connection.Connected || before.State == connection.Withdrawn {
		require.Equal(t, before.State, after.State, "these states are final")
	}
	if after.State == connection.Connected && before.State != connection.Connected {
		require.Empty(t, w.first, "only one connects")
		w.first = after.StartedBy
		require.NotEqual(t, connection.WayDocumentation, after.Finding.Way())
		require.Equal(t, person.Representative, after.Role)
		require.NotEmpty(t, after.Terms.Hash)
		require.Contains(t, effects, connection.Effect(connection.TellOthers{Case: after.ID}))
	}
	if after.State == connection.Connected || after.State == connection.AwaitingMailbox {
		require.NotEmpty(t, after.Active(), "never without an administrator")
	}
	w.cases[after.StartedBy] = after
}

func countLetters(effects []connection.Effect) int {
	var n int
	for _, e := range effects {
		if _, _, ok := connection.LetterOf(e); ok {
			n++
		}
	}
	return n
}

func TestAnyHistoryOfSeveralPeopleAndAClockKeepsTheLaw(t *testing.T) {
	t.Parallel()
	reached := map[connection.State]int{}
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				owner := rapid.SampledFrom(w.people).Draw(t, "case of")
				by := owner
				if rapid.IntRange(0, 9).Draw(t, "stranger") == 0 {
					by = rapid.SampledFrom(w.people).Draw(t, "by")
				}
				before := w.load(owner)
				do := w.draw(t, by, before)
				after, effects, err := do(before)
				if by != owner && err == nil {
					require.Len(t, after.Administrators, len(before.Administrators))
					require.Contains(t, []connection.State{before.State, connection.Draft}, after.State, "only time acts for a stranger")
					require.Empty(t, effects)
					return
				}
				if err != nil {
					require.Empty(t, effects, "what is refused causes nothing")
					return
				}
				again, more, err := do(after)
				require.NoError(t, err)
				require.Empty(t, more, "twice is once")
				require.Equal(t, after, again)
				w.save(t, before, after, effects)
				reached[after.State]++
			},
			"wait":      func(t *rapid.T) { w.at = w.at.Add(time.Duration(rapid.IntRange(1, 9*24).Draw(t, "hours")) * time.Hour) },
			"new terms": func(*rapid.T) { w.terms = terms2 },
			"": func(t *rapid.T) {
				var connected int
				for _, c := range w.cases {
					if c.State == connection.Connected {
						connected++
					}
				}
				require.LessOrEqual(t, connected, 1)
			},
		})
	})
	t.Log(reached)
	require.NotZero(t, reached[connection.Connected], "the machine must come far enough to mean something")
	require.NotZero(t, reached[connection.AwaitingMailbox])
}
