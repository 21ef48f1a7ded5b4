package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ExpiredData is what is told of a case that ran out.
type ExpiredData struct {
	Envelope

	Association Association
	// What says who did not answer: "representative" for an invitation, "documentation" for a caseworker's question,
	// "own" for an invitation whose recipient reads this.
	What string
	// Until is the day the answer was due.
	Until time.Time
	// DeletedOn is when the documents on the case are deleted; zero where there are none.
	DeletedOn time.Time
	// Link leads to the case.
	Link string
}

// Expired tells both sides of the case that it ran out, and that it can be taken up again.
func Expired(ctx context.Context, d ExpiredData) (Message, error) {
	date := i18n.Date(ctx, d.Until)
	body := i18n.T(ctx, "letter.expired.documentation", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
	again := []string{i18n.T(ctx, "letter.expired.do.again"), i18n.T(ctx, "letter.expired.do.nothing")}
	if d.What == "representative" {
		body = i18n.T(ctx, "letter.expired.representative", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
		again = append([]string{i18n.T(ctx, "letter.expired.do.check")}, again...)
	}
	if d.What == "own" {
		body = i18n.T(ctx, "letter.expired.own", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
	}
	blocks := []block{greeting(ctx, d.Envelope, d.Association), paragraph(body)}
	if !d.DeletedOn.IsZero() {
		blocks = append(blocks, paragraph(i18n.T(ctx, "letter.expired.deleted", "Date", i18n.Date(ctx, d.DeletedOn))))
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.expired.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.expired.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.can")),
			list(again...),
			paragraph(i18n.T(ctx, "letter.here")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		),
	})
}
