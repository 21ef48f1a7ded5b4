package reviewhttp_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// crowd sends 64 forms at once, the i-th made by send, and counts where they lead: "303 /address" or "409".
func crowd(send func(i int) (b *browser, path string, form []string)) map[string]int {
	led := map[string]int{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for i := range 64 {
		wait.Go(func() {
			b, path, form := send(i)
			b = b.twin()
			to := b.submit(path, form...)
			mu.Lock()
			defer mu.Unlock()
			led[fmt.Sprintf("%d %s", b.status, to)]++
		})
	}
	wait.Wait()
	return led
}

func TestSixtyFourEqualFormsAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	me, other := h.visit("sanne"), h.visit("mikkel")
	mine, theirs := me.who(), other.who()
	same := func(c connection.Connection, page, leads string, form ...string) connection.Connection {
		t.Helper()
		led := crowd(func(int) (*browser, string, []string) { return me, at(c, page), form })
		require.Equal(t, map[string]int{"303 " + at(c, leads): 64}, led, page)
		return h.is(c.ID)
	}
	count := func(c connection.Connection, kind connection.EventKind) (n int) {
		for _, e := range c.History {
			if e.Kind == kind {
				n++
			}
		}
		return n
	}
	c := h.fresh()
	require.Equal(t, 1, count(same(c, "/take", ""), connection.EventTaken))
	require.Equal(t, 1, count(same(c, "/release", ""), connection.EventReleased))
	h.change(c.ID, taken(mine))
	c = same(c, "/ask", "/done", "question", "Hvad?", "stage", "send")
	require.Equal(t, 1, count(c, connection.EventAsked))
	require.Len(t, c.Review.Decisions, 1)
	require.Len(t, c.Letters, 2)

	c = h.fresh()
	h.change(c.ID, taken(mine))
	c = same(c, "/reject", "/done", "why", "old", "text", "Nej", "stage", "send")
	require.Equal(t, 1, count(c, connection.EventRejected))
	c = same(c, "/reopen", "/done", "reason", "Jo", "stage", "send")
	require.Equal(t, 1, count(c, connection.EventReopened))
	c = same(c, "/hand-over", "", "to", string(theirs.Ref))
	require.Equal(t, 1, count(c, connection.EventHandedOver))

	c = h.fresh()
	h.change(c.ID, taken(mine))
	before := h.jobs("connection_receipt")
	c = same(c, "/approve", "/done", append(ticked, "stage", "send")...)
	require.Equal(t, 1, count(c, connection.EventApproved))
	require.Equal(t, before+1, h.jobs("connection_receipt"))
}

func TestOfSixtyFourConflictingFormsOneWinsAndTheOthersAreTold(t *testing.T) {
	t.Parallel()
	h := open(t)
	me, other := h.visit("sanne"), h.visit("mikkel")
	mine, theirs := me.who(), other.who()
	c := h.fresh()
	led := crowd(func(i int) (*browser, string, []string) { return []*browser{me, other}[i%2], at(c, "/take"), nil })
	require.Equal(t, map[string]int{"303 " + at(c, ""): 32, "409 ": 32}, led, "each of one caseworker's presses is the same press")
	require.Contains(t, []any{mine.Ref, theirs.Ref}, h.is(c.ID).Review.By)

	c = h.fresh()
	h.change(c.ID, taken(mine))
	acts := [][]string{
		append([]string{"/approve", "stage", "send"}, ticked...), {"/ask", "stage", "send", "question", "Hvad?"},
		{"/ask", "stage", "send", "question", "Noget andet"}, {"/reject", "stage", "send", "why", "old"},
	}
	led = crowd(func(i int) (*browser, string, []string) { return me, at(c, acts[i%4][0]), acts[i%4][1:] })
	require.Equal(t, map[string]int{"303 " + at(c, "/done"): 16, "409 ": 48}, led)
	require.Len(t, h.is(c.ID).Review.Decisions, 1)

	c = h.fresh()
	h.change(c.ID, taken(mine))
	third := h.visit("yasmin").who()
	led = crowd(func(i int) (*browser, string, []string) {
		return me, at(c, "/hand-over"), []string{"to", string([]connection.Caseworker{theirs, third}[i%2].Ref)}
	})
	require.Equal(t, map[string]int{"303 " + at(c, ""): 32, "409 ": 32}, led)

	c = h.fresh()
	h.change(c.ID, taken(mine))
	me.post(at(c, "/reject"), "why", "old", "stage", "send")
	led = crowd(func(i int) (*browser, string, []string) {
		return []*browser{me, other}[i%2], at(c, "/reopen"), []string{"reason", "Jo", "stage", "send"}
	})
	require.Equal(t, map[string]int{"303 " + at(c, "/done"): 32, "409 ": 32}, led)
	first, second := me, other
	if h.is(c.ID).Review.By == theirs.Ref {
		first, second = other, me
	}
	first.post(at(c, "/approve"), append(ticked, "stage", "send")...)
	second.post(at(c, "/ask"), "question", "Hvad?", "stage", "send").sees(409, "Sagen er allerede afgjort")
	require.Contains(t, second.text(), "Godkendt af "+first.name, "it is said who decided")
}
