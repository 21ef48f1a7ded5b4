package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// ActivationData is what the letter to an imported user says.
type ActivationData struct {
	Envelope

	Association Association
	// By is the user administrator's name, as the association has it; empty where nobody with a name is left.
	By string
	// Choice is activation's word for how the user may log in: "private", "separate" or "ask".
	Choice string
	// Code says that the association does not know the date of birth, so that a temporary code is needed for sure.
	Code bool
	// Reminder says that the letter repeats an earlier one.
	Reminder bool
	// Until is when the link stops working.
	Until time.Time
	Link  string
}

// Activation tells a user who wants them to be activated, what they are asked, and where.
func Activation(ctx context.Context, d ActivationData) (Message, error) {
	subject, intro := i18n.T(ctx, "letter.activation.subject", "Association", d.Association.Name), d.intro(ctx)
	if d.Reminder {
		subject = i18n.T(ctx, "letter.activation.reminder.subject", "Association", d.Association.Name)
	}
	blocks := []block{greeting(ctx, d.Envelope, d.Association)}
	if d.Reminder {
		blocks = append(blocks, paragraph(i18n.T(ctx, "letter.activation.reminder", "Date", i18n.Date(ctx, d.Until))))
	}
	choice, does := d.choice(ctx)
	do := []string{i18n.T(ctx, "letter.activation.do.login")}
	if d.Code {
		do = append(do, i18n.T(ctx, "letter.activation.do.code"))
	}
	return finish(ctx, d.Envelope, sheet{
		subject: subject,
		heading: i18n.T(ctx, "letter.activation.heading"),
		blocks: append(blocks,
			paragraph(intro),
			paragraph(choice),
			heading(i18n.T(ctx, "letter.activation.do")),
			paragraph(i18n.T(ctx, "letter.activation.until", "Date", i18n.Date(ctx, d.Until))),
			steps(append(do, does)...),
			paragraph(i18n.T(ctx, "letter.activation.link")),
			theLink(d.Link),
			paragraph(i18n.T(ctx, "letter.setup.careful", "Origin", d.Origin)),
			heading(i18n.T(ctx, "letter.activation.unknown")),
			paragraph(i18n.T(ctx, "letter.activation.unknown.do")),
		),
	})
}

func (d ActivationData) intro(ctx context.Context) string {
	if d.By == "" {
		return i18n.T(ctx, "letter.activation.body.nobody", "Association", d.Association.Name, "CVR", d.Association.CVR)
	}
	return i18n.T(ctx, "letter.activation.body", "Name", Name(d.By), "Association", d.Association.Name, "CVR", d.Association.CVR)
}

// choice says how the user may log in, and what there is to do about it.
func (d ActivationData) choice(ctx context.Context) (says, do string) {
	switch d.Choice {
	case "private":
		return i18n.T(ctx, "letter.activation.private"), i18n.T(ctx, "letter.activation.do.private")
	case "separate":
		return i18n.T(ctx, "letter.activation.separate"), i18n.T(ctx, "letter.activation.do.separate")
	}
	return i18n.T(ctx, "letter.activation.ask"), i18n.T(ctx, "letter.activation.do.ask")
}
