package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// RecoveryPendingData is what the applicant is told while the others may object.
type RecoveryPendingData struct {
	Envelope

	Association Association
	// Effective is when the new administrators are appointed, unless somebody objects.
	Effective time.Time
	// Link leads to the case.
	Link string
}

// RecoveryPending tells the applicant that it is approved, and why it has to wait.
func RecoveryPending(ctx context.Context, d RecoveryPendingData) (Message, error) {
	date := i18n.Date(ctx, d.Effective)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.pending.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.pending.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.pending.body", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)),
			paragraph(i18n.T(ctx, "letter.pending.why")),
			heading(i18n.T(ctx, "letter.receipt.next")),
			paragraph(i18n.T(ctx, "letter.pending.next", "Date", date)),
			paragraph(i18n.T(ctx, "letter.follow")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}

// ObjectedData is what the applicant is told when an administrator objected.
type ObjectedData struct {
	Envelope

	Association Association
	// Link leads to the case.
	Link string
}

// Objected tells the applicant. Which administrator it was is not said: that is the association's own business.
func Objected(ctx context.Context, d ObjectedData) (Message, error) {
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.objected.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.objected.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.objected.body", "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(i18n.T(ctx, "letter.objected.closed")),
			heading(i18n.T(ctx, "letter.can")),
			list(
				i18n.T(ctx, "letter.objected.do.talk"),
				i18n.T(ctx, "letter.objected.do.write", "Support", d.Support, "Number", d.Number),
			),
			paragraph(i18n.T(ctx, "letter.here")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}

// RecoveredData is what the applicant's receipt says when nobody objected.
type RecoveredData struct {
	Envelope

	Association Association
	// Administrators are the names of those who got a link; Until is when the links stop working.
	Administrators []string
	Until          time.Time
	// Link leads to the case.
	Link string
}

// Recovered tells the applicant that the new administrators are appointed.
func Recovered(ctx context.Context, d RecoveredData) (Message, error) {
	names, count := enumerate(d.Administrators, i18n.T(ctx, "letter.and")), len(d.Administrators)
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.recovered.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.recovered.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.recovered.body", "Association", d.Association.Name, "CVR", d.Association.CVR)),
			factsOf(fact{i18n.T(ctx, "letter.administrators", "Count", count), names}),
			heading(i18n.T(ctx, "letter.receipt.next")),
			paragraph(i18n.T(ctx, "letter.recovered.next", "Count", count, "Names", names, "Date", i18n.Date(ctx, d.Until))),
			paragraph(i18n.T(ctx, "letter.follow")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}
