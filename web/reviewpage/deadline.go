package reviewpage

import (
	"context"
	"time"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/platform/i18n"
)

// deadline is the promised day, seen from now.
type deadline struct {
	left    int  // working days, today not counted; negative = they have gone by since
	today   bool // it is today
	overdue bool
}

func deadlineOf(due calendar.Date, at time.Time) deadline {
	today := calendar.DateOf(at)
	return deadline{left: calendar.WorkingDaysBetween(today, due), today: due == today, overdue: due.Before(today)}
}

// words say how long there is left; the colour of the badge only repeats it.
func (d deadline) words(ctx context.Context) string {
	switch {
	case d.today:
		return i18n.T(ctx, "review.due.today")
	case d.overdue && d.left == 0:
		return i18n.T(ctx, "review.due.over")
	case d.overdue:
		return i18n.T(ctx, "review.due.overdue", "Count", -d.left)
	}
	return i18n.T(ctx, "review.due.left", "Count", d.left)
}

func (d deadline) badge() string {
	switch {
	case d.overdue:
		return "badge-error"
	case d.left <= 2:
		return "badge-warning"
	}
	return "badge-info"
}

// dueDay says the promised day.
func dueDay(ctx context.Context, due calendar.Date) string { return i18n.Date(ctx, due.Start()) }
