package connection_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestAnyHistoryOfSeveralPeopleAndAClockKeepsTheLaw(t *testing.T) {
	t.Parallel()
	reached := map[connection.State]int{}
	history := func(t *rapid.T) {
		w := newWorld()
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				owner := rapid.SampledFrom(w.people).Draw(t, "case of")
				for range rapid.IntRange(1, 8).Draw(t, "acts in a row") {
					w.play(t, owner, w.actor(t, owner), reached)
				}
			},
			"recovery": func(t *rapid.T) {
				if w.first != "" && w.first != w.rescuer {
					w.rescue()
					for range rapid.IntRange(1, 8).Draw(t, "acts in a row") {
						w.play(t, w.rescuer, w.rescuer, reached)
					}
				}
			},
			"wait": func(t *rapid.T) {
				w.at = w.at.Add(time.Duration(rapid.IntRange(1, 9*24).Draw(t, "hours")) * time.Hour)
			},
			"wait long": func(t *rapid.T) {
				w.at = w.at.Add(time.Duration(rapid.IntRange(20, 35).Draw(t, "days")) * 24 * time.Hour)
			},
			"post": func(t *rapid.T) {
				owner := rapid.SampledFrom(w.people).Draw(t, "letters of")
				w.cases[owner] = arrived(w.cases[owner])
			},
			"new terms": func(*rapid.T) { w.terms = terms2 },
			"":          func(t *rapid.T) { w.sound(t) },
		})
	}
	for range 20 { // most histories end early: somebody connects, or gives up.
		rapid.Check(t, history)
	}
	t.Log(reached)
	for _, state := range connection.States() {
		require.NotZero(t, reached[state], "the machine must come far enough to mean something: %s", state)
	}
}

// play does one act of somebody on somebody's case, twice, and checks what must always hold.
func (w *world) play(t *rapid.T, owner, by person.Ref, reached map[connection.State]int) {
	before := w.load(owner)
	do := w.draw(t, by, before)
	after, effects, err := do(before)
	if err != nil {
		require.Empty(t, effects, "what is refused causes nothing")
		return
	}
	again, more, err := do(after)
	if err == nil {
		require.Empty(t, more, "twice is once")
		require.Equal(t, after, again)
	}
	w.save(t, before, after, effects)
	reached[after.State]++
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
	require.True(t, len(effects) > 0 || len(after.History) > len(before.History) || after.State == before.State, "what changes is told")
	require.False(t, after.ChangedAt.Before(before.ChangedAt))
	if before.State == connection.Connected || before.State == connection.Withdrawn {
		require.Equal(t, before.State, after.State, "these states are final")
	}
	if after.State != before.State {
		require.Contains(t, leads[before.State], after.State, "%s leads to %s", before.State, after.State)
	}
	if after.State == connection.Connected && before.State != connection.Connected {
		w.connected(t, after, effects)
	}
	reopened := slices.ContainsFunc(after.Review.Decisions, func(d connection.Decision) bool { return d.Kind == connection.DecisionReopened })
	if before.State != connection.UnderReview && after.State == connection.UnderReview && !reopened {
		require.NotEmpty(t, after.Documents)
		require.NotEmpty(t, after.DocumentName)
		require.NotEmpty(t, after.Terms.Hash, "the representative has accepted the terms")
	}
	if len(after.Review.Decisions) > len(before.Review.Decisions) && after.LastDecision().Kind != connection.DecisionReopened {
		require.Equal(t, before.Review.By, after.LastDecision().By, "who has it decides it")
	}
	if !after.Answering() && after.Pen() != connection.Nobody {
		require.NotEmpty(t, after.Active(), "never without an administrator")
	}
	w.wakes(t, after)
	w.cases[after.StartedBy] = after
}

// leads is the table of states: where each may lead in one act.
var leads = map[connection.State][]connection.State{
	connection.Draft:                  {"awaiting_mailbox", "under_review", "connected", "awaiting_representative", "awaiting_objection", "withdrawn"},
	connection.AwaitingRepresentative: {"connected", "awaiting_mailbox", "under_review", "returned", "rejected", "expired", "draft", "withdrawn"},
	connection.Returned:               {"awaiting_representative", "draft", "withdrawn"},
	// An act after the link lapsed begins from where the lapse left the case.
	connection.AwaitingMailbox:   {"connected", "draft", "awaiting_representative", "under_review", "expired", "returned", "rejected", "withdrawn"},
	connection.UnderReview:       {"connected", "awaiting_objection", "more_documentation", "rejected", "awaiting_mailbox", "withdrawn"},
	connection.MoreDocumentation: {"under_review", "expired", "awaiting_mailbox", "connected", "awaiting_objection", "draft", "awaiting_representative", "withdrawn"},
	connection.AwaitingObjection: {"connected", "rejected", "withdrawn"},
	connection.Rejected:          {"draft", "awaiting_representative", "under_review", "withdrawn"},
	connection.Expired:           {"draft", "awaiting_representative", "withdrawn"},
}

func (w *world) connected(t *rapid.T, c connection.Connection, effects []connection.Effect) {
	require.Equal(t, w.first, ownerOf(w, c.Replaces), "only one connects, and a recovery takes the place of that one")
	w.first = c.StartedBy
	if c.Finding.Evidence != connection.Documented {
		require.NotEqual(t, connection.WayDocumentation, c.Way(c.Finding))
	} else {
		require.NotEmpty(t, c.Documents)
		require.Equal(t, connection.DecisionApproved, c.LastDecision().Kind)
	}
	if c.Replaces != "" {
		require.False(t, w.at.Before(c.ObjectionUntil()), "nobody has objected in seven days")
	}
	require.NotEmpty(t, c.Terms.Hash)
	bound := c.StartedBy
	if c.Role == person.Reporter {
		bound = c.Invitation.Person
	}
	require.Equal(t, bound, c.Terms.By, "the representative has accepted the terms, not the reporter")
	require.Contains(t, effects, connection.Effect(connection.TellOthers{Case: c.ID}))
}

// ownerOf is who started the case with an id; "" for none.
func ownerOf(w *world, id string) person.Ref {
	for owner, c := range w.cases {
		if id != "" && c.ID == id {
			return owner
		}
	}
	return ""
}

// wakes checks that the clock has something to do exactly when Wake says: not a moment before, and then.
func (w *world) wakes(t *rapid.T, c connection.Connection) {
	wake := c.Wake()
	if wake.IsZero() || !wake.After(w.at) {
		return
	}
	early, effects, err := c.Tick(wake.Add(-time.Microsecond))
	if c.Stale(wake) {
		return
	}
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, c, early)
	then, _, err := c.Tick(wake)
	require.NoError(t, err)
	require.NotEqual(t, c, then, "nothing happened when the clock was to wake the case in %s", c.State)
}

func (w *world) sound(t *rapid.T) {
	var connected int
	for _, c := range w.cases {
		if c.State == connection.Connected && c.Replaces == "" {
			connected++
		}
		require.Equal(t, c.State == connection.Rejected || c.State == connection.Expired || c.State == connection.Withdrawn, !c.Ended.At.IsZero())
		require.False(t, slices.ContainsFunc(c.Visible(), func(d connection.Document) bool { return d.Scan != connection.ScanClean }))
	}
	require.LessOrEqual(t, connected, 1)
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
