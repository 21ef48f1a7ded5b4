package activationsql_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

// crowd makes users in every situation there is: each is led some way by a history of its own.
func (h *house) crowd(n int, seed uint64) []string {
	h.t.Helper()
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("Navn %d %d", seed, i))
	}
	ids := h.users(names...)
	random := rand.New(rand.NewPCG(seed, 3))
	for i, id := range ids {
		by := person.Ref(uuid.NewString())
		if i%4 < 2 { // Refused, or active: chance seldom leads so far.
			h.change(id, invite(activation.ChoicePrivate))
			h.change(id, match(by, surely, matching.Typed{}))
			h.change(id, answer(by, i%4 == 0))
		}
	}
	for step := range 4 {
		for _, id := range ids[n/4:] {
			if random.IntN(2) == 0 {
				_, _ = h.Change(h.ctx, club, id, anything(random, person.Ref(uuid.NewSHA1(uuid.Nil, []byte(id)).String())))
			}
		}
		if step%2 == 1 {
			h.Clock.Shift(11 * 24 * time.Hour)
		}
	}
	return ids
}

func answer(by person.Ref, yes bool) func(user, agreement, time.Time) (user, effects, error) {
	return func(u user, a agreement, at time.Time) (user, effects, error) {
		if yes {
			return u.Approve(by, u.LinkVersion, a, at)
		}
		return u.Reject(by, u.LinkVersion, a, at)
	}
}

// anything is some act, mostly the one that leads on.
func anything(random *rand.Rand, by person.Ref) func(user, agreement, time.Time) (user, effects, error) {
	choice := activation.Choices()[random.IntN(3)]
	typed := []matching.Typed{{}, {Given: true}, {Given: true, Same: true}}[random.IntN(3)]
	f := []matching.Found{surely, {SameName: true}, {BirthKnown: true}}[random.IntN(3)]
	n := random.IntN(14)
	separate := person.Ref(uuid.NewSHA1(uuid.Nil, []byte(by)).String())
	return func(u user, a agreement, at time.Time) (user, effects, error) {
		switch n {
		case 0:
			return u.Apply(activation.Delete(), a, karen, at)
		case 1, 2:
			return u.Apply(activation.Restore(), a, karen, at)
		case 3:
			return u.IssueCode(karen, person.Code{Epoch: n, Tag: []byte{byte(n)}}, at)
		case 4:
			return u.Resend(karen, u.LinkVersion, at)
		case 5:
			return u.CorrectAddress(karen, fmt.Sprintf("a%d@example.org", random.IntN(1000)), at)
		case 6:
			return u.Renew(u.LinkVersion, at)
		case 7, 9:
			return u.Reject(by, u.LinkVersion, a, at)
		case 8:
			return u.Apply(activation.Invite(choice), a, karen, at)
		}
		switch u.Next(by, u.LinkVersion, a, at) {
		case activation.StepMatch:
			u, _, e, err := u.Match(by, u.LinkVersion, f, typed, at)
			return u, e, err
		case activation.StepPrivate:
			return u.Approve(by, u.LinkVersion, a, at)
		case activation.StepSeparate:
			return u.Enrolled(by, u.LinkVersion, separate, "display", a, at)
		case activation.StepLink, activation.StepReceipt, activation.StepRefused:
		}
		return u.Apply(activation.Invite(choice), a, karen, at)
	}
}

