package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// InvitationData is what the letter to the representative says, when a reporter has prepared the connection.
type InvitationData struct {
	Envelope

	Association Association
	// Reporter is the name that the reporter typed as their own.
	Reporter string
	// Reminder says that the letter repeats an earlier one.
	Reminder bool
	// Until is when the link stops working.
	Until time.Time
	Link  string
}

// Invitation asks the representative to look the connection through and to decide. It goes to somebody who may never have
// heard of us, at the word of somebody we don't know: so it quotes nothing that the reporter wrote.
func Invitation(ctx context.Context, d InvitationData) (Message, error) {
	name, date := Name(d.Reporter), i18n.Date(ctx, d.Until)
	subject := i18n.T(ctx, "letter.invitation.subject", "Association", d.Association.Name)
	blocks := []block{greeting(ctx, d.Envelope, d.Association)}
	if d.Reminder {
		subject = i18n.T(ctx, "letter.invitation.reminder.subject", "Association", d.Association.Name, "Date", date)
		blocks = append(blocks, paragraph(i18n.T(ctx, "letter.invitation.reminder", "Date", date)))
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: i18n.T(ctx, "letter.invitation.heading"),
		blocks: append(blocks,
			paragraph(i18n.T(ctx, "letter.invitation.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(i18n.T(ctx, "letter.invitation.decide")),
			heading(i18n.T(ctx, "letter.must")),
			paragraph(i18n.T(ctx, "letter.invitation.until", "Date", date)),
			steps(
				i18n.T(ctx, "letter.invitation.do.login"),
				i18n.T(ctx, "letter.invitation.do.look", "Name", name),
				i18n.T(ctx, "letter.invitation.do.answer", "Name", name),
			),
			paragraph(i18n.T(ctx, "letter.setup.link")),
			theLink(d.Link),
			paragraph(i18n.T(ctx, "letter.setup.careful", "Origin", d.Origin)),
			heading(i18n.T(ctx, "letter.invitation.unknown", "Name", name)),
			list(
				i18n.T(ctx, "letter.invitation.unknown.who", "Name", name),
				i18n.T(ctx, "letter.invitation.unknown.role", "Name", name),
			),
			paragraph(i18n.T(ctx, "letter.invitation.unknown.nothing")),
		),
	})
}
