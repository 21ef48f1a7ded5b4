package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// SetupReminder reminds an administrator, while the link in the letter before still works.
func SetupReminder(ctx context.Context, d SetupData) (Message, error) {
	date := i18n.Date(ctx, d.Until)
	subject := i18n.T(ctx, "letter.reminder.subject", "Association", d.Association.Name, "Date", date)
	title := i18n.T(ctx, "letter.reminder.heading")
	intro := i18n.T(ctx, "letter.reminder.body", "Name", Name(d.AppointedBy), "Association", d.Association.Name, "CVR", d.Association.CVR)
	without := i18n.T(ctx, "letter.setup.careful", "Origin", d.Origin)
	other := i18n.T(ctx, "letter.reminder.not-you.do", "Name", Name(d.AppointedBy))
	if d.Self {
		intro = i18n.T(ctx, "letter.reminder.self", "Association", d.Association.Name, "CVR", d.Association.CVR)
		without = i18n.T(ctx, "letter.tasks", "Origin", d.Origin)
		other = i18n.T(ctx, "letter.reminder.not-you.self")
	}
	if d.Later {
		subject = i18n.T(ctx, "letter.reminder.later.subject", "Association", d.Association.Name, "Date", date)
		title = i18n.T(ctx, "letter.reminder.later.heading")
		intro = i18n.T(ctx, "letter.reminder.later.body", "Name", Name(d.AppointedBy), "Association", d.Association.Name, "CVR", d.Association.CVR)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: title,
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(intro),
			paragraph(i18n.T(ctx, "letter.reminder.takes")),
			paragraph(i18n.T(ctx, "letter.reminder.until", "Date", date)),
			theLink(d.Link),
			paragraph(without),
			heading(i18n.T(ctx, "letter.reminder.not-you")),
			paragraph(other),
		},
	})
}
