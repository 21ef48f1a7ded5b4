package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// AnswerData is what the reporter is told of the representative's answer.
type AnswerData struct {
	Envelope

	Association Association
	// Representative is the name that the reporter typed.
	Representative string
	// Comment is what the representative wrote, as it was typed; Declined may do without.
	Comment string
	// Link leads to the case.
	Link string
}

// Returned tells the reporter that the representative sent the connection back, and with which words.
func Returned(ctx context.Context, d AnswerData) (Message, error) {
	name := Name(d.Representative)
	blocks := []block{
		greeting(ctx, d.Envelope, d.Association),
		paragraph(i18n.T(ctx, "letter.returned.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
	}
	blocks = append(blocks, quoted(i18n.T(ctx, "letter.writes", "Name", name), d.Comment)...)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.returned.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.returned.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.must")),
			steps(
				i18n.T(ctx, "letter.returned.do.correct"),
				i18n.T(ctx, "letter.returned.do.send", "Name", name),
			),
			paragraph(i18n.T(ctx, "letter.saved")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		),
	})
}

// Declined tells the reporter that the representative wants no connection, and what can be done about it.
func Declined(ctx context.Context, d AnswerData) (Message, error) {
	name := Name(d.Representative)
	blocks := []block{
		greeting(ctx, d.Envelope, d.Association),
		paragraph(i18n.T(ctx, "letter.declined.body", "Name", name, "Association", d.Association.Name, "CVR", d.Association.CVR)),
	}
	blocks = append(blocks, quoted(i18n.T(ctx, "letter.writes", "Name", name), d.Comment)...)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.declined.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.declined.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.can")),
			list(
				i18n.T(ctx, "letter.declined.do.ask", "Name", name),
				i18n.T(ctx, "letter.declined.do.again"),
				i18n.T(ctx, "letter.declined.do.withdraw"),
			),
			paragraph(i18n.T(ctx, "letter.here")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		),
	})
}
