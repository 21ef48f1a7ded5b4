package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// SendReceipt sends the receipt to the representative.
func (p *Post) SendReceipt(ctx context.Context, job connection.SendReceipt) error {
	return p.send(ctx, job, ofCase, p.receipt)
}

// GaveUpReceipt notes that the receipt could not be delivered.
func (p *Post) GaveUpReceipt(ctx context.Context, job connection.SendReceipt, _ error) error {
	return p.gaveUp(ctx, job)
}

func (p *Post) receipt(
	ctx context.Context, c connection.Connection, l connection.Letter, _ time.Time, e letter.Envelope,
) (letter.Message, error) {
	if c.State != connection.Connected || l.Version != c.Contact.Version {
		return letter.Message{}, errNotNow
	}
	e.To, e.ToName = c.Contact.Email, c.Contact.Name
	active := c.Active()
	if c.Replaces != "" {
		return letter.Recovered(ctx, letter.RecoveredData{
			Envelope: e, Association: about(c), Administrators: names(active), Until: setupUntil(c), Link: p.page(c),
		})
	}
	return letter.Receipt(ctx, letter.ReceiptData{
		Envelope: e, Association: about(c), Representative: c.Contact.Name, ConnectedAt: c.ConnectedAt,
		Evidence: string(c.Finding.Evidence), TermsVersion: c.Terms.Version, AcceptedAt: c.Terms.At,
		Administrators: names(active), Self: len(active) == 1 && represents(c, active[0]), SetupUntil: setupUntil(c),
		Link: p.Origin + "/connect/" + c.ID + "/receipt",
	})
}
