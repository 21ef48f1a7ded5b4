package connectionsql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// Whoever withdraws and begins again has a fresh case, and the association's mailbox is the same.
func TestAMailboxIsNotFloodedByWithdrawingAndBeginningAgain(t *testing.T) {
	t.Parallel()
	h, karen, other := open(t), somebody(), somebody()
	for range connection.DefaultRules().MailboxADay {
		c := h.complete(karen)
		h.change(c.ID, confirm(karen, registered()))
		h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Withdraw(karen, at)
		})
	}
	c := h.complete(karen)
	_, err := h.Change(h.ctx, c.ID, confirm(karen, registered()))
	require.ErrorIs(t, err, connection.ErrTooManyLetters)
	h.change(h.complete(other).ID, confirm(other, registered()))
	h.Clock.Shift(25 * time.Hour)
	h.change(c.ID, confirm(karen, registered()))
}
