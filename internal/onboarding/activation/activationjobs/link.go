package activationjobs

import (
	"context"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// SendActivation sends a user the activation link.
func (p *Post) SendActivation(ctx context.Context, job activation.SendActivation) error {
	return p.send(ctx, job, func(ctx context.Context, a about, e letter.Envelope) (letter.Message, error) {
		return p.invitation(ctx, a, e, job.Version, false)
	})
}

// SendReminder sends the same link again, a week and a day before it runs out.
func (p *Post) SendReminder(ctx context.Context, job activation.SendReminder) error {
	return p.send(ctx, job, func(ctx context.Context, a about, e letter.Envelope) (letter.Message, error) {
		return p.invitation(ctx, a, e, job.Version, true)
	})
}

func (p *Post) invitation(ctx context.Context, a about, e letter.Envelope, version int, reminder bool) (letter.Message, error) {
	u := a.user
	if u.Link("", version, a.at) != activation.LinkGood {
		return letter.Message{}, errNotNow
	}
	token := p.Links.Make(signedlink.Link{Purpose: activation.PurposeActivate, ID: u.ID, Version: version, Expires: u.LinkUntil()})
	return letter.Activation(ctx, letter.ActivationData{
		Envelope: e, Association: a.association(), By: u.InviterName, Choice: string(u.Choice),
		Code: u.Person == "" && u.Birth.IsZero(), Reminder: reminder, Until: u.LinkUntil(), Link: p.Origin + "/activate/" + token,
	})
}

// GaveUpActivation notes that the link could not be delivered.
func (p *Post) GaveUpActivation(ctx context.Context, job activation.SendActivation, _ error) error {
	return p.gaveUp(ctx, job)
}

// GaveUpReminder notes that a reminder could not be delivered.
func (p *Post) GaveUpReminder(ctx context.Context, job activation.SendReminder, _ error) error {
	return p.gaveUp(ctx, job)
}
