package connectionsql_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

const crowd = 64

func TestManyIdenticalConfirmationsHaveOneEffectAndEqualAnswers(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.complete(by)
	answers := make([]connection.Connection, crowd)
	var group errgroup.Group
	for i := range crowd {
		group.Go(func() (err error) {
			answers[i], err = h.Change(h.ctx, c.ID, confirm(by, attested()))
			return err
		})
	}
	require.NoError(t, group.Wait())
	for _, answer := range answers {
		require.Equal(t, answers[0], answer)
	}
	require.Equal(t, map[string]int{
		"connection_receipt": 1, "connection_register_notice": 1, "connection_setup_link": 2, "connection_tell_others": 1,
	}, h.jobs())
	h.soundAudit()
}

func TestOfManyPeopleWhoConfirmOneAssociationOneConnectsAndTheOthersAreTold(t *testing.T) {
	t.Parallel()
	h := open(t)
	cases := make([]connection.Connection, crowd)
	for i := range cases {
		cases[i] = h.complete(somebody())
	}
	var won, told atomic.Int32
	var winner atomic.Value
	var group errgroup.Group
	for _, c := range cases {
		group.Go(func() error {
			_, err := h.Change(h.ctx, c.ID, confirm(c.StartedBy, attested()))
			switch {
			case err == nil:
				won.Add(1)
				winner.Store(c.ID)
			case errors.Is(err, connection.ErrAlreadyConnected):
				told.Add(1)
			default:
				return err
			}
			return nil
		})
	}
	require.NoError(t, group.Wait())
	require.EqualValues(t, 1, won.Load())
	require.EqualValues(t, crowd-1, told.Load())

	for range 2 { // The fan-out may run twice; each is written to once.
		for range 3 {
			group.Go(func() error { _, err := h.TellOthers(h.ctx, winner.Load().(string)); return err })
		}
		require.NoError(t, group.Wait())
	}
	require.Equal(t, crowd-1, h.jobs()["connection_already_connected"])
	for _, c := range cases {
		got, _, err := h.Get(h.ctx, c.ID, c.StartedBy)
		require.NoError(t, err)
		if c.ID != winner.Load() {
			require.Equal(t, connection.StepTaken, got.Next(connection.Starter))
			_, ordered := got.Letter(connection.LetterAlreadyConnected, c.ID)
			require.True(t, ordered)
		}
	}
	h.soundAudit()
}

func TestManyStartsOfOnePersonAreOneCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	ids := make([]string, crowd)
	var group errgroup.Group
	for i := range crowd {
		group.Go(func() error {
			c, err := h.Start(h.ctx, club, by, "da")
			ids[i] = c.ID
			return err
		})
	}
	require.NoError(t, group.Wait())
	for _, id := range ids {
		require.Equal(t, ids[0], id)
	}
	h.soundAudit()
}

// Everything at once on a few cases of one association: nobody waits in a circle, and nothing breaks.
func TestNothingWaitsInACircle(t *testing.T) {
	t.Parallel()
	h := open(t)
	var people []connection.Connection
	for range 4 {
		people = append(people, h.complete(somebody()), h.submitted(somebody()))
	}
	rescuers := []person.Ref{somebody(), people[0].StartedBy}
	var group errgroup.Group
	for i := range 240 {
		c := people[i%len(people)]
		by := c.StartedBy
		group.Go(func() error {
			var err error
			switch i % 16 {
			case 0, 1:
				_, err = h.Change(h.ctx, c.ID, confirm(by, registered()))
			case 2:
				_, err = h.Change(h.ctx, c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
					return c.CorrectContact(by, connection.Contact{Name: "Karen", Email: "ny@holm.example"}, at)
				})
			case 3:
				_, err = h.Start(h.ctx, club, by, "da")
			case 4, 12:
				_, err = h.Sweep(h.ctx)
			case 5:
				_, err = h.TellOthers(h.ctx, c.ID)
			case 6:
				letter := connection.Letter{Kind: connection.LetterMailbox, Subject: c.ID, Version: 1}
				err = h.MarkSent(h.ctx, c.ID, letter, time.Now())
			case 7:
				h.Clock.Shift(30 * time.Hour)
				_, err = h.Change(h.ctx, c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
					return c.OpenMailbox(by, c.MailboxVersion, registered(), at)
				})
			case 8:
				_, err = h.Change(h.ctx, people[1].ID, together(take(lone), approve(lone)))
			case 9:
				_, err = h.Change(h.ctx, c.ID, together(take(lone), ask(lone)))
			case 10:
				_, err = h.Recover(h.ctx, club, rescuers[i/16%2], "da")
			case 11:
				var c connection.Connection
				if c, err = h.Recover(h.ctx, club, rescuers[i/16%2], "da"); err == nil {
					_, err = h.Change(h.ctx, c.ID, together(ready(c.StartedBy), confirm2(attested())))
				}
			case 13:
				_, err = h.TellIncumbents(h.ctx, c.ID)
			case 14:
				err = h.Viewed(h.ctx, c.ID, lone.Ref, "case", "")
			case 15:
				_, err = h.Queue(h.ctx, connection.QueueFilter{View: connection.ViewAll})
			}
			if refusal(err) {
				return nil
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	h.unbroken()
}
