package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// SendMailboxLink sends the link that proves the association's mailbox in the register.
func (p *Post) SendMailboxLink(ctx context.Context, job connection.SendMailboxLink) error {
	return p.send(ctx, job, ofCase, func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		if c.MailboxLink("", l.Version, at) != connection.LinkGood {
			return letter.Message{}, errNotNow
		}
		e.To = c.RegisterEmail
		token := p.Links.Make(signedlink.Link{Purpose: connection.PurposeMailbox, ID: c.ID, Version: l.Version, Expires: c.MailboxUntil()})
		return letter.MailboxLink(ctx, letter.MailboxData{
			Envelope: e, Association: about(c), Representative: c.Contact.Name, Until: c.MailboxUntil(),
			Link: p.Origin + "/connect/mailbox/" + token,
		})
	})
}

// GaveUpMailboxLink notes that the mailbox link could not be delivered.
func (p *Post) GaveUpMailboxLink(ctx context.Context, job connection.SendMailboxLink, _ error) error {
	return p.gaveUp(ctx, job)
}
