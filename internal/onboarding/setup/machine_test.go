package setup_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

// world is three administrators of one association on their ways, a stranger, a representative, and a clock.
type world struct {
	at        time.Time
	ways      map[string]setup.Setup
	right     map[string]person.Ref // who was appointed
	ids       []string
	people    []person.Ref
	agreement membership.Agreement
	members   map[person.Ref]membership.Member
	told      map[string]bool
	tries     map[string]int // wrong tries since the code was issued
}

func newWorld() *world {
	w := &world{
		at: days(1), ways: map[string]setup.Setup{}, right: map[string]person.Ref{}, people: []person.Ref{stranger, karen},
		members: map[person.Ref]membership.Member{}, told: map[string]bool{}, tries: map[string]int{},
	}
	for i := range 3 {
		s, who := appointed(), person.Ref(fmt.Sprintf("person-%d", i))
		s.ID, s.Name = fmt.Sprintf("way-%d", i), fmt.Sprintf("Navn %d", i)
		w.ids, w.people = append(w.ids, s.ID), append(w.people, who)
		w.ways[s.ID], w.right[s.ID] = s, who
	}
	return w
}

// load is a way as a store would answer it: with what it knows of the others.
func (w *world) load(id string) setup.Setup {
	s := w.ways[id]
	s.Agreement, s.SetUpAt, s.Member, s.Issuers = w.agreement, w.agreement.SetUpAt, membership.Member{}, nil
	if s.Person != "" {
		s.Member = w.members[s.Person]
	}
	for _, m := range w.members {
		s.Issuers = append(s.Issuers, m.Person)
	}
	return s
}

// found is what an honest comparison finds: the right person has the date of birth, and sometimes another name.
func (w *world) found(t *rapid.T, id string, by person.Ref) matching.Found {
	f := matching.Found{BirthKnown: true, SameBirth: by == w.right[id]}
	f.SameName = f.SameBirth && rapid.IntRange(0, 2).Draw(t, "same name") > 0 || rapid.IntRange(0, 4).Draw(t, "namesake") == 0
	f.Protected = rapid.IntRange(0, 5).Draw(t, "protected") == 0
	return f
}

func (w *world) draw(t *rapid.T, id string, by person.Ref) act {
	s, at := w.load(id), w.at
	version := s.Version - rapid.IntRange(0, 1).Draw(t, "older")
	c := setup.Claim{Version: version, Found: w.found(t, id, by)}
	c.Code.Given = rapid.Bool().Draw(t, "code given")
	c.Code.Same = c.Code.Given && rapid.Bool().Draw(t, "code right")
	means := rapid.SampledFrom([]membership.Means{membership.Private, membership.Separate}).Draw(t, "means")
	yes := rapid.Bool().Draw(t, "yes")
	all := map[setup.Step]act{
		setup.StepMatch: func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.Match(by, c, at) },
		setup.StepCode: func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
			return s.IssueCode(by, person.Code{Tag: []byte(fmt.Sprint(at.UnixNano(), s.Code.Version))}, at)
		},
		setup.StepPrivate: func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.AnswerPrivate(by, yes, at) },
		setup.StepAuthenticators: func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
			return s.ChooseAuthenticators(by, s.Offered(), at)
		},
		setup.StepOwn: func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.ChooseOwn(by, means, at) },
		setup.StepEnrol: func(s setup.Setup) (setup.Setup, []setup.Effect, error) {
			return s.Enrolled(by, "separate of "+by, "app", at)
		},
		setup.StepSummary: func(s setup.Setup) (setup.Setup, []setup.Effect, error) { return s.Approve(by, at) },
	}
	all[setup.StepTasks] = all[setup.StepPrivate]
	if next, ok := all[s.Next()]; ok && rapid.IntRange(0, 3).Draw(t, "forward") > 0 {
		return next
	}
	return all[rapid.SampledFrom([]setup.Step{
		setup.StepMatch, setup.StepCode, setup.StepPrivate, setup.StepAuthenticators, setup.StepOwn, setup.StepEnrol, setup.StepSummary,
	}).Draw(t, "act")]
}

