package setupjobs

import (
	"context"
	"errors"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// Store is what the jobs need of setupsql.
type Store interface {
	Get(ctx context.Context, id string) (setup.Setup, time.Time, error)
	MarkSent(ctx context.Context, id string, l setup.Letter, at time.Time) error
	MarkBounced(ctx context.Context, id string, l setup.Letter, reason string, at time.Time) error
	Remind(ctx context.Context) (int, error)
}

// Sender hands a letter to the mail server. fault.Refused means that trying again won't help, nil that the server has it.
type Sender interface {
	Send(ctx context.Context, m letter.Message) error
}

// Post is the house's post office for setups. All fields must be set.
type Post struct {
	Store   Store
	Sender  Sender
	Links   signedlink.Signer
	Origin  string // of the service, scheme and host
	Support string // the address where somebody answers
}

// errNotNow means that there is nothing to be said any longer: the letter is not written.
var errNotNow = errors.New("setupjobs: the letter was overtaken")

// write makes the letter of a setup, in the language of the context; ordered is the letter's row, at the house's time.
type write func(ctx context.Context, s setup.Setup, ordered setup.Letter, at time.Time, e letter.Envelope) (letter.Message, error)

// send sends the letter of an effect, once. lang answers the recipient's language.
func (p *Post) send(ctx context.Context, effect setup.Effect, lang func(setup.Setup) string, letterOf write) error {
	id, named, _ := setup.LetterOf(effect)
	s, at, err := p.Store.Get(ctx, id)
	if errors.Is(err, setup.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	l, ok := s.Letter(named.Kind, named.Version)
	if !ok || l.State != connection.Queued {
		return nil
	}
	spoken, _ := i18n.Parse(lang(s))
	message, err := letterOf(i18n.With(ctx, spoken), s, l, at, letter.Envelope{
		MessageID: letter.MessageID(string(l.Kind), s.ID, l.Version, p.Origin), Origin: p.Origin, Support: p.Support, Number: string(s.Number),
	})
	if errors.Is(err, errNotNow) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := p.Sender.Send(ctx, message); err != nil {
		if kind, _, _ := fault.KindOf(err); kind == fault.Refused {
			return p.Store.MarkBounced(ctx, id, l, connection.ReasonRefused, at)
		}
		return err
	}
	return p.Store.MarkSent(ctx, id, l, at)
}

// gaveUp notes a letter that could not be delivered for days.
func (p *Post) gaveUp(ctx context.Context, effect setup.Effect) error {
	id, l, _ := setup.LetterOf(effect)
	_, at, err := p.Store.Get(ctx, id)
	if errors.Is(err, setup.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.Store.MarkBounced(ctx, id, l, connection.ReasonGaveUp, at)
}

// about is whom a letter is about.
func about(s setup.Setup) letter.Association {
	return letter.Association{Name: s.AssociationName, CVR: string(s.Association)}
}

// theirs is the language of letters to the administrator, ofCase that of letters to the representative.
func theirs(s setup.Setup) string { return s.Language }
func ofCase(s setup.Setup) string { return s.Contact.Language }
