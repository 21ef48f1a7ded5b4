package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// MoreDocumentationData is what the applicant is asked when the documentation does not do.
type MoreDocumentationData struct {
	Envelope

	Association Association
	// Question is what the caseworker wrote, as it was typed.
	Question string
	// Reminder says that the letter repeats an earlier one.
	Reminder bool
	// Until is when the case expires without an answer.
	Until time.Time
	// Link leads to the case.
	Link string
}

// MoreDocumentation passes the caseworker's question on. It is answered on the case and not by e-mail, where documents would
// lie about.
func MoreDocumentation(ctx context.Context, d MoreDocumentationData) (Message, error) {
	date := i18n.Date(ctx, d.Until)
	subject := i18n.T(ctx, "letter.more.subject", "Association", d.Association.Name)
	blocks := []block{greeting(ctx, d.Envelope, d.Association)}
	if d.Reminder {
		subject = i18n.T(ctx, "letter.more.reminder.subject", "Association", d.Association.Name, "Date", date)
		blocks = append(blocks, paragraph(i18n.T(ctx, "letter.more.reminder")))
	}
	blocks = append(blocks, paragraph(i18n.T(ctx, "letter.more.body", "Association", d.Association.Name, "CVR", d.Association.CVR)))
	blocks = append(blocks, quoted(i18n.T(ctx, "letter.caseworker-writes"), d.Question)...)
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: i18n.T(ctx, "letter.more.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.must")),
			paragraph(i18n.T(ctx, "letter.more.until", "Date", date)),
			steps(i18n.T(ctx, "letter.more.do.open"), i18n.T(ctx, "letter.more.do.upload"), i18n.T(ctx, "letter.more.do.send")),
			paragraph(i18n.T(ctx, "letter.here")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
			paragraph(i18n.T(ctx, "letter.not-by-mail")),
			paragraph(i18n.T(ctx, "letter.more.otherwise")),
		),
	})
}
