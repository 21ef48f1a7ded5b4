package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ReopenedData is what the applicant is told when a caseworker takes a rejected case up again.
type ReopenedData struct {
	Envelope

	Association Association
	// Text is the caseworker's reason, as it was typed.
	Text string
	// Due is the day of the answer at the latest.
	Due time.Time
	// Link leads to the case.
	Link string
}

// Reopened tells the applicant that there will be a new answer, and that there is nothing to do.
func Reopened(ctx context.Context, d ReopenedData) (Message, error) {
	blocks := []block{
		greeting(ctx, d.Envelope, d.Association),
		paragraph(i18n.T(ctx, "letter.reopened.body", "Association", d.Association.Name, "CVR", d.Association.CVR)),
	}
	blocks = append(blocks, quoted(i18n.T(ctx, "letter.caseworker-writes"), d.Text)...)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.reopened.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.reopened.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.receipt.next")),
			paragraph(i18n.T(ctx, "letter.reopened.next", "Date", i18n.Date(ctx, d.Due))),
			paragraph(i18n.T(ctx, "letter.follow")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		),
	})
}
