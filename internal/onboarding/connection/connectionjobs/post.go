package connectionjobs

import (
	"context"
	"errors"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// Store is what the jobs need of connectionsql.
type Store interface {
	Load(ctx context.Context, id string) (connection.Connection, time.Time, error)
	MarkSent(ctx context.Context, id string, l connection.Letter, at time.Time) error
	MarkBounced(ctx context.Context, id string, l connection.Letter, reason string, at time.Time) error
	TellOthers(ctx context.Context, id string) (int, error)
	Sweep(ctx context.Context) (connection.Swept, error)
}

// Sender hands a letter to the mail server. fault.Refused means that trying again won't help, nil that the server has it.
type Sender interface {
	Send(ctx context.Context, m letter.Message) error
}

// Post is the house's post office for connections. All fields must be set.
type Post struct {
	Store   Store
	Sender  Sender
	Links   signedlink.Signer
	Origin  string // of the service, scheme and host
	Support string // the address where somebody answers
}

// errNotNow means that there is nothing to be said any longer: the letter is not written.
var errNotNow = errors.New("connectionjobs: the letter was overtaken")

// write makes the letter of a case, in the language of the context; at is the house's time.
type write func(ctx context.Context, c connection.Connection, at time.Time, e letter.Envelope) (letter.Message, error)

// send sends the letter of an effect, once. lang answers the recipient's language.
func (p *Post) send(ctx context.Context, effect connection.Effect, lang func(connection.Connection) string, letterOf write) error {
	id, l, _ := connection.LetterOf(effect)
	c, at, err := p.Store.Load(ctx, id)
	switch {
	case errors.Is(err, connection.ErrUnknown):
		return nil // the draft was deleted.
	case err != nil:
		return err
	case !queued(c, l):
		return nil
	}
	spoken, _ := i18n.Parse(lang(c))
	message, err := letterOf(i18n.With(ctx, spoken), c, at, letter.Envelope{
		MessageID: letter.MessageID(string(l.Kind), l.Subject, l.Version, p.Origin),
		Origin:    p.Origin, Support: p.Support, Number: string(c.Number),
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

// queued answers whether the very letter was ordered and nothing is known to have become of it.
func queued(c connection.Connection, l connection.Letter) bool {
	for _, ordered := range c.Letters {
		if ordered.Kind == l.Kind && ordered.Subject == l.Subject && ordered.Version == l.Version {
			return ordered.State == connection.Queued
		}
	}
	return false
}

// gaveUp notes a letter that could not be delivered for days. The case shows it, and whoever can mend the address does.
func (p *Post) gaveUp(ctx context.Context, effect connection.Effect) error {
	id, l, _ := connection.LetterOf(effect)
	_, at, err := p.Store.Load(ctx, id)
	if errors.Is(err, connection.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.Store.MarkBounced(ctx, id, l, connection.ReasonGaveUp, at)
}

// about is whom a letter is about.
func about(c connection.Connection) letter.Association {
	return letter.Association{Name: c.AssociationName, CVR: string(c.Association)}
}

// ofCase is the language of letters to the case's contact and to the association.
func ofCase(c connection.Connection) string { return c.Language }
