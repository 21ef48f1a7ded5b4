package i18n

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"tilslut/internal/onboarding/calendar"
)

var months = map[Lang][12]string{
	Danish: {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
	English: {
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
}

// Date says the day on which t falls in Denmark: "3. marts 2026", "3 March 2026".
func Date(ctx context.Context, t time.Time) string {
	l, t := From(ctx), t.In(calendar.Copenhagen())
	dot := "."
	if l == English {
		dot = ""
	}
	return strconv.Itoa(t.Day()) + dot + " " + months[l][t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// DateTime says the minute at which t falls in Denmark: "3. marts 2026 kl. 14.05", "3 March 2026 at 14:05".
func DateTime(ctx context.Context, t time.Time) string {
	local := t.In(calendar.Copenhagen())
	if From(ctx) == English {
		return fmt.Sprintf("%s at %02d:%02d", Date(ctx, t), local.Hour(), local.Minute())
	}
	return fmt.Sprintf("%s kl. %02d.%02d", Date(ctx, t), local.Hour(), local.Minute())
}
