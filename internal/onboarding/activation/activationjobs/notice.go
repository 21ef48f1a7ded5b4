package activationjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/web/letter"
)

// TellAdministrators orders a letter to every user administrator of the association. There may be several, so each is a job of its own.
func (p *Post) TellAdministrators(ctx context.Context, job activation.TellAdministrators) error {
	_, err := p.Store.TellAdministrators(ctx, job)
	return err
}

// SendNotice tells a user administrator what happened to an imported user.
func (p *Post) SendNotice(ctx context.Context, job activation.SendNotice) error {
	return p.send(ctx, job, func(ctx context.Context, a about, e letter.Envelope) (letter.Message, error) {
		u := a.user
		d := letter.UserNoticeData{
			Envelope: e, Association: a.association(), User: u.Name, Separate: len(a.agreement.Authenticators) > 0,
			Link: p.Origin + "/association/" + string(u.Association) + "/imported/" + u.ID,
		}
		switch job.About {
		case activation.AboutRefused:
			if u.State == activation.Refused {
				d.At = u.RefusedAt
				return letter.UserRefused(ctx, d)
			}
		case activation.AboutNewLink:
			if u.State == activation.Invited && u.LinkVersion == job.Version {
				d.At, d.Until = u.AskedAt, u.LinkUntil()
				return letter.UserAskedForLink(ctx, d)
			}
		case activation.AboutWrongPerson:
			if u.State == activation.Invited && u.Person == "" {
				d.At = ordered(u, job)
				return letter.UserWrongPerson(ctx, d)
			}
		}
		return letter.Message{}, errNotNow
	})
}

// ordered is when the letter of a job was ordered, which is next to when the thing happened.
func ordered(u activation.User, job activation.SendNotice) time.Time {
	_, l, _ := activation.LetterOf(job)
	for _, one := range u.Letters {
		if one.Kind == l.Kind && one.Subject == l.Subject && one.Version == l.Version {
			return one.At
		}
	}
	return time.Time{}
}

// GaveUpNotice notes that an administrator could not be told.
func (p *Post) GaveUpNotice(ctx context.Context, job activation.SendNotice, _ error) error {
	return p.gaveUp(ctx, job)
}
