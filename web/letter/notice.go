package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// NoticeData is what the notice to the association's e-mail in the register says.
type NoticeData struct {
	Envelope

	Association Association
	// Representative is the name that the representative typed as their own.
	Representative string
	ConnectedAt    time.Time
	// Recovery says that the association was connected long before, and has got new administrators.
	Recovery bool
	// Evidence is connection's word for how the right to act was shown: "attested", "registered" or "documented".
	Evidence string
}

// RegisterNotice tells the association itself that it was connected, and what to do if nobody there knows of it. It holds no
// link: there is nothing to press.
func RegisterNotice(ctx context.Context, d NoticeData) (Message, error) {
	subject, title := i18n.T(ctx, "letter.notice.subject", "Association", d.Association.Name), i18n.T(ctx, "letter.notice.heading")
	body := i18n.T(ctx, "letter.notice.body", "Association", d.Association.Name, "Date", i18n.Date(ctx, d.ConnectedAt), "Name", Name(d.Representative))
	at, by, why := i18n.T(ctx, "letter.connected-at"), i18n.T(ctx, "letter.connected-by"), i18n.T(ctx, "letter.notice.why")
	if d.Recovery {
		subject, title = i18n.T(ctx, "letter.notice.recovery.subject", "Association", d.Association.Name), i18n.T(ctx, "letter.notice.recovery.heading")
		body = i18n.T(ctx, "letter.notice.recovery.body", "Association", d.Association.Name, "Date", i18n.Date(ctx, d.ConnectedAt), "Name", Name(d.Representative))
		at, by, why = i18n.T(ctx, "letter.recovery.effective"), i18n.T(ctx, "letter.recovery.by"), i18n.T(ctx, "letter.notice.recovery.why")
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
				fact{at, i18n.DateTime(ctx, d.ConnectedAt)},
				fact{by, Name(d.Representative)},
				fact{i18n.T(ctx, "letter.evidence"), evidence(ctx, d.Evidence)},
			),
			paragraph(i18n.T(ctx, "letter.notice.known")),
			heading(i18n.T(ctx, "letter.notice.unknown")),
			paragraph(i18n.T(ctx, "letter.notice.unknown.do", "Support", d.Support, "Number", d.Number)),
			paragraph(why),
		},
	})
}
