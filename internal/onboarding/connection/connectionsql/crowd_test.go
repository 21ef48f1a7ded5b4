package connectionsql_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/connection"
)

// outcome is what came of many acts at once on one case.
type outcome struct {
	won     int           // acts that changed something
	refused map[error]int // by the law's error
	after   connection.Connection
	jobs    map[string]int // that were added
}

// crowded has a crowd act on a case at once, each in turn doing one of the acts. No error but the law's may come of it.
func (h *house) crowded(id string, acts ...act) outcome {
	h.t.Helper()
	before := h.jobs()
	out := outcome{refused: map[error]int{}, jobs: map[string]int{}}
	var mu sync.Mutex
	var group errgroup.Group
	answers := make([]connection.Connection, crowd)
	for i := range crowd {
		group.Go(func() error {
			var did bool
			after, err := h.Change(h.ctx, id, func(c conn, at time.Time) (conn, efs, error) {
				after, effects, err := acts[i%len(acts)](c, at)
				did = err == nil && (len(effects) > 0 || len(after.History) > len(c.History))
				return after, effects, err
			})
			mu.Lock()
			defer mu.Unlock()
			answers[i] = after
			switch {
			case err != nil && !refusal(err):
				return err
			case err != nil:
				out.refused[err]++
			case did:
				out.won++
			}
			return nil
		})
	}
	require.NoError(h.t, group.Wait())
	var err error
	out.after, _, err = h.Load(h.ctx, id)
	require.NoError(h.t, err)
	for kind, n := range h.jobs() {
		if n > before[kind] {
			out.jobs[kind] = n - before[kind]
		}
	}
	if len(acts) == 1 {
		for _, a := range answers {
			require.Empty(h.t, cmp.Diff(out.after, a, cmpopts.EquateEmpty()), "everybody has the same answer")
		}
	}
	h.soundAudit()
	return out
}

// once checks that of many identical acts one had an effect and nobody was refused.
func (o outcome) once(t *testing.T, state connection.State, jobs map[string]int) {
	t.Helper()
	require.Equal(t, 1, o.won)
	require.Empty(t, o.refused)
	require.Equal(t, state, o.after.State)
	require.Equal(t, jobs, o.jobs)
}

func TestManyIdenticalActsHaveOneEffect(t *testing.T) {
	t.Parallel()
	rie, karen, by := somebody(), somebody(), somebody()
	news := func(n int) map[string]int { return map[string]int{"connection_news": n} }
	none := map[string]int{}
	for name, c := range map[string]struct {
		before func(h *house) connection.Connection
		do     act
		state  connection.State
		jobs   map[string]int
	}{
		"send": {
			func(h *house) connection.Connection { return h.reported(rie) }, send(rie), connection.AwaitingRepresentative,
			map[string]int{"connection_invitation": 1},
		},
		"claim": {
			func(h *house) connection.Connection { return h.do(h.reported(rie).ID, send(rie)) }, claim(karen), connection.AwaitingRepresentative, none,
		},
		"confirm to review": {
			func(h *house) connection.Connection { return h.do(h.complete(by).ID, name(by), upload(by)) }, confirm(by, documented()),
			connection.UnderReview, news(1),
		},
		"upload": {
			func(h *house) connection.Connection { return h.complete(by) }, upload(by), connection.Draft, map[string]int{"connection_scan": 1},
		},
		"take":   {func(h *house) connection.Connection { return h.submitted(by) }, take(lone), connection.UnderReview, none},
		"ask":    {func(h *house) connection.Connection { return h.do(h.submitted(by).ID, take(lone)) }, ask(lone), connection.MoreDocumentation, news(1)},
		"reject": {func(h *house) connection.Connection { return h.do(h.submitted(by).ID, take(lone)) }, reject(lone), connection.Rejected, news(1)},
		"approve": {
			func(h *house) connection.Connection { return h.do(h.submitted(by).ID, take(lone)) }, approve(lone), connection.Connected,
			map[string]int{"connection_receipt": 1, "connection_register_notice": 1, "connection_setup_link": 2, "connection_tell_others": 1},
		},
		"answer":  {func(h *house) connection.Connection { return h.do(h.submitted(by).ID, take(lone), ask(lone)) }, answer(by), connection.UnderReview, news(1)},
		"take up": {func(h *house) connection.Connection { return h.do(h.submitted(by).ID, take(lone), reject(lone)) }, takeUp(by), connection.Draft, none},
		"object": {
			func(h *house) connection.Connection { _, c := h.lockedOut(karen, by); return c }, object(karen), connection.Rejected, news(1),
		},
		"withdraw": {func(h *house) connection.Connection { return h.submitted(by) }, withdraw(by), connection.Withdrawn, none},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := open(t)
			h.crowded(c.before(h).ID, c.do).once(t, c.state, c.jobs)
		})
	}
}