// What the statement does to many is what the law does to each: who is met, why not, what becomes of them, and what is sent.
func TestATransitionOfManyIsTheLawOfEach(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.crowd(60, 1)
	reasons := map[activation.Reason]int{}
	states := map[activation.State]int{}
	for _, transition := range []activation.Transition{
		activation.Invite(activation.ChoicePrivate), activation.Restore(), activation.Invite(activation.ChoiceAsk), activation.Delete(),
		activation.Delete(), activation.Restore(),
	} {
		before := map[string]user{}
		for _, id := range ids {
			before[id] = h.user(id)
			states[before[id].State]++
		}
		_, a, now, err := h.User(h.ctx, club, ids[0])
		require.NoError(t, err)
		weighed, err := h.Weigh(h.ctx, club, ids, transition)
		require.NoError(t, err)
		jobs := h.jobs()["activation_link"]
		done, err := h.Transit(h.ctx, club, karen, ids, transition)
		require.NoError(t, err)
		require.Equal(t, weighed, done, "what was promised is what was done")

		var sent int
		for _, id := range ids {
			got := h.user(id)
			reason := transition.Meets(before[id], now)
			require.Equal(t, reason, done.Why[id])
			if reason != activation.ReasonMet {
				reasons[reason]++
				require.Equal(t, before[id], got)
				continue
			}
			want, e, err := before[id].Apply(transition, a, karen, changedAt(got, transition, now))
			require.NoError(t, err)
			want.Noted = nil
			want.InviterName = got.InviterName
			require.Equal(t, want, got)
			sent += len(e)
		}
		require.Equal(t, jobs+sent, h.jobs()["activation_link"])
		h.sound()
		h.Clock.Shift(16 * 24 * time.Hour)
	}
	for _, state := range activation.States() {
		require.NotZero(t, states[state], "the crowd must be mixed enough to mean something: %v", states)
	}
	for _, reason := range []activation.Reason{"active", "deleted", "invited", "too-late"} {
		require.NotZero(t, reasons[reason], "%v", reasons)
	}
}

// changedAt is when a transition was made, as the row has it.
func changedAt(u user, t activation.Transition, now time.Time) time.Time {
	switch t.To {
	case activation.Invited:
		return u.InvitedAt
	case activation.Deleted:
		return u.DeletedAt
	case activation.Imported, activation.Active, activation.Refused:
	}
	return now
}

func TestATransitionBeyondWhatTheAssociationAllowsIsRefused(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Bo")
	_, err := h.Pool.Exec(h.ctx, `update agreement set private = false`)
	require.NoError(t, err)
	_, err = h.Transit(h.ctx, club, karen, ids, activation.Invite(activation.ChoiceAsk))
	require.ErrorIs(t, err, activation.ErrNotAllowed)
	_, err = h.Weigh(h.ctx, club, ids, activation.Invite(activation.ChoicePrivate))
	require.ErrorIs(t, err, activation.ErrNotAllowed)
	_, err = h.Weigh(h.ctx, "10000025", ids, activation.Delete())
	require.ErrorIs(t, err, activation.ErrNotSetUp)
}

func TestABulkActIsOneEventWithTheRootOfItsUsers(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara")
	for range 2 {
		_, err := h.Transit(h.ctx, club, karen, ids, activation.Invite(activation.ChoiceAsk))
		require.NoError(t, err)
	}
	require.Equal(t, 1, h.audited("activation.invited"))
	var root, choice string
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select payload::jsonb->'details'->>'root', payload::jsonb->'details'->>'choice'
		from audit_payload where payload::jsonb->>'kind' = 'activation.invited'`).Scan(&root, &choice))
	require.Equal(t, activation.Root(ids), root)
	require.Equal(t, "ask", choice)
}

// Whatever is done to a user, what is read afterwards is what the law answered.
func TestAnyHistoryIsReadBackAsTheLawLeftIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan", "Eva", "Finn", "Gry", "Hans", "Ib", "Jo", "Kaj", "Lis")
	done := map[activation.State]int{}
	for i, id := range ids {
		random := rand.New(rand.NewPCG(uint64(i), 9))
		by := person.Ref(uuid.NewString())
		for range 24 {
			after, err := h.Change(h.ctx, club, id, anything(random, by))
			got := h.user(id)
			if err == nil {
				after.InviterName = got.InviterName
				require.Equal(t, after, got)
			}
			done[got.State]++
			h.Clock.Shift(time.Duration(random.IntN(60)) * time.Hour)
		}
	}
	h.sound()
	for _, state := range activation.States() {
		require.NotZero(t, done[state], "the histories must come far enough to mean something: %v", done)
	}
}
