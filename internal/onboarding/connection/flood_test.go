package connection_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

func TestCorrectionsCanNotFloodAMailbox(t *testing.T) {
	t.Parallel()
	at := days(1.5)
	for name, correct := range map[string]func(c connection.Connection, n int) (connection.Connection, []connection.Effect, error){
		"address": func(c connection.Connection, n int) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(karen, benny, fmt.Sprintf("b%d@victim.example", n), at)
		},
		"receipt": func(c connection.Connection, n int) (connection.Connection, []connection.Effect, error) {
			return c.CorrectContact(karen, connection.Contact{Name: "Karen", Email: fmt.Sprintf("k%d@victim.example", n)}, at)
		},
		"another administrator each time": func(c connection.Connection, n int) (connection.Connection, []connection.Effect, error) {
			id := fmt.Sprintf("55555555-5555-4555-8555-%012d", n)
			c, effects, err := c.AddAdministrator(karen, somebody(id, "Clara Dam", fmt.Sprintf("c%d@victim.example", n)), at)
			if err == nil {
				c, _, err = c.RemoveAdministrator(karen, id, at)
			}
			return c, effects, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, sent := connected(t), 0
			var err error
			for n := 0; n < 100 && err == nil; n++ {
				var effects []connection.Effect
				c, effects, err = correct(c, n)
				sent += len(effects)
			}
			require.ErrorIs(t, err, connection.ErrTooManyLetters)
			require.LessOrEqual(t, sent, connection.DefaultRules().LettersADay)
			at := at.Add(24 * time.Hour)
			_, effects, err := c.CorrectAddress(karen, benny, "tomorrow@krog.example", at)
			require.NoError(t, err, "a day later it goes on")
			require.Len(t, effects, 1)
		})
	}
}

func TestTheRegistersMailboxIsNotFloodedByBeginningAgain(t *testing.T) {
	t.Parallel()
	most := connection.DefaultRules().MailboxADay
	c := complete(t)
	c.MailboxElsewhere = most - 1
	_, effects, err := c.Confirm(karen, registered(), days(1))
	require.NoError(t, err)
	require.Len(t, effects, 1)
	c.MailboxElsewhere = most
	after, effects, err := c.Confirm(karen, registered(), days(1))
	require.ErrorIs(t, err, connection.ErrTooManyLetters)
	require.Empty(t, effects)
	require.Equal(t, c, after)
	must(t, c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(karen, attested(), days(1))
	})
}
