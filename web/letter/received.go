package letter

import (
	"context"
	"strconv"
	"time"

	"tilslut/internal/platform/i18n"
)

// DocumentationReceivedData is what the applicant is told when the documentation has come in.
type DocumentationReceivedData struct {
	Envelope

	Association Association
	// Files is how many documents there are.
	Files int
	// At is when they were sent, Due the day of the answer at the latest.
	At, Due time.Time
	// Recovery says that the association is connected, and has no administrator left.
	Recovery bool
	// Link leads to the case.
	Link string
}

// DocumentationReceived confirms the documentation, and promises when the answer comes.
func DocumentationReceived(ctx context.Context, d DocumentationReceivedData) (Message, error) {
	date, approved := i18n.Date(ctx, d.Due), i18n.T(ctx, "letter.received.approved")
	if d.Recovery {
		approved = i18n.T(ctx, "letter.received.recovery")
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.received.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.received.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.received.body", "Date", date)),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.number"), d.Number},
				fact{i18n.T(ctx, "letter.received.files"), strconv.Itoa(d.Files)},
				fact{i18n.T(ctx, "letter.received.at"), i18n.DateTime(ctx, d.At)},
				fact{i18n.T(ctx, "letter.received.due"), date},
			),
			heading(i18n.T(ctx, "letter.receipt.next")),
			list(
				approved,
				i18n.T(ctx, "letter.received.more"),
				i18n.T(ctx, "letter.received.rejected"),
			),
			paragraph(i18n.T(ctx, "letter.follow")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}
