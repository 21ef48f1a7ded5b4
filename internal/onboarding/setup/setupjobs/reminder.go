package setupjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// Remind orders every reminder that is due.
func (p *Post) Remind(ctx context.Context, _ setup.Remind) error {
	_, err := p.Store.Remind(ctx)
	return err
}

// SendReminder reminds an administrator. The link is the very one of the letter before.
func (p *Post) SendReminder(ctx context.Context, job setup.SendReminder) error {
	return p.send(ctx, job, theirs, func(ctx context.Context, s setup.Setup, _ setup.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		if s.Invitation.Link(job.Version, at) != connection.LinkGood {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = s.Email, s.Name
		token := p.Links.Make(signedlink.Link{Purpose: connection.PurposeSetup, ID: s.ID, Version: s.Version, Expires: s.Until})
		return letter.SetupReminder(ctx, letter.SetupData{
			Envelope: e, Association: about(s), AppointedBy: s.Contact.Name, Self: s.SelfAppointed(), Later: !s.First(), Until: s.Until,
			Link: p.Origin + "/setup/" + token,
		})
	})
}

// GaveUpReminder notes that a reminder could not be delivered.
func (p *Post) GaveUpReminder(ctx context.Context, job setup.SendReminder, _ error) error {
	return p.gaveUp(ctx, job)
}
