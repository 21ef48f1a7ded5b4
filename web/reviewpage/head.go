package reviewpage

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// Head is what every page of a case knows: the case, who looks, and the part of the queue that she came from.
type Head struct {
	Connection connection.Connection
	At         time.Time  // the house's time
	Me         person.Ref // the caseworker who looks
	From       Asked
}

// at is the address of one of the case's pages; "" is the case itself.
func (h Head) at(page string) string { return h.From.Case(h.Connection.ID, page) }

// mine answers whether the case lies on the desk of the caseworker who looks.
func (h Head) mine() bool { return h.Connection.Review.By == h.Me }

// open answers whether a caseworker can do something about the case.
func (h Head) open() bool {
	return !h.Connection.Taken && (h.Connection.State == connection.UnderReview || h.Connection.State == connection.MoreDocumentation)
}

// decidable answers whether it is hers to decide now.
func (h Head) decidable() bool {
	return h.open() && h.mine() && h.Connection.State == connection.UnderReview
}

// reopenable answers whether the rejection can still be taken back.
func (h Head) reopenable() bool {
	return h.At.Before(h.Connection.ReopenUntil()) && !h.Connection.Taken
}

// frame is the frame of a page of the case; the way back leads to the case.
func (h Head) frame(title string) ui.Page {
	return ui.Page{Title: title, Back: h.at(""), Case: string(h.Connection.Number)}
}

// who names the representative, as far as the case knows a name.
func (h Head) who(ctx context.Context) string {
	if name := h.Connection.NameSought(); name != "" {
		return name
	}
	return i18n.T(ctx, "review.nobody")
}

// state says how a case stands.
func state(ctx context.Context, c connection.Connection) string {
	if c.Taken && c.State != connection.Connected && c.State != connection.Withdrawn {
		return i18n.T(ctx, "review.state.taken")
	}
	return stateWord(ctx, c.State)
}

func stateWord(ctx context.Context, s connection.State) string {
	return i18n.T(ctx, "review.state."+string(s))
}

// formWord says what a form code means, with the code.
func formWord(ctx context.Context, code int) string {
	switch code {
	case 110:
		return i18n.T(ctx, "review.form.110")
	case 115:
		return i18n.T(ctx, "review.form.115")
	}
	return i18n.T(ctx, "review.form.other", "Code", code)
}
