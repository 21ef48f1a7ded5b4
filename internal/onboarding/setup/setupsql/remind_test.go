package setupsql_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
)

// The statement for many and the law for one agree, whatever the administrators' links, answers and letters are.
func TestRemindingManyIsRemindingEach(t *testing.T) {
	t.Parallel()
	h := open(t)
	random := rand.New(rand.NewPCG(3, 5))
	var ids []string
	for range 120 {
		id := uuid.NewString()
		ids = append(ids, id)
		// On the edges, and a minute before and after.
		days, minutes := []int{29, 30, 31, 52, 53, 54, 59, 60, 61}[random.IntN(9)], random.IntN(3)-1
		version := random.IntN(3)
		at := any(sentAt.AddDate(0, 0, -days).Add(time.Duration(minutes) * time.Minute))
		if version == 0 {
			at = nil
		}
		h.exec(`insert into administrator (id, cvr, connection_id, place, name, email, language, birth_tag, link_version, link_at, withdrawn, appointment)
			values ($1, '10000009', $2, 9, 'Navn', 'n@x.example', 'da', '\x01', $3, $4, $5, 2)`, id, theCase, version, at, random.IntN(8) == 0)
		if random.IntN(4) == 0 {
			h.exec(`insert into letter (connection_id, kind, subject, version, cvr, state, at) values ($1, 'setup', $2, $3, '10000009', 'bounced', $4)`,
				theCase, id, max(1, random.IntN(3)), sentAt)
		}
		if random.IntN(4) == 0 {
			// What was done under an earlier appointment counts no longer.
			h.exec(`insert into setup (id, cvr, appointment, person, matched_at, own, done_at) values ($1, '10000009', $2, $3, $4, 'private', $4)`,
				id, 1+random.IntN(2), uuid.NewString(), sentAt)
		}
		if random.IntN(3) == 0 {
			h.exec(`insert into setup_letter (setup_id, kind, version, cvr, state, at) values ($1, $2, $3, '10000009', 'sent', $4)`,
				id, []connection.LetterKind{setup.LetterReminder, setup.LetterLastReminder}[random.IntN(2)], max(1, version), sentAt)
		}
	}
	h.turn(sentAt)
	want, last := map[string]setup.SendReminder{}, 0
	for _, id := range append(ids, self, benny, clara) {
		s, at, err := h.Get(h.ctx, id)
		require.NoError(t, err)
		if effect, due := s.Reminder(at); due {
			want[id] = effect
			if effect.Last {
				last++
			}
		}
	}
	require.Greater(t, last, 3)
	require.Greater(t, len(want), last+3)
	n, err := h.Remind(h.ctx)
	require.NoError(t, err)
	require.Equal(t, len(want), n)
	for id, effect := range want {
		_, l, _ := setup.LetterOf(effect)
		got, ordered := h.get(id).Letter(l.Kind, l.Version)
		require.True(t, ordered)
		require.Equal(t, connection.Queued, got.State)
	}
	require.Equal(t, map[string]int{"setup_reminder": n}, h.jobs())
	require.Equal(t, n, h.trail())
}

func TestHoweverOftenItIsAskedEachIsRemindedOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.turn(sentAt.AddDate(0, 0, 31))
	var group errgroup.Group
	for range 8 {
		group.Go(func() error { _, err := h.Remind(h.ctx); return err })
	}
	require.NoError(t, group.Wait())
	require.Equal(t, map[string]int{"setup_reminder": 2}, h.jobs(), "Karen and Benny; Clara was withdrawn")
	h.turn(sentAt.AddDate(0, 0, 54))
	n, err := h.Remind(h.ctx)
	require.NoError(t, err)
	require.Equal(t, 2, n)
	h.trail()
}
