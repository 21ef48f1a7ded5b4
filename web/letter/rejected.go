package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// RejectedData is what the applicant is told when a caseworker could not approve.
type RejectedData struct {
	Envelope

	Association Association
	// Reasons are the standard reasons, whole sentences in the reader's language. Text is what the caseworker wrote besides, as
	// it was typed; one of the two may be empty.
	Reasons []string
	Text    string
	// Link leads to the case.
	Link string
}

// Rejected tells the applicant why, and how to mend it on the same case: nobody starts over.
func Rejected(ctx context.Context, d RejectedData) (Message, error) {
	blocks := []block{
		greeting(ctx, d.Envelope, d.Association),
		paragraph(i18n.T(ctx, "letter.rejected.body", "Association", d.Association.Name, "CVR", d.Association.CVR)),
	}
	if len(d.Reasons) > 0 {
		blocks = append(blocks, heading(i18n.T(ctx, "letter.rejected.why")), list(d.Reasons...))
	}
	blocks = append(blocks, quoted(i18n.T(ctx, "letter.caseworker-writes"), d.Text)...)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.rejected.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.rejected.heading"),
		blocks: append(blocks,
			heading(i18n.T(ctx, "letter.can")),
			paragraph(i18n.T(ctx, "letter.rejected.same")),
			steps(i18n.T(ctx, "letter.rejected.do.open"), i18n.T(ctx, "letter.rejected.do.correct"), i18n.T(ctx, "letter.rejected.do.send")),
			paragraph(i18n.T(ctx, "letter.here")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
			heading(i18n.T(ctx, "letter.rejected.disagree")),
			paragraph(i18n.T(ctx, "letter.rejected.disagree.do", "Support", d.Support, "Number", d.Number)),
		),
	})
}
