package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// SetupReceiptData is what the receipt of the setup says.
type SetupReceiptData struct {
	Envelope

	Association Association
	DoneAt      time.Time
	// First says that the recipient set the association up; later administrators chose their own login only.
	First bool
	// Users says that the recipient administers the association's users, too.
	Users bool
	// Private says that users may use their private MitID, Authenticators what goes with a separate one: membership's words "app",
	// "display", "reader", "chip".
	Private        bool
	Authenticators []string
	// Separate says that the recipient logs in with a separate MitID.
	Separate bool
	// Link leads to the association's page.
	Link string
}

// SetupReceipt tells an administrator what was approved.
func SetupReceipt(ctx context.Context, d SetupReceiptData) (Message, error) {
	date := i18n.Date(ctx, d.DoneAt)
	subject := i18n.T(ctx, "letter.done.subject", "Association", d.Association.Name)
	title, body := i18n.T(ctx, "letter.done.heading"), i18n.T(ctx, "letter.done.body", "Association", d.Association.Name, "Date", date)
	roles, next := i18n.T(ctx, "letter.done.roles.first"), i18n.T(ctx, "letter.done.next.first")
	if !d.First {
		subject = i18n.T(ctx, "letter.done.later.subject", "Association", d.Association.Name)
		title, body = i18n.T(ctx, "letter.done.later.heading"), i18n.T(ctx, "letter.done.later.body", "Association", d.Association.Name, "Date", date)
	}
	if !d.Users {
		roles, next = i18n.T(ctx, "letter.done.roles.later"), i18n.T(ctx, "letter.done.next.later")
	}
	own := i18n.T(ctx, "letter.done.own.private")
	if d.Separate {
		own = i18n.T(ctx, "letter.done.own.separate")
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: title,
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(body),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.number"), d.Number},
				fact{i18n.T(ctx, "letter.done.at"), i18n.DateTime(ctx, d.DoneAt)},
				fact{i18n.T(ctx, "letter.done.private"), yesOrNo(ctx, d.Private)},
				fact{i18n.T(ctx, "letter.done.authenticators"), authenticators(ctx, d.Authenticators)},
				fact{i18n.T(ctx, "letter.done.own"), own},
				fact{i18n.T(ctx, "letter.done.roles"), roles},
			),
			heading(i18n.T(ctx, "letter.done.next")),
			paragraph(next),
			paragraph(i18n.T(ctx, "letter.done.link")),
			theLink(d.Link),
			associations(ctx, d.Envelope),
		},
	})
}

func yesOrNo(ctx context.Context, yes bool) string {
	if yes {
		return i18n.T(ctx, "letter.yes")
	}
	return i18n.T(ctx, "letter.no")
}

// authenticators says in words what goes with a separate MitID.
func authenticators(ctx context.Context, all []string) string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = authenticator(ctx, one)
	}
	return enumerate(names, i18n.T(ctx, "letter.and"))
}

func authenticator(ctx context.Context, one string) string {
	switch one {
	case "display":
		return i18n.T(ctx, "letter.authenticator.display")
	case "reader":
		return i18n.T(ctx, "letter.authenticator.reader")
	case "chip":
		return i18n.T(ctx, "letter.authenticator.chip")
	}
	return i18n.T(ctx, "letter.authenticator.app")
}

// associations tells the way without the link, to somebody who belongs to the association.
func associations(ctx context.Context, e Envelope) block {
	return paragraph(i18n.T(ctx, "letter.associations", "Origin", e.Origin))
}
