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
	// Link leads to the recipient's own case.
	Link string
}

// AlreadyConnected tells somebody who was preparing the association that another case connected it. It doesn't say whose: the
// association knows, and a stranger has no business to.
func AlreadyConnected(ctx context.Context, d AlreadyConnectedData) (Message, error) {
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.already.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.already.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.already.body", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", i18n.Date(ctx, d.ConnectedAt))),
			paragraph(i18n.T(ctx, "letter.already.case", "Number", d.Number)),
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
