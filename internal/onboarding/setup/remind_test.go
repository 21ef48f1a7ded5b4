package setup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
)

func reminded(s setup.Setup, last bool) setup.Setup {
	kind := setup.LetterReminder
	if last {
		kind = setup.LetterLastReminder
	}
	s.Letters = append(s.Letters, setup.Letter{Kind: kind, Version: s.Version, State: connection.Sent})
	return s
}

func TestAnAdministratorIsReminded30And7DaysBeforeTheEndOnceEach(t *testing.T) {
	t.Parallel()
	for at, want := range map[float64]string{29.9: "", 30: "first", 52.9: "first", 53: "last", 59.9: "last", 60: ""} {
		effect, due := appointed().Reminder(days(at))
		require.Equal(t, want != "", due, at)
		require.Equal(t, want == "last", effect.Last, at)
	}
	_, due := reminded(appointed(), false).Reminder(days(40))
	require.False(t, due)
	_, due = reminded(appointed(), false).Reminder(days(55))
	require.True(t, due, "the last one is another letter")
	_, due = reminded(appointed(), true).Reminder(days(55))
	require.False(t, due)
}

func TestNobodyIsRemindedInVain(t *testing.T) {
	t.Parallel()
	bounced := appointed()
	bounced.Bounced = true
	never := appointed()
	never.Version = 0
	for name, s := range map[string]setup.Setup{"done": done(t), "withdrawn": withdrawn(appointed()), "bounced": bounced, "never invited": never} {
		_, due := s.Reminder(days(55))
		require.False(t, due, name)
	}
	_, due := complete(t).Reminder(days(55))
	require.True(t, due, "whoever has begun may have forgotten to approve")
}
