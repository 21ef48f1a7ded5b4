package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// MailboxData is what the letter with the mailbox link says. It goes to the association's e-mail in the register.
type MailboxData struct {
	Envelope

	Association Association
	// Representative is the name that the representative typed as their own: who asked for this letter.
	Representative string
	// Until is when the link stops working.
	Until time.Time
	Link  string
}

// MailboxLink asks whoever reads the association's mail to open a link, or to hand it to the person who ordered it.
func MailboxLink(ctx context.Context, d MailboxData) (Message, error) {
	name := Name(d.Representative)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.mailbox.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.mailbox.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.mailbox.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(i18n.T(ctx, "letter.mailbox.why", "Name", name)),
			heading(i18n.T(ctx, "letter.mailbox.do")),
			list(
				i18n.T(ctx, "letter.mailbox.do.yourself", "Name", name),
				i18n.T(ctx, "letter.mailbox.do.forward", "Name", name),
			),
			paragraph(i18n.T(ctx, "letter.mailbox.until", "Date", i18n.Date(ctx, d.Until))),
			theLink(d.Link),
			paragraph(i18n.T(ctx, "letter.mailbox.tasks", "Name", name, "Origin", d.Origin)),
			heading(i18n.T(ctx, "letter.mailbox.unknown", "Name", name)),
			paragraph(i18n.T(ctx, "letter.mailbox.unknown.do")),
		},
	})
}
