package reviewpage

import (
	"context"
	"strconv"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
)

// QueuePage is a part of the queue.
type QueuePage struct {
	Asked  Asked
	Page   connection.QueuePage
	Next   string     // the signed place at which the page after begins; "" where this is the last
	Me     person.Ref // the caseworker who looks
	Search form.State // the search as typed, and what was wrong
}

// sortedBy are the columns that the queue can be sorted by.
var sortedBy = []connection.Order{connection.ByName, connection.BySubmitted, connection.ByDue}

// sorted is the aria-sort of a column.
func (p QueuePage) sorted(o connection.Order) string {
	switch {
	case p.Asked.Order != o:
		return "none"
	case p.Asked.Down:
		return "descending"
	}
	return "ascending"
}

// arrow shows the direction to those who see it; aria-sort tells the others.
func (p QueuePage) arrow(o connection.Order) string {
	return map[string]string{"ascending": " ▲", "descending": " ▼"}[p.sorted(o)]
}

// holder says who has a case.
func (p QueuePage) holder(ctx context.Context, l connection.QueueLine) string {
	switch l.By {
	case "":
		return i18n.T(ctx, "review.holder.nobody")
	case p.Me:
		return i18n.T(ctx, "review.holder.you")
	}
	return l.ByName
}

// holderHeading says what the names beside the cases are: who has them, or who decided them.
func (p QueuePage) holderHeading(ctx context.Context) string {
	if p.decided() {
		return i18n.T(ctx, "review.column.decider")
	}
	return i18n.T(ctx, "review.column.holder")
}

// flags are what is out of the ordinary about a case.
func flags(ctx context.Context, l connection.QueueLine) []string {
	var out []string
	if l.Round > 1 {
		out = append(out, i18n.T(ctx, "review.flag.round", "Round", strconv.Itoa(l.Round)))
	}
	if l.Recovery {
		out = append(out, i18n.T(ctx, "review.flag.recovery"))
	}
	if l.Scanning {
		out = append(out, i18n.T(ctx, "review.flag.scanning"))
	}
	return out
}

// takeable answers whether a case lies in the queue for whoever comes first.
func takeable(l connection.QueueLine) bool {
	return l.By == "" && (l.State == connection.UnderReview || l.State == connection.MoreDocumentation)
}

// decided answers whether the view shows what is no longer in the queue.
func (p QueuePage) decided() bool { return p.Asked.View == connection.ViewDecided }
