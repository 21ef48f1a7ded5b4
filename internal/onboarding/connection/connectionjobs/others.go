package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// TellOthers orders a letter to everybody else who was preparing the association. There may be many, so each is a job of its own.
func (p *Post) TellOthers(ctx context.Context, job connection.TellOthers) error {
	_, err := p.Store.TellOthers(ctx, job.Case)
	return err
}

// SendAlreadyConnected tells whoever started an open case that another case connected the association.
func (p *Post) SendAlreadyConnected(ctx context.Context, job connection.SendAlreadyConnected) error {
	return p.send(ctx, job, of(connection.Starter), func(ctx context.Context, c connection.Connection, _ connection.Letter, _ time.Time, e letter.Envelope) (letter.Message, error) {
		who, _ := c.Reach(connection.Starter)
		if c.State == connection.Withdrawn {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = who.Email, who.Name
		return letter.AlreadyConnected(ctx, letter.AlreadyConnectedData{
			Envelope: e, Association: about(c), ConnectedAt: c.TakenAt, Recovery: c.Replaces != "", Link: p.Origin + "/connect/" + c.ID,
		})
	})
}

// GaveUpAlreadyConnected notes that somebody could not be told.
func (p *Post) GaveUpAlreadyConnected(ctx context.Context, job connection.SendAlreadyConnected, _ error) error {
	return p.gaveUp(ctx, job)
}
