package setupsql_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setupsql"
)

// Whatever several people do to several ways, what is read afterwards is what the law answered, and the people who became members
// and the agreement are what it made of them.
func TestAnyHistoryIsReadBackAsTheLawLeftIt(t *testing.T) {
	t.Parallel()
	reached := map[setup.Step]int{}
	for seed := range uint64(8) {
		h := open(t)
		random := rand.New(rand.NewPCG(seed, 11))
		right := map[string]person.Ref{self: karen, benny: somebody()}
		separate := map[string]person.Ref{self: somebody(), benny: somebody()}
		agreement, events := membership.Agreement{}, 0
		for range 40 {
			id := []string{self, benny}[random.IntN(2)]
			by := right[id]
			if random.IntN(8) == 0 {
				by = somebody()
			}
			before := h.get(id)
			do := anything(random, before, by, by == right[id], separate[id])
			var answered setup.Setup
			after, err := h.Change(h.ctx, id, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
				require.Equal(t, before, s, "what is locked is what was read")
				s, effects, err := do(s, at)
				answered = s
				events += len(s.History) + len(s.Member.History)
				return s, effects, err
			})
			got := h.get(id)
			if err == nil || len(answered.History) > 0 {
				answered.History, answered.Member.History = nil, nil
				require.Equal(t, answered, after)
				got.Issuers, after.Issuers = nil, nil
				require.Equal(t, after, got)
			} else {
				require.Equal(t, before, got, "what is refused and not kept changes nothing")
			}
			if agreement.SetUpAt.IsZero() {
				agreement = got.Agreement
			}
			require.Equal(t, agreement, h.get(self).Agreement, "founded once, and seen by everybody")
			reached[got.Next()]++
			h.Clock.Shift(time.Duration(random.IntN(30)) * time.Hour)
		}
		require.Equal(t, events, h.trail())
	}
	for _, step := range []setup.Step{setup.StepMatch, setup.StepCode, setup.StepOwn, setup.StepEnrol, setup.StepSummary, setup.StepReceipt} {
		require.NotZero(t, reached[step], "the histories must come far enough to mean something: %v", reached)
	}
}

// anything is some act on a way, mostly the one that leads on.
func anything(random *rand.Rand, s setup.Setup, by person.Ref, right bool, separate person.Ref) setupsql.Decide {
	found := matching.Found{BirthKnown: true, SameBirth: right, SameName: right && random.IntN(2) == 0}
	typed := matching.Typed{Given: random.IntN(3) > 0, Same: random.IntN(2) == 0}
	yes, means := random.IntN(2) == 0, []membership.Means{membership.Private, membership.Separate}[random.IntN(2)]
	tag := person.Code{Epoch: 1, Tag: []byte(fmt.Sprint(random.Uint64()))}
	acts := []setupsql.Decide{
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.Match(by, setup.Claim{Version: s.Version, Found: found, Code: typed}, at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.IssueCode(karen, tag, at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.AnswerPrivate(by, yes, at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.ChooseAuthenticators(by, s.Offered(), at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.ChooseOwn(by, means, at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.Enrolled(by, separate, "app", at)
		},
		func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) { return s.Approve(by, at) },
	}
	forward := map[setup.Step]int{
		setup.StepMatch: 0, setup.StepTasks: 2, setup.StepPrivate: 2, setup.StepAuthenticators: 3, setup.StepOwn: 4, setup.StepEnrol: 5, setup.StepSummary: 6,
	}
	if s.Next() == setup.StepCode {
		return acts[random.IntN(2)]
	}
	if i, ok := forward[s.Next()]; ok && random.IntN(3) > 0 {
		return acts[i]
	}
	return acts[random.IntN(len(acts))]
}