func TestOfManyPeopleWithOneLinkOneTakesItUp(t *testing.T) {
	t.Parallel()
	h := open(t)
	rie := somebody()
	c := h.do(h.reported(rie).ID, send(rie))
	acts := make([]act, crowd)
	for i := range acts {
		acts[i] = claim(somebody())
	}
	o := h.crowded(c.ID, acts...)
	require.Equal(t, 1, o.won)
	require.Equal(t, map[error]int{connection.ErrNotYours: crowd - 1}, o.refused)
	require.NotEmpty(t, o.after.Invitation.Person)
}

func TestOfManyCaseworkersOneTakesTheCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	acts := make([]act, crowd)
	for i := range acts {
		acts[i] = take(connection.Caseworker{Ref: somebody(), Name: "Nogen"})
	}
	o := h.crowded(h.submitted(somebody()).ID, acts...)
	require.Equal(t, 1, o.won)
	require.Equal(t, map[error]int{connection.ErrTakenByOther: crowd - 1}, o.refused)
}

// decisions are those acts of which one can win, on a case that Lone has.
func TestOfManyDecisionsOneStands(t *testing.T) {
	t.Parallel()
	for range 3 {
		h := open(t)
		c := h.do(h.submitted(somebody()).ID, take(lone))
		o := h.crowded(c.ID, approve(lone), reject(lone), ask(lone), approve(ole))
		require.Equal(t, 1, o.won)
		require.Len(t, o.after.Review.Decisions, 1)
		for err := range o.refused {
			require.Contains(t, []error{connection.ErrDecided, connection.ErrTakenByOther}, err)
		}
		require.GreaterOrEqual(t, o.refused[connection.ErrDecided], crowd/2)
	}
}

func TestAnApprovalAndAWithdrawalAtOnceAreOneOfThem(t *testing.T) {
	t.Parallel()
	for range 3 {
		h := open(t)
		by := somebody()
		c := h.do(h.submitted(by).ID, take(lone))
		o := h.crowded(c.ID, approve(lone), withdraw(by))
		require.Equal(t, 1, o.won)
		if o.after.State == connection.Withdrawn {
			require.Equal(t, map[error]int{connection.ErrState: crowd / 2}, o.refused)
			require.Empty(t, o.jobs)
		} else {
			require.Equal(t, connection.Connected, o.after.State)
			require.Equal(t, map[error]int{connection.ErrConnected: crowd / 2}, o.refused)
		}
	}
}

// Two caseworkers approve two cases of one association.
func TestOfTwoApprovalsForOneAssociationOneConnectsIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	first, second := h.do(h.submitted(somebody()).ID, take(lone)), h.do(h.submitted(somebody()).ID, take(ole))
	var group errgroup.Group
	errs := make([]error, crowd)
	for i := range crowd {
		group.Go(func() error {
			_, errs[i] = h.Change(h.ctx, []string{first.ID, second.ID}[i%2], []act{approve(lone), approve(ole)}[i%2])
			return nil
		})
	}
	require.NoError(t, group.Wait())
	var late int
	for _, err := range errs {
		if errors.Is(err, connection.ErrAlreadyConnected) {
			late++
			continue
		}
		require.NoError(t, err)
	}
	require.Equal(t, crowd/2, late)
	h.soundAudit()
}

// The last moment: an objection, the clock, and a withdrawal.
func TestAnObjectionAndTheClockAtOnceAreOneOfThem(t *testing.T) {
	t.Parallel()
	for _, late := range []bool{false, true} {
		h := open(t)
		inc, eva := somebody(), somebody()
		_, c := h.lockedOut(inc, eva)
		h.Clock.Shift(week - 10*time.Minute)
		if late {
			h.Clock.Shift(20 * time.Minute)
		}
		o := h.crowded(c.ID, object(inc), func(c conn, at time.Time) (conn, efs, error) { return c.Tick(at) })
		require.Equal(t, 1, o.won)
		if !late {
			require.Equal(t, connection.Rejected, o.after.State)
			continue
		}
		require.Equal(t, connection.Connected, o.after.State)
		for err := range o.refused {
			require.Contains(t, []error{connection.ErrTooLate, connection.ErrState, connection.ErrNotYours}, err)
		}
	}
}

func TestAnAnswerAndItsDeadlineAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.do(h.submitted(by).ID, take(lone), ask(lone))
	h.turn(c.QuestionUntil().Add(-30 * time.Millisecond))
	o := h.crowded(c.ID, answer(by), func(c conn, at time.Time) (conn, efs, error) { return c.Tick(at) })
	require.Contains(t, []connection.State{connection.UnderReview, connection.Expired}, o.after.State)
	for err := range o.refused {
		require.ErrorIs(t, err, connection.ErrState)
	}
}
