package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// UserNoticeData is what a user administrator is told of an imported user.
type UserNoticeData struct {
	Envelope

	Association Association
	// User is the imported user's name, as the association has it.
	User string
	// At is when it happened. Until is when a new link stops working.
	At, Until time.Time
	// Separate says that the association offers separate MitID: what a user who refused can be given.
	Separate bool
	// Link leads to the user's page among the imported users.
	Link string
}

// UserRefused tells that a user rejected private MitID, where nothing else was on offer.
func UserRefused(ctx context.Context, d UserNoticeData) (Message, error) {
	what := i18n.T(ctx, "letter.refused.do.settings")
	if d.Separate {
		what = i18n.T(ctx, "letter.refused.do.separate")
	}
	return d.letter(ctx,
		i18n.T(ctx, "letter.refused.subject", "Association", d.Association.Name),
		i18n.T(ctx, "letter.refused.heading"),
		i18n.T(ctx, "letter.refused.body", "Name", Name(d.User), "Association", d.Association.Name, "Date", i18n.Date(ctx, d.At)),
		i18n.T(ctx, "letter.refused.why"), what)
}

// UserAskedForLink tells that a user's link had run out, and that a new one was ordered on its page.
func UserAskedForLink(ctx context.Context, d UserNoticeData) (Message, error) {
	return d.letter(ctx,
		i18n.T(ctx, "letter.newlink.subject", "Association", d.Association.Name),
		i18n.T(ctx, "letter.newlink.heading"),
		i18n.T(ctx, "letter.newlink.body", "Name", Name(d.User), "Association", d.Association.Name, "Date", i18n.Date(ctx, d.At)),
		i18n.T(ctx, "letter.newlink.sent", "Date", i18n.Date(ctx, d.Until)), i18n.T(ctx, "letter.newlink.do"))
}

// UserWrongPerson tells that somebody else logged in with a user's link. Who it was is not said: that is not known.
func UserWrongPerson(ctx context.Context, d UserNoticeData) (Message, error) {
	return d.letter(ctx,
		i18n.T(ctx, "letter.wrongperson.subject", "Association", d.Association.Name),
		i18n.T(ctx, "letter.wrongperson.heading"),
		i18n.T(ctx, "letter.wrongperson.body", "Name", Name(d.User), "Association", d.Association.Name, "Date", i18n.Date(ctx, d.At)),
		i18n.T(ctx, "letter.wrongperson.nothing"), i18n.T(ctx, "letter.wrongperson.do", "Name", Name(d.User)))
}

func (d UserNoticeData) letter(ctx context.Context, subject, head, body, more, do string) (Message, error) {
	return finish(ctx, d.Envelope, sheet{
		subject: subject, heading: head,
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(body),
			paragraph(more),
			heading(i18n.T(ctx, "letter.usernotice.do")),
			paragraph(do),
			theLink(d.Link),
			paragraph(i18n.T(ctx, "letter.usernotice.way", "Origin", d.Origin)),
		},
	})
}
