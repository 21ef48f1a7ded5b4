package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// AlreadyConnectedData is what the letter to somebody says whose case was not the first.
type AlreadyConnectedData struct {
	Envelope

	Association Association
	ConnectedAt time.Time
	// Recovery says that the recipient was appointing new administrators, and the other case has done so.
	Recovery bool
	// Link leads to the recipient's own case.
	Link string
}

// AlreadyConnected tells somebody who was preparing the association that another case connected it. It doesn't say whose: the
// association knows, and a stranger has no business to.
func AlreadyConnected(ctx context.Context, d AlreadyConnectedData) (Message, error) {
	date, number := i18n.Date(ctx, d.ConnectedAt), i18n.T(ctx, "letter.already.case", "Number", d.Number)
	subject, title := i18n.T(ctx, "letter.already.subject", "Association", d.Association.Name), i18n.T(ctx, "letter.already.heading")
	body := i18n.T(ctx, "letter.already.body", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
	if d.Recovery {
		subject, title = i18n.T(ctx, "letter.notice.recovery.subject", "Association", d.Association.Name), i18n.T(ctx, "letter.notice.recovery.heading")
		body = i18n.T(ctx, "letter.already.recovery.body", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
		number = i18n.T(ctx, "letter.already.recovery.case", "Number", d.Number)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: title,
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(body),
			paragraph(number),
			heading(i18n.T(ctx, "letter.already.do")),
			list(
				i18n.T(ctx, "letter.already.do.nothing"),
				i18n.T(ctx, "letter.already.do.ask"),
				i18n.T(ctx, "letter.already.do.doubt", "Support", d.Support),
			),
			paragraph(i18n.T(ctx, "letter.already.see")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}
