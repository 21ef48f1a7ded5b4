package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ReceiptData is what the representative's receipt says.
type ReceiptData struct {
	Envelope

	Association Association
	// Representative is the name that the representative typed as their own.
	Representative string
	ConnectedAt    time.Time
	// Evidence is connection's word for how the right to act was shown: "attested", "registered" or "documented".
	Evidence     string
	TermsVersion string
	AcceptedAt   time.Time
	// Administrators are the names of those who got a setup link; SetupUntil is when the links stop working.
	Administrators []string
	SetupUntil     time.Time
	// Self says that the representative is the only administrator.
	Self bool
	// Link leads to the receipt page.
	Link string
}

// Receipt tells the representative that the association is connected.
func Receipt(ctx context.Context, d ReceiptData) (Message, error) {
	names := enumerate(d.Administrators, i18n.T(ctx, "letter.and"))
	count := len(d.Administrators)
	next := i18n.T(ctx, "letter.receipt.next.setup", "Count", count, "Names", names, "Date", i18n.Date(ctx, d.SetupUntil))
	if d.Self {
		next = i18n.T(ctx, "letter.receipt.next.self", "Date", i18n.Date(ctx, d.SetupUntil))
	}
	body := i18n.T(ctx, "letter.receipt.body", "Association", d.Association.Name, "Date", i18n.Date(ctx, d.ConnectedAt))
	if d.Evidence == "documented" {
		body = i18n.T(ctx, "letter.receipt.documented", "Association", d.Association.Name, "Date", i18n.Date(ctx, d.ConnectedAt))
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.receipt.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.receipt.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(body),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.number"), d.Number},
				fact{i18n.T(ctx, "letter.connected-at"), i18n.DateTime(ctx, d.ConnectedAt)},
				fact{i18n.T(ctx, "letter.connected-by"), Name(d.Representative)},
				fact{i18n.T(ctx, "letter.evidence"), evidence(ctx, d.Evidence)},
				fact{i18n.T(ctx, "letter.terms"), i18n.T(ctx, "letter.terms.accepted", "Version", d.TermsVersion, "Date", i18n.Date(ctx, d.AcceptedAt))},
				fact{i18n.T(ctx, "letter.administrators", "Count", count), names},
			),
			heading(i18n.T(ctx, "letter.receipt.next")),
			paragraph(next),
			paragraph(i18n.T(ctx, "letter.receipt.next.follow")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}

// evidence says in words how the right to act for the association was shown.
func evidence(ctx context.Context, kind string) string {
	switch kind {
	case "attested":
		return i18n.T(ctx, "letter.evidence.attested")
	case "registered":
		return i18n.T(ctx, "letter.evidence.registered")
	}
	return i18n.T(ctx, "letter.evidence.documented")
}
