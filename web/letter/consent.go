package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// ConsentWithdrawnData is what a user administrator is told when a member withdrew the approval of private MitID.
type ConsentWithdrawnData struct {
	Envelope

	Association Association
	// Member is the name that the association typed; Separate says that they have a separate MitID.
	Member   string
	Separate bool
	// Link leads to the association's page.
	Link string
}

// ConsentWithdrawn tells a user administrator.
func ConsentWithdrawn(ctx context.Context, d ConsentWithdrawnData) (Message, error) {
	name := Name(d.Member)
	then := i18n.T(ctx, "letter.consent.nothing", "Name", name)
	if d.Separate {
		then = i18n.T(ctx, "letter.consent.separate", "Name", name)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.consent.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.consent.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.consent.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(then),
			paragraph(i18n.T(ctx, "letter.consent.link")),
			theLink(d.Link),
			associations(ctx, d.Envelope),
		},
	})
}