// save is what a store does, and checks what must hold whatever happens.
func (w *world) save(t *rapid.T, id string, before, after setup.Setup, effects []setup.Effect) {
	for _, e := range effects {
		_, l, ok := setup.LetterOf(e)
		require.True(t, ok)
		name := fmt.Sprintf("%s.%s.%d", l.Kind, id, l.Version)
		require.False(t, w.told[name], "%s was ordered before", name)
		w.told[name] = true
	}
	require.Len(t, after.Letters, len(before.Letters)+len(effects))
	if after.Person != "" {
		require.Equal(t, w.right[id], after.Person, "nobody but the one who was appointed")
		require.Zero(t, after.Birth)
	}
	if before.Person != "" {
		require.Equal(t, before.Person, after.Person)
	}
	if after.Code.Version != before.Code.Version {
		w.tries[id] = 0
	}
	if after.Code.Tries < before.Code.Tries && after.Person == "" {
		w.tries[id]++
		require.LessOrEqual(t, w.tries[id], matching.CodeTries)
	}
	if before.DoneAt.IsZero() && !after.DoneAt.IsZero() {
		if before.First() {
			require.True(t, w.agreement.SetUpAt.IsZero(), "an agreement is founded once")
		}
		w.agreement = after.Agreement
		w.members[after.Person] = after.Member
		m := after.Member
		require.True(t, m.Private || m.Separate != "", "nobody joins who can't act")
		require.False(t, m.Private && !w.agreement.Private)
		require.True(t, m.Has(membership.OrganisationAdministrator))
	}
	after.History, after.Member.History = nil, nil
	w.ways[id] = after
}

func TestAnyHistoryOfSeveralPeopleAndAClockKeepsTheLaw(t *testing.T) {
	t.Parallel()
	reached := map[setup.Step]int{}
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld()
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				id := rapid.SampledFrom(w.ids).Draw(t, "way")
				by := w.right[id]
				switch w.load(id).Next() {
				case setup.StepCode:
					by = rapid.SampledFrom([]person.Ref{by, karen}).Draw(t, "by")
				default:
					if rapid.IntRange(0, 7).Draw(t, "stranger") == 0 {
						by = rapid.SampledFrom(w.people).Draw(t, "by")
					}
				}
				before := w.load(id)
				do := w.draw(t, id, by)
				after, effects, err := do(before)
				if err != nil && len(after.History) == 0 {
					require.Empty(t, effects, "what is refused and not kept causes nothing")
					require.Equal(t, before, after)
					return
				}
				if err != nil {
					require.Equal(t, before.Person, after.Person, "what is refused matches nobody")
					require.Equal(t, before.DoneAt, after.DoneAt)
					require.True(t, errors.Is(err, matching.ErrWrongPerson) || errors.Is(err, matching.ErrNeedsCode) ||
						errors.Is(err, matching.ErrWrongCode) || errors.Is(err, matching.ErrNoCode) || errors.Is(err, matching.ErrCodeExpired) ||
						errors.Is(err, matching.ErrCodeUsedUp), err)
				}
				w.save(t, id, before, after, effects)
				reached[after.Next()]++
			},
			"wait": func(t *rapid.T) { w.at = w.at.Add(time.Duration(rapid.IntRange(1, 4*24).Draw(t, "hours")) * time.Hour) },
			"renew": func(t *rapid.T) {
				id := rapid.SampledFrom(w.ids).Draw(t, "way")
				if s := w.ways[id]; s.DoneAt.IsZero() && !w.at.Before(s.Until) {
					s.Version, s.Until = s.Version+1, w.at.AddDate(0, 0, 60)
					w.ways[id] = s
				}
			},
			"": func(t *rapid.T) {
				founders := 0
				for _, id := range w.ids {
					if w.load(id).Founder() {
						founders++
					}
				}
				require.Equal(t, !w.agreement.SetUpAt.IsZero(), founders == 1)
			},
		})
	})
	t.Log(reached)
	require.NotZero(t, reached[setup.StepReceipt], "the machine must come far enough to mean something")
	require.NotZero(t, reached[setup.StepCode])
}
