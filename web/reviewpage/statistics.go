package reviewpage

import (
	"context"
	"math"
	"strconv"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// StatisticsPage says how the caseworkers' work went, week by week.
type StatisticsPage struct {
	Weeks []connection.Week // the oldest first
}

func (p StatisticsPage) decided() (decided, inTime int) {
	for _, w := range p.Weeks {
		decided, inTime = decided+w.Decided, inTime+w.InTime
	}
	return decided, inTime
}

// share says how many of all were in time, in whole per cent rounded down: 99.6 is not all of them.
func share(ctx context.Context, inTime, all int) string {
	if all == 0 {
		return "–"
	}
	return i18n.T(ctx, "review.statistics.percent", "Percent", inTime*100/all)
}

// took says a time from submission to decision, in days from a day on.
func took(ctx context.Context, w connection.Week) string {
	if w.Decided == 0 {
		return "–"
	}
	if w.Median < 24*time.Hour {
		return i18n.T(ctx, "review.statistics.hours", "Count", int(math.Round(w.Median.Hours())))
	}
	return i18n.T(ctx, "review.statistics.days", "Count", int(math.Round(w.Median.Hours()/24)))
}

// The picture: a group of two bars for each week, in a box of its own units.
const (
	chartHeight = 160
	chartBottom = 24 // under the bars, for the dates
	chartLeft   = 32 // for the numbers of the scale
	groupWidth  = 44
	barWidth    = 16
)

// A bar is one column of the picture.
type bar struct {
	Out              bool // decided, and not submitted
	X, Y, High, Wide string
}

// A mark is a word in the picture.
type mark struct{ X, Y, Text string }

type chart struct {
	Wide, High string
	Right      string // where the lines of the scale end
	Bars       []bar
	Weeks      []mark
	Scale      []mark
}

func chartOf(weeks []connection.Week) chart {
	most := 1
	for _, w := range weeks {
		most = max(most, w.Submitted, w.Decided)
	}
	most += most % 2
	wide := chartLeft + groupWidth*len(weeks)
	c := chart{Wide: strconv.Itoa(wide), High: strconv.Itoa(chartHeight + chartBottom + 12), Right: strconv.Itoa(wide)}
	y := func(n int) int { return 12 + chartHeight - n*chartHeight/most }
	for i, w := range weeks {
		left := chartLeft + i*groupWidth + 4
		for j, n := range []int{w.Submitted, w.Decided} {
			c.Bars = append(c.Bars, bar{
				Out: j == 1, X: strconv.Itoa(left + j*(barWidth+2)), Y: strconv.Itoa(y(n)),
				High: strconv.Itoa(n * chartHeight / most), Wide: strconv.Itoa(barWidth),
			})
		}
		if i%2 == 0 {
			day := strconv.Itoa(w.Monday.Day) + "/" + strconv.Itoa(int(w.Monday.Month))
			c.Weeks = append(c.Weeks, mark{X: strconv.Itoa(left + barWidth), Y: strconv.Itoa(12 + chartHeight + 18), Text: day})
		}
	}
	for _, n := range []int{0, most / 2, most} {
		c.Scale = append(c.Scale, mark{X: strconv.Itoa(chartLeft - 6), Y: strconv.Itoa(y(n)), Text: strconv.Itoa(n)})
	}
	return c
}
