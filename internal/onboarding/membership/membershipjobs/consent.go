package membershipjobs

import (
	"context"
	"errors"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/i18n"
	"tilslut/web/letter"
)

// TellConsentWithdrawn orders a letter to each user administrator of the association.
func (p *Post) TellConsentWithdrawn(ctx context.Context, job membership.TellConsentWithdrawn) error {
	_, err := p.Store.TellConsentWithdrawn(ctx, job)
	return err
}

// SendConsentWithdrawn sends one of them, unless the member has approved again meanwhile (Consent counts either), or the recipient is no
// user administrator any longer.
func (p *Post) SendConsentWithdrawn(ctx context.Context, job membership.SendConsentWithdrawn) error {
	n, at, err := p.Store.Notice(ctx, job)
	if errors.Is(err, membership.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	if !n.Queued || n.Member.Consent != job.Consent || !n.Recipient.Has(membership.UserAdministrator) {
		return nil
	}
	spoken, _ := i18n.Parse(n.Recipient.Language)
	message, err := letter.ConsentWithdrawn(i18n.With(ctx, spoken), letter.ConsentWithdrawnData{
		Envelope: letter.Envelope{
			// One withdrawal is a letter to each recipient.
			MessageID: letter.MessageID(membership.LetterConsentWithdrawn, n.Member.ID+"."+n.Recipient.ID, job.Consent, p.Origin),
			To:        n.Recipient.Email, ToName: n.Recipient.Name, Origin: p.Origin, Support: p.Support, Number: n.Agreement.Number,
		},
		Association: letter.Association{Name: n.Agreement.Name, CVR: string(n.Agreement.Association)},
		Member:      n.Member.Name, Separate: n.Member.Separate != "", Link: p.Origin + "/association/" + string(n.Agreement.Association),
	})
	if err != nil {
		return err
	}
	if err := p.Sender.Send(ctx, message); err != nil {
		if kind, _, _ := fault.KindOf(err); kind == fault.Refused {
			return p.Store.MarkBounced(ctx, job, membership.ReasonRefused, at)
		}
		return err
	}
	return p.Store.MarkSent(ctx, job, at)
}

// GaveUpConsentWithdrawn notes that a user administrator could not be told.
func (p *Post) GaveUpConsentWithdrawn(ctx context.Context, job membership.SendConsentWithdrawn, _ error) error {
	_, at, err := p.Store.Notice(ctx, job)
	if errors.Is(err, membership.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.Store.MarkBounced(ctx, job, membership.ReasonGaveUp, at)
}
