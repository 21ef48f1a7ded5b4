package letter

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// RejectedData is what the applicant is told when a caseworker could not approve.
type RejectedData struct {
	Envelope

	Association Association
	// Why are the standard reasons, which the letter says in the words of the pages. Text is what the caseworker wrote besides, as it
	// was typed; one of the two may be empty.
	Why  []connection.Reason
	Text string
	// Recovery says that the association is connected, and has no administrator left.
	Recovery bool
	// Link leads to the case.
	Link string
}

// Rejected tells the applicant why, and how to mend it on the same case: nobody starts over.
func Rejected(ctx context.Context, d RejectedData) (Message, error) {
	body := i18n.T(ctx, "letter.rejected.body", "Association", d.Association.Name, "CVR", d.Association.CVR)
	if d.Recovery {
		body = i18n.T(ctx, "letter.rejected.recovery", "Association", d.Association.Name, "CVR", d.Association.CVR)
	}
	blocks := []block{greeting(ctx, d.Envelope, d.Association), paragraph(body)}
	if len(d.Why) > 0 {
		reasons := make([]string, len(d.Why))
		for i, why := range d.Why {
			reasons[i] = ui.Reason(ctx, why)
		}
		blocks = append(blocks, heading(i18n.T(ctx, "letter.rejected.why")), list(reasons...))
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
