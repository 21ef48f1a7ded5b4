package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ActivatedData is what the receipt to a user who was activated says.
type ActivatedData struct {
	Envelope

	Association Association
	// Name is the user's, as the association has it.
	Name        string
	ActivatedAt time.Time
	// With is empty for private MitID, else membership's word for what the separate MitID is used with: "app", "display", "reader", "chip".
	With string
	// Link leads to the user's own page.
	Link string
}

// Activated tells a user that they can act on behalf of the association, and by which means.
func Activated(ctx context.Context, d ActivatedData) (Message, error) {
	change := i18n.T(ctx, "letter.activated.separate")
	if d.With == "" {
		change = i18n.T(ctx, "letter.activated.private")
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.activated.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.activated.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.activated.body", "Association", d.Association.Name)),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.activated.user"), Name(d.Name)},
				fact{i18n.T(ctx, "letter.activated.at"), i18n.DateTime(ctx, d.ActivatedAt)},
				fact{i18n.T(ctx, "letter.activated.means"), means(ctx, d.With)},
			),
			paragraph(change),
			paragraph(i18n.T(ctx, "letter.activated.see")),
			theLink(d.Link),
			paragraph(i18n.T(ctx, "letter.activated.way", "Origin", d.Origin)),
			heading(i18n.T(ctx, "letter.activated.unknown")),
			paragraph(i18n.T(ctx, "letter.activated.unknown.do")),
		},
	})
}

// means says in words what somebody acts with.
func means(ctx context.Context, with string) string {
	switch with {
	case "":
		return i18n.T(ctx, "letter.means.private")
	case "display":
		return i18n.T(ctx, "letter.means.display")
	case "reader":
		return i18n.T(ctx, "letter.means.reader")
	case "chip":
		return i18n.T(ctx, "letter.means.chip")
	}
	return i18n.T(ctx, "letter.means.app")
}
