package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// SendInvitation sends the representative the link to what a reporter prepared.
func (p *Post) SendInvitation(ctx context.Context, job connection.SendInvitation) error {
	return p.send(ctx, job, ofCase, func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		if c.InvitationLink("", l.Version, at) != connection.LinkGood {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = c.Contact.Email, c.Contact.Name
		return p.invitation(ctx, c, e, false)
	})
}

// GaveUpInvitation notes that the representative's link could not be delivered.
func (p *Post) GaveUpInvitation(ctx context.Context, job connection.SendInvitation, _ error) error {
	return p.gaveUp(ctx, job)
}

// invitation is the letter with the newest link, which a reminder has, too.
func (p *Post) invitation(ctx context.Context, c connection.Connection, e letter.Envelope, reminder bool) (letter.Message, error) {
	until := c.InvitationUntil()
	token := p.Links.Make(signedlink.Link{Purpose: connection.PurposeInvitation, ID: c.ID, Version: c.Invitation.Version, Expires: until})
	return letter.Invitation(ctx, letter.InvitationData{
		Envelope: e, Association: about(c), Reporter: c.Reporter.Name, Reminder: reminder, Until: until,
		Link: p.Origin + "/connect/representative/" + token,
	})
}
