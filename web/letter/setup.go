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
	// Recovery says that the association was connected long before, and had no administrator left.
	Recovery bool
	// Later says that somebody else has set the association up: only the own login is left to choose.
	Later bool
	// Until is when the link stops working.
	Until time.Time
	Link  string
}

// SetupLink tells an administrator who appointed them, what is to be done, and where.
func SetupLink(ctx context.Context, d SetupData) (Message, error) {
	intro := i18n.T(ctx, "letter.setup.body", "Name", Name(d.AppointedBy), "Association", d.Association.Name, "CVR", d.Association.CVR)
	without := i18n.T(ctx, "letter.setup.careful", "Origin", d.Origin)
	if d.Recovery {
		intro = i18n.T(ctx, "letter.setup.recovery", "Name", Name(d.AppointedBy), "Association", d.Association.Name, "CVR", d.Association.CVR)
	}
	if d.Self {
		intro = d.own(ctx)
		// Only somebody who has been here before has a list of tasks to find it on.
		without = i18n.T(ctx, "letter.tasks", "Origin", d.Origin)
	}
	title, role := i18n.T(ctx, "letter.setup.heading"), i18n.T(ctx, "letter.setup.role")
	before := i18n.T(ctx, "letter.setup.until", "Date", i18n.Date(ctx, d.Until))
	todo := []string{
		i18n.T(ctx, "letter.setup.do.login"), i18n.T(ctx, "letter.setup.do.users"),
		i18n.T(ctx, "letter.setup.do.own"), i18n.T(ctx, "letter.setup.do.approve"),
	}
	if d.Later {
		title, role = i18n.T(ctx, "letter.setup.later"), i18n.T(ctx, "letter.setup.later.body")
		before = i18n.T(ctx, "letter.setup.later.until", "Date", i18n.Date(ctx, d.Until))
		todo = []string{todo[0], todo[2], i18n.T(ctx, "letter.setup.later.approve")}
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.setup.subject", "Association", d.Association.Name),
		heading: title,
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(intro),
			paragraph(role),
			heading(i18n.T(ctx, "letter.setup.do")),
			paragraph(before),
			steps(todo...),
			paragraph(i18n.T(ctx, "letter.setup.link")),
			theLink(d.Link),
			paragraph(without),
			heading(i18n.T(ctx, "letter.setup.unknown")),
			paragraph(i18n.T(ctx, "letter.setup.unknown.do")),
		},
	})
}

// own says to the representative that the appointment is their own.
func (d SetupData) own(ctx context.Context) string {
	if d.Recovery {
		return i18n.T(ctx, "letter.setup.recovery.self", "Association", d.Association.Name, "CVR", d.Association.CVR)
	}
	return i18n.T(ctx, "letter.setup.self", "Association", d.Association.Name, "CVR", d.Association.CVR)
}
