package activationsql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
)

const day = 24 * time.Hour

func (h *house) sweep() activation.Swept {
	h.t.Helper()
	swept, err := h.Sweep(h.ctx)
	require.NoError(h.t, err)
	return swept
}

func TestAReminderGoesOutSevenDaysAndOneDayBeforeAndEachOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	for _, step := range []struct {
		wait     time.Duration
		reminded int
	}{{22 * day, 0}, {day, 1}, {0, 0}, {5 * day, 0}, {day, 1}, {0, 0}, {2 * day, 0}} {
		h.Clock.Shift(step.wait)
		require.Equal(t, step.reminded, h.sweep().Reminded)
	}
	require.Equal(t, 2, h.jobs()["activation_reminder"])
	_, first := h.user(id).Letter(activation.LetterReminder)
	_, last := h.user(id).Letter(activation.LetterLastReminder)
	require.True(t, first && last)
	h.change(id, func(u user, _ agreement, at time.Time) (user, effects, error) { return u.Resend(karen, 1, at) })
	h.Clock.Shift(29*day + time.Hour)
	require.Equal(t, 1, h.sweep().Reminded, "a new link has reminders of its own, and who comes late gets the last one alone")
}

func TestNobodyIsRemindedInVain(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan")
	for _, id := range ids {
		h.change(id, invite(activation.ChoicePrivate))
	}
	h.activate(ids[0])
	h.change(ids[1], apply(activation.Delete()))
	require.NoError(t, h.MarkBounced(h.ctx, h.user(ids[2]), activation.Letter{Kind: activation.LetterActivation, Subject: ids[2], Version: 1}, "refused", time.Now()))
	by := karen
	h.change(ids[3], match(by, surely, matching.Typed{}))
	h.change(ids[3], func(u user, a agreement, at time.Time) (user, effects, error) { return u.Reject(by, 1, a, at) })
	h.Clock.Shift(24 * day)
	require.Zero(t, h.sweep().Reminded)
}

func TestADeletedUserIsGoneAfterThirtyDays(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo")
	_, err := h.Transit(h.ctx, club, karen, ids[:1], activation.Delete())
	require.NoError(t, err)
	h.Clock.Shift(30*day - time.Minute)
	require.Zero(t, h.sweep().Purged)
	h.Clock.Shift(time.Minute)
	require.Equal(t, 1, h.sweep().Purged)
	require.Zero(t, h.sweep().Purged)
	_, _, _, err = h.User(h.ctx, club, ids[0])
	require.ErrorIs(t, err, activation.ErrUnknown)
	require.Equal(t, 1, h.audited("activation.purged"))
	h.sound()
}

func TestManySweepsAtOnceRemindEachOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan", "Eva")
	_, err := h.Transit(h.ctx, club, karen, ids, activation.Invite(activation.ChoiceAsk))
	require.NoError(t, err)
	h.Clock.Shift(23*day + time.Hour)
	var group errgroup.Group
	for range 16 {
		group.Go(func() error { _, err := h.Sweep(h.ctx); return err })
	}
	require.NoError(t, group.Wait())
	h.sweep()
	require.Equal(t, len(ids), h.jobs()["activation_reminder"])
}

func TestEveryUserAdministratorIsToldOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo")[0]
	_, err := h.Pool.Exec(h.ctx, `insert into member (id, cvr, person, name, email, language, private, roles, since)
		values (gen_random_uuid(), $1, gen_random_uuid(), 'Anders', 'a@example.org', 'en', true, '{organisation-administrator,user-administrator}', now()),
		       (gen_random_uuid(), $1, gen_random_uuid(), 'Bent', 'b@example.org', 'en', true, '{user}', now())`, club)
	require.NoError(t, err)
	job := activation.TellAdministrators{User: id, About: activation.AboutRefused, Version: 1}
	var group errgroup.Group
	for range 8 {
		group.Go(func() error { _, err := h.TellAdministrators(h.ctx, job); return err })
	}
	require.NoError(t, group.Wait())
	require.Equal(t, 2, h.jobs()["activation_notice"])
	letters := h.user(id).Letters
	require.Len(t, letters, 2)
	require.Equal(t, activation.LetterRefused, letters[0].Kind)
	r, ok, err := h.Recipient(h.ctx, id, letters[0].Subject)
	require.NoError(t, err)
	require.True(t, ok)
	require.NotEmpty(t, r.Email)
	_, err = h.Pool.Exec(h.ctx, `update member set roles = '{user}' where id = $1`, letters[0].Subject)
	require.NoError(t, err)
	_, ok, err = h.Recipient(h.ctx, id, letters[0].Subject)
	require.NoError(t, err)
	require.False(t, ok, "who is none any longer is not told")
}
