package letter

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// InfectedData is what the applicant is told of a document with harmful code in it.
type InfectedData struct {
	Envelope

	Association Association
	// File is the document's name, as it came with the upload.
	File string
	// Closed says that the recipient can't upload now: somebody else has the case, and will ask.
	Closed bool
	// Link leads to the case.
	Link string
}

// Infected tells the applicant that a document was deleted, and how to send it anew.
func Infected(ctx context.Context, d InfectedData) (Message, error) {
	upload, subject := i18n.T(ctx, "letter.infected.do.upload"), i18n.T(ctx, "letter.infected.subject", "Association", d.Association.Name)
	if d.Closed {
		upload, subject = i18n.T(ctx, "letter.infected.do.wait"), i18n.T(ctx, "letter.infected.wait.subject", "Association", d.Association.Name)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: i18n.T(ctx, "letter.infected.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.infected.body", "File", FileName(d.File), "Association", d.Association.Name, "CVR", d.Association.CVR)),
			paragraph(i18n.T(ctx, "letter.infected.nothing")),
			heading(i18n.T(ctx, "letter.must")),
			steps(
				i18n.T(ctx, "letter.infected.do.check"),
				i18n.T(ctx, "letter.infected.do.clean"),
				upload,
			),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
			paragraph(i18n.T(ctx, "letter.not-by-mail")),
		},
	})
}
