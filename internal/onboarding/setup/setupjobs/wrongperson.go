package setupjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/setup"
	"tilslut/web/letter"
)

// TellWrongPerson tells the representative that somebody else logged in with an administrator's link.
func (p *Post) TellWrongPerson(ctx context.Context, job setup.TellWrongPerson) error {
	return p.send(ctx, job, ofCase, func(ctx context.Context, s setup.Setup, l setup.Letter, _ time.Time, e letter.Envelope) (letter.Message, error) {
		if s.Withdrawn || s.Version != job.Version {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = s.Contact.Email, s.Contact.Name
		return letter.WrongPerson(ctx, letter.WrongPersonData{
			Envelope: e, Association: about(s), Administrator: s.Name, Self: s.SelfAppointed(), At: l.At, Link: p.Origin + "/connect/" + s.Case + "/case",
		})
	})
}

// GaveUpWrongPerson notes that the representative could not be told.
func (p *Post) GaveUpWrongPerson(ctx context.Context, job setup.TellWrongPerson, _ error) error {
	return p.gaveUp(ctx, job)
}
