package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// SendReceipt sends the receipt to the representative.
func (p *Post) SendReceipt(ctx context.Context, job connection.SendReceipt) error {
	return p.send(ctx, job, ofCase, func(ctx context.Context, c connection.Connection, _ time.Time, e letter.Envelope) (letter.Message, error) {
		if c.State != connection.Connected || job.Version != c.Contact.Version {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = c.Contact.Email, c.Contact.Name
		active := c.Active()
		names := make([]string, len(active))
		for i, a := range active {
			names[i] = a.Name
		}
		return letter.Receipt(ctx, letter.ReceiptData{
			Envelope: e, Association: about(c), Representative: c.Contact.Name, ConnectedAt: c.ConnectedAt,
			Evidence: string(c.Finding.Evidence), TermsVersion: c.Terms.Version, AcceptedAt: c.Terms.At,
			Administrators: names, Self: len(active) == 1 && active[0].Self,
			// The first links' deadline: later ones only end later.
			SetupUntil: c.SetupUntil(connection.Administrator{LinkAt: c.ConnectedAt}),
			Link:       p.Origin + "/connect/" + c.ID + "/receipt",
		})
	})
}

// GaveUpReceipt notes that the receipt could not be delivered.
func (p *Post) GaveUpReceipt(ctx context.Context, job connection.SendReceipt, _ error) error {
	return p.gaveUp(ctx, job)
}
