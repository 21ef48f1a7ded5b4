package letter

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"tilslut/internal/platform/i18n"
)

//go:embed da.toml en.toml
var files embed.FS

var _ = i18n.Register(files)

// Message is a finished letter to one person. outside/smtp has a type of the same fields, so that one converts to the other.
type Message struct {
	// MessageID is "kind.subject.version@host", without angle brackets; the same on every attempt.
	MessageID string
	// To is the address alone, ToName whatever stands before it; the name may be empty.
	To, ToName string
	Subject    string
	Text, HTML string
	// Language is "da" or "en".
	Language string
}

// Envelope is what every letter must know, whatever it says.
type Envelope struct {
	// MessageID is made by MessageID.
	MessageID string
	// To is the recipient's address; ToName is their name as it was typed, empty for an association's mailbox.
	To, ToName string
	// Origin is the service's own address, scheme and host: every link in the letter begins with it.
	Origin string
	// Support is the address, without a name, where somebody reads the answers.
	Support string
	// Number is the number of the case, for example "T-7K4M-2Q".
	Number string
}

// Association is whom a letter is about, as the register writes it.
type Association struct{ Name, CVR string }

// MessageID names a letter for good: its kind ("receipt", "notice", "mailbox", "setup", "already-connected"), the UUID of
// the case or the administrator, the version of the letter, and the host of the origin. Repeating a letter repeats its name.
func MessageID(kind, subject string, version int, origin string) string {
	host := origin
	if u, err := url.Parse(origin); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return fmt.Sprintf("%s.%s.%d@%s", kind, subject, version, host)
}

// check finds what a caller forgot: a letter without it must not go out.
func (e Envelope) check() error {
	for name, value := range map[string]string{
		"MessageID": e.MessageID, "To": e.To, "Origin": e.Origin, "Support": e.Support, "Number": e.Number,
	} {
		if value == "" {
			return errors.New("letter: " + name + " is missing")
		}
	}
	return nil
}

// finish sets a sheet twice and puts it into its envelope.
func finish(ctx context.Context, e Envelope, s sheet) (Message, error) {
	if err := e.check(); err != nil {
		return Message{}, err
	}
	for _, b := range s.blocks {
		if b.kind == linkBlock && !strings.HasPrefix(b.text, e.Origin+"/") {
			return Message{}, errors.New("letter: a link leads away from our own origin")
		}
	}
	s.blocks = append(s.blocks, closing(ctx, e)...)
	var page bytes.Buffer
	if err := html(string(i18n.From(ctx)), s).Render(ctx, &page); err != nil {
		return Message{}, err
	}
	return Message{
		MessageID: e.MessageID, To: e.To, ToName: e.ToName, Subject: s.subject,
		Text: text(s), HTML: page.String(), Language: string(i18n.From(ctx)),
	}, nil
}

// closing is the end of every letter: we never ask for codes, and somebody answers.
func closing(ctx context.Context, e Envelope) []block {
	return []block{
		rule(),
		paragraph(i18n.T(ctx, "letter.codes")),
		paragraph(i18n.T(ctx, "letter.answer", "Support", e.Support, "Number", e.Number)),
		paragraph(i18n.T(ctx, "letter.sender")),
	}
}

// greeting addresses a person by the name that was typed, or the association.
func greeting(ctx context.Context, e Envelope, a Association) block {
	if e.ToName == "" {
		return paragraph(i18n.T(ctx, "letter.hello.association", "Association", a.Name))
	}
	return paragraph(i18n.T(ctx, "letter.hello", "Name", Name(e.ToName)))
}

// tasks tells the way without the link.
func tasks(ctx context.Context, e Envelope) block {
	return paragraph(i18n.T(ctx, "letter.tasks", "Origin", e.Origin))
}
