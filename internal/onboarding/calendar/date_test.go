package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/calendar"
)

func TestMonthsClampToTheLastDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-30", 3, "2027-02-28"},
		{"2027-11-30", 3, "2028-02-29"},
		{"2026-11-22", 3, "2027-02-22"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2024-04-17", 3, "2024-07-17"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-05-31", 0, "2026-05-31"},
	} {
		require.Equal(t, c.want, calendar.DateOf(calendar.AddMonths(noon(t, c.from), c.n)).String(), "%s and %d", c.from, c.n)
	}
}

func TestAddMonthsKeepsTheTimeOfDay(t *testing.T) {
	t.Parallel()
	winter := time.Date(2026, time.November, 30, 14, 5, 6, 7, calendar.Copenhagen())
	require.Equal(t, "2027-05-30T14:05:06.000000007+02:00", calendar.AddMonths(winter, 6).Format(time.RFC3339Nano))
}

func TestAddMonthsLandsInTheMonthAsked(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "from"), 0).In(calendar.Copenhagen())
		n := rapid.IntRange(-30, 30).Draw(t, "n")
		to := calendar.AddMonths(from, n)
		require.Equal(t, from.Year()*12+int(from.Month())+n, to.Year()*12+int(to.Month()))
		require.LessOrEqual(t, to.Day(), from.Day())
		if to.Day() < from.Day() {
			require.NotEqual(t, to.Month(), to.AddDate(0, 0, 1).Month(), "only a month's last day is clamped to")
		}
	})
}

func TestOnlyDaysOfTheCalendarAreDates(t *testing.T) {
	t.Parallel()
	day, err := calendar.NewDate(2028, 2, 29)
	require.NoError(t, err)
	require.Equal(t, "2028-02-29", day.String())
	for _, c := range [][3]int{{2027, 2, 29}, {2026, 4, 31}, {2026, 13, 1}, {2026, 0, 1}, {2026, 1, 0}, {0, 1, 1}, {10000, 1, 1}} {
		_, err := calendar.NewDate(c[0], c[1], c[2])
		require.ErrorIs(t, err, calendar.ErrNoDay, "%v", c)
	}
	for _, s := range []string{"", "2026-02-30", "2026-1-1", "01-02-2026", "0000-01-01", "2026-01-01T00:00:00Z"} {
		_, err := calendar.ParseDate(s)
		require.ErrorIs(t, err, calendar.ErrNoDay, s)
	}
}

func TestDateOfIsDenmarksDay(t *testing.T) {
	t.Parallel()
	late := time.Date(2026, time.November, 21, 23, 30, 0, 0, time.UTC)
	require.Equal(t, "2026-11-22", calendar.DateOf(late).String())
	require.True(t, calendar.Date{}.IsZero())
	require.True(t, calendar.DateOf(late).Before(calendar.DateOf(late).AddDays(1)))
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026-11-22")
	f.Add("2026-02-30")
	f.Fuzz(func(t *testing.T, s string) {
		day, err := calendar.ParseDate(s)
		if err != nil {
			require.True(t, day.IsZero())
			return
		}
		require.Equal(t, s, day.String())
		same, err := calendar.NewDate(day.Year, int(day.Month), day.Day)
		require.NoError(t, err)
		require.Equal(t, day, same)
	})
}
