package setupjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
	"tilslut/web/letter"
)

// SendSetupReceipt sends an administrator who approved the receipt.
func (p *Post) SendSetupReceipt(ctx context.Context, job setup.SendSetupReceipt) error {
	return p.send(ctx, job, theirs, func(ctx context.Context, s setup.Setup, _ setup.Letter, _ time.Time, e letter.Envelope) (letter.Message, error) {
		if s.DoneAt.IsZero() {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = s.Email, s.Name
		with := make([]string, len(s.Agreement.Authenticators))
		for i, one := range s.Agreement.Authenticators {
			with[i] = string(one)
		}
		return letter.SetupReceipt(ctx, letter.SetupReceiptData{
			Envelope: e, Association: about(s), DoneAt: s.DoneAt, First: s.Founder(), Users: s.Member.Has(membership.UserAdministrator), Private: s.Agreement.Private, Authenticators: with,
			Separate: s.Own == membership.Separate, Link: p.Origin + "/association/" + string(s.Association),
		})
	})
}

// GaveUpSetupReceipt notes that a receipt could not be delivered.
func (p *Post) GaveUpSetupReceipt(ctx context.Context, job setup.SendSetupReceipt, _ error) error {
	return p.gaveUp(ctx, job)
}
