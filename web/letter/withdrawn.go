package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// InvitationWithdrawnData is what somebody is told whose invitation no longer holds.
type InvitationWithdrawnData struct {
	Envelope

	Association Association
	// Reporter is the name that the reporter typed as their own.
	Reporter string
}

// InvitationWithdrawn tells that the link in the letter before is dead. It holds no link: there is nothing to do.
func InvitationWithdrawn(ctx context.Context, d InvitationWithdrawnData) (Message, error) {
	name := Name(d.Reporter)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.withdrawn.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.withdrawn.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.withdrawn.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(i18n.T(ctx, "letter.withdrawn.why")),
			paragraph(i18n.T(ctx, "letter.withdrawn.nothing")),
			paragraph(i18n.T(ctx, "letter.withdrawn.ask", "Name", name)),
		},
	})
}
