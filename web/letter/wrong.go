package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// WrongPersonData is what the representative is told when somebody else logged in with an administrator's link.
type WrongPersonData struct {
	Envelope

	Association Association
	// Administrator is the name that the representative typed. Self says that they appointed themselves.
	Administrator string
	Self          bool
	At            time.Time
	// Link leads to the case.
	Link string
}

// WrongPerson tells the representative. Who it was is not said: the house doesn't know, and would not tell.
func WrongPerson(ctx context.Context, d WrongPersonData) (Message, error) {
	date := i18n.Date(ctx, d.At)
	body := i18n.T(ctx, "letter.wrong.body", "Name", Name(d.Administrator), "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
	if d.Self {
		body = i18n.T(ctx, "letter.wrong.self", "Association", d.Association.Name, "CVR", d.Association.CVR, "Date", date)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.wrong.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.wrong.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(body),
			paragraph(i18n.T(ctx, "letter.wrong.nothing")),
			paragraph(i18n.T(ctx, "letter.wrong.why")),
			heading(i18n.T(ctx, "letter.wrong.do")),
			list(i18n.T(ctx, "letter.wrong.do.check"), i18n.T(ctx, "letter.wrong.do.correct"), i18n.T(ctx, "letter.wrong.do.nothing")),
			paragraph(i18n.T(ctx, "letter.wrong.link")),
			theLink(d.Link),
			tasks(ctx, d.Envelope),
		},
	})
}
