package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// SetupData is what the letter to an administrator says.
type SetupData struct {
	Envelope

	Association Association
	// AppointedBy is the name that the representative typed as their own. Self says that the recipient is that person.
	AppointedBy string
	Self        bool
	// Until is when the link stops working.
	Until time.Time
	Link  string
}

// SetupLink tells an administrator who appointed them, what is to be done, and where.
func SetupLink(ctx context.Context, d SetupData) (Message, error) {
	intro := i18n.T(ctx, "letter.setup.body", "Name", Name(d.AppointedBy), "Association", d.Association.Name, "CVR", d.Association.CVR)
	without := i18n.T(ctx, "letter.setup.careful", "Origin", d.Origin)
	if d.Self {
		intro = i18n.T(ctx, "letter.setup.self", "Association", d.Association.Name, "CVR", d.Association.CVR)
		// Only somebody who has been here before has a list of tasks to find it on.
		without = i18n.T(ctx, "letter.tasks", "Origin", d.Origin)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.setup.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.setup.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(intro),
			paragraph(i18n.T(ctx, "letter.setup.role")),
			heading(i18n.T(ctx, "letter.setup.do")),
			paragraph(i18n.T(ctx, "letter.setup.until", "Date", i18n.Date(ctx, d.Until))),
			steps(
				i18n.T(ctx, "letter.setup.do.login"),
				i18n.T(ctx, "letter.setup.do.users"),
				i18n.T(ctx, "letter.setup.do.own"),
				i18n.T(ctx, "letter.setup.do.approve"),
			),
			paragraph(i18n.T(ctx, "letter.setup.link")),
			theLink(d.Link),
			paragraph(without),
			heading(i18n.T(ctx, "letter.setup.unknown")),
			paragraph(i18n.T(ctx, "letter.setup.unknown.do")),
		},
	})
}
