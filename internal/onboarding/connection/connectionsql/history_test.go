package connectionsql_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
)

// Whatever several people, caseworkers and the clock do to the cases of an association, what is read afterwards is what the law answered:
// no field, order, letter, document or decision is lost on the way, and nothing that the law changed is left unsaved.
func TestAnyHistoryIsReadBackAsTheLawLeftIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	reached := map[connection.State]int{}
	var effects int
	for seed := range uint64(20) {
		w := &town{house: h, random: rand.New(rand.NewPCG(seed, 7)), rec: club, reached: reached}
		w.rec.CVR = association.CVR(fmt.Sprintf("1000%04d", seed))
		for range 2 {
			w.starters, w.reps = append(w.starters, somebody()), append(w.reps, somebody())
		}
		for range 200 {
			w.play()
		}
		effects += w.effects
	}
	t.Log(reached)
	h.unbroken()
	var jobs int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) from river_job`).Scan(&jobs))
	require.Equal(t, effects, jobs, "every effect is a job")
	for _, state := range connection.States() {
		require.NotZero(t, reached[state], "the histories must come far enough to mean something: %v", reached)
	}
}

// town is an association with people who prepare its connection, for themselves or for somebody else, and one who comes when it is locked
// out.
type town struct {
	*house
	random         *rand.Rand
	rec            association.Record
	starters, reps []person.Ref
	rescuer        person.Ref
	ids            []string
	recovery       string
	effects        int
	reached        map[connection.State]int
}

func (w *town) play() {
	id := w.pick()
	before, at, err := w.Load(w.ctx, id)
	if before.State == connection.Connected && w.random.IntN(4) > 0 {
		return // there is not much left to do.
	}
	if errors.Is(err, connection.ErrUnknown) {
		w.ids, w.recovery = nil, "" // a draft was deleted; whoever is left is found by starting again.
		return
	}
	require.NoError(w.t, err)
	do := w.draw(before, w.actor(before))
	var answered connection.Connection
	after, err := w.Change(w.ctx, id, func(c conn, at time.Time) (conn, efs, error) {
		require.Equal(w.t, before, c, "what is locked is what was read")
		after, effects, err := do(c, at)
		if answered = after; err == nil {
			w.effects += len(effects)
		}
		return after, effects, err
	})
	got, _, loadErr := w.Load(w.ctx, id)
	require.NoError(w.t, loadErr)
	if err != nil {
		require.True(w.t, refusal(err), "%v", err)
		require.Equal(w.t, before, got, "what is refused changes nothing")
		return
	}
	require.Empty(w.t, cmp.Diff(answered, after, cmpopts.EquateEmpty()))
	require.Empty(w.t, cmp.Diff(answered, got, cmpopts.EquateEmpty()))
	w.reached[got.State]++
	for _, l := range got.Letters {
		switch w.random.IntN(3) {
		case 0:
			require.NoError(w.t, w.MarkSent(w.ctx, id, l, at))
		case 1:
			require.NoError(w.t, w.MarkBounced(w.ctx, id, l, connection.ReasonRefused, at))
		}
	}
	if w.random.IntN(3) == 0 {
		w.Clock.Shift(time.Duration(w.random.IntN(60)) * time.Hour)
	}
	if w.random.IntN(5) == 0 && (got.State == connection.AwaitingRepresentative || got.State == connection.MoreDocumentation) {
		w.Clock.Shift(31 * 24 * time.Hour)
	}
}

// refusal answers whether the law has refused: those errors have a kind.
func refusal(err error) bool {
	var f *fault.Fault
	return errors.As(err, &f)
}

// pick answers some case, or starts one. Once the association is connected it is mostly the one of whoever comes then.
func (w *town) pick() string {
	switch n := w.random.IntN(6); {
	case w.recovery != "" && n < 4:
		return w.recovery
	case n > 0 && len(w.ids) > 0:
		return w.ids[w.random.IntN(len(w.ids))]
	}
	c, err := w.Start(w.ctx, w.rec, w.starters[w.random.IntN(len(w.starters))], "da")
	if errors.Is(err, connection.ErrAlreadyConnected) {
		if w.rescuer == "" {
			w.rescuer = somebody()
		}
		c, err = w.Recover(w.ctx, w.rec, w.rescuer, "en")
		w.recovery = c.ID
	}
	require.NoError(w.t, err)
	w.ids = append(w.ids, c.ID)
	return c.ID
}

// actor is mostly whoever's turn it is.
func (w *town) actor(c connection.Connection) person.Ref {
	switch everybody := append(append([]person.Ref{w.rescuer}, w.starters...), w.reps...); {
	case w.random.IntN(10) == 0:
		return everybody[w.random.IntN(len(everybody))]
	case c.Pen() == connection.Representative && c.Invitation.Person != "":
		return c.Invitation.Person
	case c.Pen() == connection.Representative:
		return w.reps[w.random.IntN(len(w.reps))]
	}
	return c.StartedBy
}
