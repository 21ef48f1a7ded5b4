package activationjobs

import (
	"context"
	"errors"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

// Store is what the jobs need of activationsql.
type Store interface {
	Load(ctx context.Context, id string) (activation.User, membership.Agreement, time.Time, error)
	Recipient(ctx context.Context, user, member string) (activation.Recipient, bool, error)
	MarkSent(ctx context.Context, u activation.User, l activation.Letter, at time.Time) error
	MarkBounced(ctx context.Context, u activation.User, l activation.Letter, reason string, at time.Time) error
	TellAdministrators(ctx context.Context, job activation.TellAdministrators) (int, error)
	Sweep(ctx context.Context) (activation.Swept, error)
}

// Sender hands a letter to the mail server. fault.Refused means that trying again won't help, nil that the server has it.
type Sender interface {
	Send(ctx context.Context, m letter.Message) error
}

// Post is the house's post office for imported users. All fields must be set.
type Post struct {
	Store   Store
	Sender  Sender
	Links   signedlink.Signer
	Origin  string // of the service, scheme and host
	Support string // the address where somebody answers
}

// errNotNow means that there is nothing to be said any longer: the letter is not written.
var errNotNow = errors.New("activationjobs: the letter was overtaken")

// about is what a letter is written from; at is the house's time.
type about struct {
	user      activation.User
	agreement membership.Agreement
	to        activation.Recipient
	at        time.Time
}

func (a about) association() letter.Association {
	return letter.Association{Name: a.agreement.Name, CVR: string(a.agreement.Association)}
}

// write makes a letter, in the language of the context.
type write func(ctx context.Context, a about, e letter.Envelope) (letter.Message, error)

// send sends the letter of an effect, once.
func (p *Post) send(ctx context.Context, effect activation.Effect, letterOf write) error {
	id, l, _ := activation.LetterOf(effect)
	u, agreement, at, err := p.Store.Load(ctx, id)
	switch {
	case errors.Is(err, activation.ErrUnknown):
		return nil // the user was deleted for good.
	case err != nil:
		return err
	case !queued(u, l):
		return nil
	}
	to, there, err := p.recipient(ctx, u, l)
	if err != nil || !there {
		return err
	}
	spoken, _ := i18n.Parse(to.Language)
	message, err := letterOf(i18n.With(ctx, spoken), about{u, agreement, to, at}, letter.Envelope{
		MessageID: letter.MessageID(string(l.Kind), messageSubject(u, l), l.Version, p.Origin),
		To:        to.Email, ToName: to.Name, Origin: p.Origin, Support: p.Support, Number: agreement.Number,
	})
	if errors.Is(err, errNotNow) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := p.Sender.Send(ctx, message); err != nil {
		if kind, _, _ := fault.KindOf(err); kind == fault.Refused {
			return p.Store.MarkBounced(ctx, u, l, activation.ReasonMailRefused, at)
		}
		return err
	}
	return p.Store.MarkSent(ctx, u, l, at)
}

// recipient is the user, or the administrator whom the letter is for.
func (p *Post) recipient(ctx context.Context, u activation.User, l activation.Letter) (activation.Recipient, bool, error) {
	if l.Subject == u.ID {
		return activation.Recipient{Name: u.Name, Email: u.Email, Language: u.Language}, true, nil
	}
	return p.Store.Recipient(ctx, u.ID, l.Subject)
}

// messageSubject names a letter to an administrator by both, because there may be letters about many users to one administrator.
func messageSubject(u activation.User, l activation.Letter) string {
	if l.Subject == u.ID {
		return u.ID
	}
	return u.ID + "." + l.Subject
}

// queued answers whether the very letter was ordered and nothing is known to have become of it.
func queued(u activation.User, l activation.Letter) bool {
	for _, ordered := range u.Letters {
		if ordered.Kind == l.Kind && ordered.Subject == l.Subject && ordered.Version == l.Version {
			return ordered.State == activation.Queued
		}
	}
	return false
}

// gaveUp notes a letter that could not be delivered for days.
func (p *Post) gaveUp(ctx context.Context, effect activation.Effect) error {
	id, l, _ := activation.LetterOf(effect)
	u, _, at, err := p.Store.Load(ctx, id)
	if errors.Is(err, activation.ErrUnknown) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.Store.MarkBounced(ctx, u, l, activation.ReasonMailGaveUp, at)
}
