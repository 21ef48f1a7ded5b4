package connectionsql_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/person"
)

// Whatever is done to a case, what is read afterwards is what the law answered: no field, order or letter is lost on the way.
func TestAnyHistoryIsReadBackAsTheLawLeftIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	done := map[connection.State]int{}
	for seed := range uint64(16) {
		random := rand.New(rand.NewPCG(seed, 7))
		by := somebody()
		rec := club
		rec.CVR = association.CVR(fmt.Sprintf("1000%04d", seed/2)) // two people at each
		c, err := h.Start(h.ctx, rec, by, "da")
		if errors.Is(err, connection.ErrAlreadyConnected) {
			continue
		}
		require.NoError(t, err)
		for range 20 {
			do := anything(random, by, c)
			after, err := h.Change(h.ctx, c.ID, do)
			h.Clock.Shift(time.Duration(random.IntN(20)) * time.Hour)
			got, _, loadErr := h.Load(h.ctx, c.ID)
			require.NoError(t, loadErr)
			if err == nil {
				require.Equal(t, after, got)
			}
			done[got.State]++
			c = got
		}
	}
	h.soundAudit()
	for _, state := range []connection.State{connection.Draft, connection.AwaitingMailbox, connection.Connected, connection.Withdrawn} {
		require.NotZero(t, done[state], "the histories must come far enough to mean something: %v", done)
	}
}

// anything is some act on the case, mostly the one that leads on.
func anything(random *rand.Rand, by person.Ref, c connection.Connection) connectionsql.Decide {
	n := random.IntN(5)
	email := fmt.Sprintf("a%d@example.org", n)
	added := connection.Administrator{ID: uuid.NewString(), Name: "Navn", Email: email, Language: "en", Birth: person.Code{Epoch: n, Tag: []byte{byte(n)}}}
	known := added.ID
	if len(c.Administrators) > 0 {
		known = c.Administrators[random.IntN(len(c.Administrators))].ID
	}
	f := registered()
	if n == 0 {
		f = attested()
	}
	f.Association, f.Name = c.Association, fmt.Sprintf("Skovby %d", n)
	acts := map[connection.Step]connectionsql.Decide{
		connection.StepRole: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(by, person.Representative, at)
		},
		connection.StepContact: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(by, connection.Contact{Name: "Karen", Email: email}, "en", at)
		},
		connection.StepEvidence: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetFinding(by, f, at)
		},
		connection.StepTerms: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(by, theTerms.Hash("da"), theTerms, at)
		},
		connection.StepAdministrators: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.AddAdministrator(by, added, at)
		},
		connection.StepCheck: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Confirm(by, f, at)
		},
		connection.StepMailbox: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.OpenMailbox(by, c.MailboxVersion, registered(), at)
		},
		connection.StepReceipt: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(by, known, email, at)
		},
		connection.StepCase: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.RemoveAdministrator(by, known, at)
		},
		connection.StepWithdrawn: func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Withdraw(by, at)
		},
	}
	steps := slices.Sorted(maps.Keys(acts))
	if next, ok := acts[c.Next(c.Decider())]; ok && n > 1 {
		return next
	}
	if n == 1 && random.IntN(3) == 0 {
		return acts[connection.StepWithdrawn]
	}
	return acts[steps[random.IntN(len(steps)-1)]]
}
