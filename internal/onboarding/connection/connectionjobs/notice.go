package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// SendRegisterNotice tells the association's e-mail in the register that the association was connected, or has got new
// administrators.
func (p *Post) SendRegisterNotice(ctx context.Context, job connection.SendRegisterNotice) error {
	return p.send(ctx, job, ofCase, func(ctx context.Context, c connection.Connection, _ connection.Letter, _ time.Time, e letter.Envelope) (letter.Message, error) {
		if c.State != connection.Connected || c.RegisterEmail == "" {
			return letter.Message{}, errNotNow
		}
		e.To = c.RegisterEmail
		return letter.RegisterNotice(ctx, letter.NoticeData{
			Envelope: e, Association: about(c), Representative: c.Contact.Name, ConnectedAt: c.ConnectedAt,
			Recovery: c.Replaces != "", Evidence: string(c.Finding.Evidence),
		})
	})
}

// GaveUpRegisterNotice notes that the notice could not be delivered.
func (p *Post) GaveUpRegisterNotice(ctx context.Context, job connection.SendRegisterNotice, _ error) error {
	return p.gaveUp(ctx, job)
}
