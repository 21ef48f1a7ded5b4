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
	TellIncumbents(ctx context.Context, id string) (int, error)
	RecoveryRecipient(ctx context.Context, id, to string) (name, email, lang string, ok bool, err error)
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

// write makes the letter of a case, in the language of the context; l is the letter as it was ordered, at the house's time.
type write func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error)

// send sends the letter of an effect, once. lang answers the recipient's language.
func (p *Post) send(ctx context.Context, effect connection.Effect, lang func(connection.Connection) string, letterOf write) error {
	id, named, _ := connection.LetterOf(effect)
	c, at, err := p.Store.Load(ctx, id)
	if errors.Is(err, connection.ErrUnknown) {
		return nil // the draft was deleted.
	}
	if err != nil {
		return err
	}
	l, ok := queued(c, named)
	if !ok {
		return nil
	}
	message, err := p.written(ctx, c, l, at, lang(c), letterOf)
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

// written is a letter as it is sent, and as a caseworker sees it before.
func (p *Post) written(
	ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, lang string, letterOf write,
) (letter.Message, error) {
	spoken, _ := i18n.Parse(lang)
	return letterOf(i18n.With(ctx, spoken), c, l, at, letter.Envelope{
		MessageID: letter.MessageID(string(l.Kind), l.Subject, l.Version, p.Origin),
		Origin:    p.Origin, Support: p.Support, Number: string(c.Number),
	})
}

// queued answers the very letter as it was ordered, false unless nothing is known to have become of it.
func queued(c connection.Connection, l connection.Letter) (connection.Letter, bool) {
	for _, ordered := range c.Letters {
		if ordered.Kind == l.Kind && ordered.Subject == l.Subject && ordered.Version == l.Version {
			return ordered, ordered.State == connection.Queued
		}
	}
	return connection.Letter{}, false
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

// ofCase is the language of letters to the representative and to the association.
func ofCase(c connection.Connection) string { return c.Language }

// of is the language of letters to one side of the case.
func of(side connection.Part) func(connection.Connection) string {
	return func(c connection.Connection) string {
		_, lang := c.Reach(side)
		return lang
	}
}

// represents answers whether an administrator is the representative, to whom the case says "you".
func represents(c connection.Connection, a connection.Administrator) bool {
	if c.Decider() == connection.Representative {
		return a.Representative
	}
	return a.Self
}

// names are the administrators', as they were typed.
func names(administrators []connection.Administrator) []string {
	out := make([]string, len(administrators))
	for i, a := range administrators {
		out[i] = a.Name
	}
	return out
}

// setupUntil is when the first setup links stop working: later ones only end later.
func setupUntil(c connection.Connection) time.Time {
	return c.SetupUntil(connection.Administrator{LinkAt: c.ConnectedAt})
}
