package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// SendSetupLink sends an administrator the link to the setup.
func (p *Post) SendSetupLink(ctx context.Context, job connection.SendSetupLink) error {
	language := func(c connection.Connection) string {
		a, _ := c.Administrator(job.Administrator)
		return a.Language
	}
	return p.send(ctx, job, language, func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		a, ok := c.Administrator(job.Administrator)
		until := c.SetupUntil(a)
		if !ok || a.Withdrawn || c.State != connection.Connected || l.Version != a.LinkVersion || !at.Before(until) || !a.Progress.DoneAt.IsZero() {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = a.Email, a.Name
		token := p.Links.Make(signedlink.Link{Purpose: connection.PurposeSetup, ID: a.ID, Version: a.LinkVersion, Expires: until})
		return letter.SetupLink(ctx, letter.SetupData{
			Envelope: e, Association: about(c), AppointedBy: c.Contact.Name, Self: represents(c, a),
			Recovery: c.Replaces != "", Later: !c.SetUpAt.IsZero(), Until: until, Link: p.Origin + "/setup/" + token,
		})
	})
}

// GaveUpSetupLink notes that an administrator's link could not be delivered.
func (p *Post) GaveUpSetupLink(ctx context.Context, job connection.SendSetupLink, _ error) error {
	return p.gaveUp(ctx, job)
}
