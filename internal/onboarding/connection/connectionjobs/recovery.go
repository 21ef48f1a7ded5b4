package connectionjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// The letters about new administrators of an association that is locked out.

// TellIncumbents orders a letter to everybody who may object. Each is a job of its own.
func (p *Post) TellIncumbents(ctx context.Context, job connection.TellIncumbents) error {
	_, err := p.Store.TellIncumbents(ctx, job.Case)
	return err
}

// SendRecoveryNotice tells an administrator, or the association's e-mail in the register, who asks for new administrators, and how to
// object.
func (p *Post) SendRecoveryNotice(ctx context.Context, job connection.SendRecoveryNotice) error {
	register := job.To == job.Case
	var name, email, lang string
	if !register {
		var ok bool
		var err error
		if name, email, lang, ok, err = p.Store.RecoveryRecipient(ctx, job.Case, job.To); err != nil || !ok {
			return err // who is no administrator any longer has no say.
		}
	}
	language := func(c connection.Connection) string {
		if register {
			return c.Language
		}
		return lang
	}
	return p.send(ctx, job, language, func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		until := c.ObjectionUntil()
		if !pending(c, at) || !newest(c, l) {
			return letter.Message{}, errNotNow
		}
		e.To, e.ToName = email, name
		if register {
			e.To = c.RegisterEmail
		}
		return letter.Recovery(ctx, letter.RecoveryData{
			Envelope: e, Association: about(c), Name: c.Contact.Name, Evidence: string(c.Finding.Evidence), Effective: until, ToRegister: register,
			Link: p.Origin + "/connect/" + c.ID + "/object",
		})
	})
}

// GaveUpRecoveryNotice notes that somebody who may object could not be told.
func (p *Post) GaveUpRecoveryNotice(ctx context.Context, job connection.SendRecoveryNotice, _ error) error {
	return p.gaveUp(ctx, job)
}

// pending answers whether somebody may still object.
func pending(c connection.Connection, at time.Time) bool {
	return c.State == connection.AwaitingObjection && !c.Taken && at.Before(c.ObjectionUntil())
}

func stillPending(n news) bool { return pending(n.Connection, n.at) && newest(n.Connection, n.ordered) }

func (p *Post) recoveryPending(ctx context.Context, n news) (letter.Message, error) {
	return letter.RecoveryPending(ctx, letter.RecoveryPendingData{
		Envelope: n.e, Association: about(n.Connection), Effective: n.ObjectionUntil(), Link: p.page(n.Connection),
	})
}

func (p *Post) objected(ctx context.Context, n news) (letter.Message, error) {
	return letter.Objected(ctx, letter.ObjectedData{Envelope: n.e, Association: about(n.Connection), Link: p.page(n.Connection)})
}
