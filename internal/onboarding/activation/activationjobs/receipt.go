package activationjobs

import (
	"context"

	"tilslut/internal/onboarding/activation"
	"tilslut/web/letter"
)

// SendReceipt sends the receipt to a user who was activated.
func (p *Post) SendReceipt(ctx context.Context, job activation.SendReceipt) error {
	return p.send(ctx, job, func(ctx context.Context, a about, e letter.Envelope) (letter.Message, error) {
		if a.user.State != activation.Active {
			return letter.Message{}, errNotNow
		}
		d := letter.ActivatedData{
			Envelope: e, Association: a.association(), Name: a.user.Name, ActivatedAt: a.user.ActivatedAt,
			Link: p.Origin + "/act/" + string(a.user.Association),
		}
		if a.user.Answer != activation.Approved {
			d.With = string(a.user.SeparateWith)
		}
		return letter.Activated(ctx, d)
	})
}

// GaveUpReceipt notes that the receipt could not be delivered.
func (p *Post) GaveUpReceipt(ctx context.Context, job activation.SendReceipt, _ error) error {
	return p.gaveUp(ctx, job)
}
