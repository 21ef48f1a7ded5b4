package letter

import (
	"context"
	"time"

	"tilslut/internal/platform/i18n"
)

// RecoveryData is what an association is told when somebody says that it has no administrator left.
type RecoveryData struct {
	Envelope

	Association Association
	// Name is the name that the applicant typed as their own.
	Name string
	// Evidence is connection's word for how the right to act was shown: "attested" or "documented".
	Evidence string
	// Effective is when the new administrators are appointed, unless somebody objects.
	Effective time.Time
	// ToRegister says that the letter goes to the association's e-mail in the register, else to an administrator.
	ToRegister bool
	// Link leads to where an administrator objects, after logging in.
	Link string
}

// Recovery warns those who may object. Right needs no act, wrong needs one: so it says both, in this order.
func Recovery(ctx context.Context, d RecoveryData) (Message, error) {
	date := i18n.Date(ctx, d.Effective)
	why, nothing := i18n.T(ctx, "letter.recovery.why.administrator"), i18n.T(ctx, "letter.recovery.right.do")
	wrong := i18n.T(ctx, "letter.recovery.wrong.administrator", "Date", date)
	way, stuck := tasks(ctx, d.Envelope), i18n.T(ctx, "letter.recovery.stuck.administrator", "Support", d.Support, "Number", d.Number)
	if d.ToRegister {
		why, nothing = i18n.T(ctx, "letter.recovery.why.register"), i18n.T(ctx, "letter.recovery.right.register")
		wrong = i18n.T(ctx, "letter.recovery.wrong.register", "Date", date)
		way = paragraph(i18n.T(ctx, "letter.recovery.way", "Origin", d.Origin))
		stuck = i18n.T(ctx, "letter.recovery.stuck.register", "Support", d.Support, "Number", d.Number)
	}
	return finish(ctx, d.Envelope, sheet{
		subject: i18n.T(ctx, "letter.recovery.subject", "Association", d.Association.Name),
		heading: i18n.T(ctx, "letter.recovery.heading"),
		blocks: []block{
			greeting(ctx, d.Envelope, d.Association),
			paragraph(i18n.T(ctx, "letter.recovery.body", "Name", Name(d.Name), "Association", d.Association.Name, "Date", date)),
			paragraph(why),
			factsOf(
				fact{i18n.T(ctx, "letter.association"), d.Association.Name},
				fact{i18n.T(ctx, "letter.cvr"), d.Association.CVR},
				fact{i18n.T(ctx, "letter.number"), d.Number},
				fact{i18n.T(ctx, "letter.recovery.by"), Name(d.Name)},
				fact{i18n.T(ctx, "letter.evidence"), evidence(ctx, d.Evidence)},
				fact{i18n.T(ctx, "letter.recovery.effective"), date},
			),
			heading(i18n.T(ctx, "letter.recovery.right")),
			paragraph(nothing),
			heading(i18n.T(ctx, "letter.recovery.wrong")),
			paragraph(wrong),
			theLink(d.Link),
			way,
			paragraph(stuck),
		},
	})
}
