package activation_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// world is one imported user, whom three people try to be, an administrator, an association that changes its mind, and a clock.
type world struct {
	at        time.Time
	u         user
	agreement membership.Agreement
	sent      map[string]bool // every letter ever ordered, by name
	told      map[string]bool
	reached   map[activation.State]int
}

// found is what comparing each of the people with the user finds: Bo is the one, Eva shares his name, and nobody knows Al.
func (w *world) found(by person.Ref) matching.Found {
	known := !w.u.Birth.IsZero()
	switch by {
	case bo:
		return matching.Found{BirthKnown: known, SameBirth: known, SameName: true}
	case eva:
		return matching.Found{BirthKnown: known, SameName: true}
	}
	return matching.Found{BirthKnown: known}
}

// draw answers some act, mostly the one that leads on, and whether doing it twice is doing it once.
func (w *world) draw(t *rapid.T, by person.Ref) (do act, once bool) {
	at, a := w.at, w.agreement
	version := w.u.LinkVersion
	if rapid.IntRange(0, 3).Draw(t, "older link") == 0 {
		version = rapid.IntRange(0, 3).Draw(t, "version")
	}
	typed := rapid.SampledFrom([]matching.Typed{noCode, wrong, right}).Draw(t, "typed")
	choice := rapid.SampledFrom(activation.Choices()).Draw(t, "choice")
	with := rapid.SampledFrom(membership.Authenticators()).Draw(t, "with")
	email := rapid.SampledFrom([]string{"a@x.dk", "b@x.dk"}).Draw(t, "e-mail")
	f := w.found(by)
	forward := map[activation.Step]act{
		activation.StepMatch: func(u user) (user, effects, error) {
			u, _, e, err := u.Match(by, version, f, typed, at)
			return u, e, err
		},
		activation.StepPrivate:  func(u user) (user, effects, error) { return u.Approve(by, version, a, at) },
		activation.StepRefused:  func(u user) (user, effects, error) { return u.Reject(by, version, a, at) },
		activation.StepSeparate: func(u user) (user, effects, error) { return u.Enrolled(by, version, boSep, with, a, at) },
	}
	all := []act{
		apply(activation.Invite(choice), a, at), apply(activation.Restore(), a, at),
		func(u user) (user, effects, error) { return u.Resend(karen, version, at) },
		func(u user) (user, effects, error) { return u.CorrectAddress(karen, email, at) },
		func(u user) (user, effects, error) { return u.Renew(version, at) },
		forward[activation.StepRefused],
		forward[activation.StepPrivate], forward[activation.StepSeparate],
	}
	code := func(u user) (user, effects, error) { return u.IssueCode(karen, theCode, at) }
	step := w.u.Next(by, version, a, at)
	if step == activation.StepPrivate && rapid.Bool().Draw(t, "reject") {
		step = activation.StepRefused
	}
	next := map[activation.State]act{
		activation.Imported: all[0], activation.Deleted: apply(activation.Restore(), a, at), activation.Invited: forward[step],
	}[w.u.State]
	switch n := rapid.IntRange(0, 9).Draw(t, "act"); {
	case n < 4 && next != nil:
		return next, step != activation.StepMatch
	case n == 4:
		return code, false
	case n == 5:
		return forward[activation.StepMatch], false
	case n == 6 && rapid.Bool().Draw(t, "delete"):
		return apply(activation.Delete(), a, at), true
	}
	return rapid.SampledFrom(all).Draw(t, "any act"), true
}

func (w *world) save(t *rapid.T, by person.Ref, after user, e effects) {
	before := w.u
	for _, one := range e {
		if id, l, ok := activation.LetterOf(one); ok {
			name := fmt.Sprintf("%s.%s.%d", l.Kind, l.Subject, l.Version)
			require.Equal(t, before.ID, id)
			require.False(t, w.sent[name], "%s was ordered before", name)
			w.sent[name] = true
		} else {
			name := fmt.Sprint(one)
			require.False(t, w.told[name], "%s was ordered before", name)
			w.told[name] = true
		}
	}
	if before.State != after.State {
		require.Contains(t, map[activation.State][]activation.State{
			activation.Imported: {activation.Invited, activation.Deleted},
			activation.Invited:  {activation.Active, activation.Refused, activation.Deleted},
			activation.Refused:  {activation.Invited, activation.Deleted},
			activation.Deleted:  {activation.Imported},
		}[before.State], after.State)
	}
	if before.Person != after.Person {
		require.True(t, after.Person == by && before.Person == "" || after.State == activation.Deleted)
		require.NotEqual(t, person.Ref("al"), after.Person, "nobody's name and nobody's birthday is nobody")
	}
	if after.State == activation.Active && before.State != activation.Active {
		require.Equal(t, before.Person, by, "only who was matched")
		if after.Answer == activation.Approved {
			require.True(t, w.agreement.Private && after.Choice != activation.ChoiceSeparate)
		} else {
			require.True(t, w.agreement.Offers(after.SeparateWith) && after.Choice != activation.ChoicePrivate)
		}
	}
	require.GreaterOrEqual(t, after.LinkVersion, before.LinkVersion)
	after.Noted = nil
	w.u = after
	w.reached[after.State]++
}

func TestAnyHistoryOfSeveralPeopleAndAClockKeepsTheLaw(t *testing.T) {
	t.Parallel()
	reached := map[activation.State]int{}
	rapid.Check(t, func(t *rapid.T) {
		w := &world{at: monday, u: imported(), agreement: everything, sent: map[string]bool{}, told: map[string]bool{}, reached: reached}
		t.Repeat(map[string]func(*rapid.T){
			"act": func(t *rapid.T) {
				by := rapid.SampledFrom([]person.Ref{bo, bo, bo, eva, "al", ""}).Draw(t, "by")
				do, once := w.draw(t, by)
				before := w.u
				after, e, err := do(before)
				if err != nil {
					require.Empty(t, e, "what is refused causes nothing")
					return
				}
				if once {
					again, more, err := do(after)
					require.NoError(t, err)
					require.Empty(t, more, "twice is once")
					require.Equal(t, after, again)
				}
				if len(after.Noted) == 0 && len(e) == 0 {
					require.Equal(t, before, after, "what is not noted didn't happen")
				}
				w.save(t, by, after, e)
			},
			"wait": func(t *rapid.T) {
				w.at = w.at.Add(time.Duration(rapid.IntRange(1, 15*24).Draw(t, "hours")) * time.Hour)
			},
			"settings": func(t *rapid.T) {
				w.agreement = rapid.SampledFrom([]membership.Agreement{everything, everything, privateOnly, separateOnly}).Draw(t, "agreement")
			},
			"": func(t *rapid.T) {
				for _, by := range []person.Ref{"", bo, eva} {
					step := w.u.Next(by, w.u.LinkVersion, w.agreement, w.at)
					require.True(t, w.u.CanVisit(step, by, w.u.LinkVersion, w.agreement, w.at))
					require.True(t, slices.Contains(activation.LinkStatuses(), w.u.Link(by, w.u.LinkVersion, w.at)))
				}
			},
		})
	})
	t.Log(reached)
	for _, state := range activation.States() {
		require.NotZero(t, reached[state], "the machine must come far enough to mean something: %v", reached)
	}
}
