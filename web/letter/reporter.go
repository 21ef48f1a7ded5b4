package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ReporterReceiptData is what the reporter's receipt says.
type ReporterReceiptData struct {
	Envelope

	Association Association
	// Representative is the name that the representative has on the case.
	Representative string
	ConnectedAt    time.Time
	// Administrators are the names of those who got a setup link; SetupUntil is when the links stop working.
	Administrators []string
	SetupUntil     time.Time
	// Link leads to the case.
	Link string
}

// ReporterReceipt tells the reporter that the association they prepared is connected.
func ReporterReceipt(ctx context.Context, d ReporterReceiptData) (Message, error) {
	name, names, count := Name(d.Representative), enumerate(d.Administrators, i18n.T(ctx, "letter.and")), len(d.Administrators)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.receipt.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.receipt.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.reporter.body", "Name", name, "Association", d.Association.Name, "Date", i18n.Date(ctx, d.ConnectedAt))),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.number"), d.Number},
				fact{i18n.T(ctx, "letter.connected-at"), i18n.DateTime(ctx, d.ConnectedAt)},
				fact{i18n.T(ctx, "letter.connected-by"), name},
				fact{i18n.T(ctx, "letter.administrators", "Count", count), names},
			),
			heading(i18n.T(ctx, "letter.receipt.next")),
			paragraph(i18n.T(ctx, "letter.receipt.next.setup", "Count", count, "Names", names, "Date", i18n.Date(ctx, d.SetupUntil))),
			paragraph(i18n.T(ctx, "letter.reporter.next")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}
