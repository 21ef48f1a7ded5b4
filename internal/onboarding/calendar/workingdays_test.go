package calendar_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/calendar"
)

func noon(t *testing.T, day string) time.Time {
	t.Helper()
	d, err := calendar.ParseDate(day)
	require.NoError(t, err)
	return d.Start().Add(12 * time.Hour)
}

func TestTheDaysOnWhichOfficesAreClosed(t *testing.T) {
	t.Parallel()
	for _, day := range []string{
		"2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-14", "2026-05-25", "2026-06-05",
		"2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", // All of 2026's.
		"2026-11-21", "2026-11-22", // A Saturday and a Sunday.
		"2023-05-05",                                           // The last Store bededag.
		"2024-03-29", "2024-05-09", "2025-04-21", "2025-05-29", // Easters of other years.
		"2038-04-26", "2285-03-23", // The latest Easter Monday there is to be, and the earliest.
	} {
		require.False(t, calendar.IsWorkingDay(noon(t, day)), day)
	}
}

func TestTheDaysOnWhichTheyAreOpen(t *testing.T) {
	t.Parallel()
	for _, day := range []string{
		"2024-04-26", "2025-05-16", "2026-05-01", // Where Store bededag would have been.
		"2026-01-02", "2026-04-01", "2026-04-07", "2026-05-15", "2026-05-26", "2026-12-23", "2026-12-30", "2026-11-20",
	} {
		require.True(t, calendar.IsWorkingDay(noon(t, day)), day)
	}
}

func TestTheDayIsDenmarksDay(t *testing.T) {
	t.Parallel()
	friday := time.Date(2026, time.November, 20, 22, 59, 0, 0, time.UTC)
	require.True(t, calendar.IsWorkingDay(friday))
	require.False(t, calendar.IsWorkingDay(friday.Add(time.Minute)), "it is Saturday in Copenhagen already")
}

func TestAddWorkingDaysCountsOverWeekendsAndHolidays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-11-20", 1, "2026-11-23"},
		{"2026-11-21", 1, "2026-11-23"},
		{"2026-11-22", 10, "2026-12-04"},
		{"2026-03-31", 10, "2026-04-17"}, // Over Easter.
		{"2026-12-22", 10, "2027-01-11"}, // Over Christmas and New Year.
		{"2026-05-13", 1, "2026-05-15"},
		{"2026-11-20", 0, "2026-11-20"},
		{"2026-11-20", -3, "2026-11-20"},
	} {
		require.Equal(t, c.want, calendar.DateOf(calendar.AddWorkingDays(noon(t, c.from), c.n)).String(), "%s and %d", c.from, c.n)
	}
}

func TestAddWorkingDaysKeepsTheTimeOfDayOverSummerTime(t *testing.T) {
	t.Parallel()
	got := calendar.AddWorkingDays(time.Date(2026, time.March, 27, 14, 5, 0, 0, calendar.Copenhagen()), 1)
	require.Equal(t, "2026-03-30T14:05:00+02:00", got.Format(time.RFC3339))
}

// TestAddWorkingDaysAgreesWithCounting walks every answer back: it ends on a working day and passed exactly n of them.
func TestAddWorkingDaysAgreesWithCounting(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "from"), 0)
		n := rapid.IntRange(1, 40).Draw(t, "n")
		to := calendar.AddWorkingDays(from, n)
		require.True(t, calendar.IsWorkingDay(to))
		count, day := 0, calendar.DateOf(from)
		for day.Before(calendar.DateOf(to)) {
			day = day.AddDays(1)
			if calendar.IsWorkingDay(day.Start()) {
				count++
			}
		}
		require.Equal(t, n, count)
	})
}

func TestWorkingDaysBetweenTwoDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-11-20", "2026-11-20", 0},
		{"2026-11-20", "2026-11-23", 1}, // A Friday and the Monday after it.
		{"2026-11-21", "2026-11-23", 1},
		{"2026-03-31", "2026-04-17", 10}, // Over Easter.
		{"2026-11-20", "2026-11-22", 0},
		{"2026-11-23", "2026-11-20", -1},
		{"2026-11-22", "2026-11-20", 0}, // Overdue, but no working day has gone by.
		{"2027-01-11", "2026-12-22", -10},
	} {
		from, err := calendar.ParseDate(c.from)
		require.NoError(t, err)
		to, err := calendar.ParseDate(c.to)
		require.NoError(t, err)
		require.Equal(t, c.want, calendar.WorkingDaysBetween(from, to), "%s to %s", c.from, c.to)
	}
}

// A promise of n working days has n working days left on the day on which it is made.
func TestWorkingDaysBetweenAgreesWithAddWorkingDays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := time.Unix(rapid.Int64Range(0, 4_000_000_000).Draw(t, "from"), 0)
		n := rapid.IntRange(1, 40).Draw(t, "n")
		require.Equal(t, n, calendar.WorkingDaysBetween(calendar.DateOf(from), calendar.DateOf(calendar.AddWorkingDays(from, n))))
	})
}
