package smtp

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// Message is one letter to one person. Its fields are those of web/letter's Message, in the same order, so that one
// converts to the other.
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

// build writes the letter as go-mail wants it. An error means that it can never be sent as it is.
func (s *Sender) build(m Message) (*gomail.Msg, error) {
	if !plainAddress(m.To) {
		return nil, fmt.Errorf("%w: the recipient's address can't be written to", ErrRefused)
	}
	if !plainAddress(m.MessageID) {
		return nil, fmt.Errorf("%w: the Message-ID is not name@host", ErrRefused)
	}
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithCharset(gomail.CharsetUTF8))
	msg.FromMailAddress(s.from)
	msg.ReplyToMailAddress(s.replyTo)
	msg.ToMailAddress(&mail.Address{Name: displayName(m.ToName), Address: m.To})
	msg.Subject(oneLine(m.Subject))
	msg.SetMessageIDWithValue(m.MessageID)
	msg.SetDate()
	// RFC 3834 for everybody, and Exchange's own word for the same: no holiday replies to a machine.
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")
	msg.SetGenHeader("Content-Language", oneLine(m.Language))
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	msg.AddAlternativeString(gomail.TypeTextHTML, m.HTML)
	return msg, nil
}

// plainAddress tells whether text is local@domain in visible ASCII with nothing that an SMTP command or a header would read
// as something else. Quoted local parts are legal and refused: nobody in this field has one, and they are how a second
// address was smuggled into a header before.
func plainAddress(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	if !found || local == "" || domain == "" || len(text) > 254 {
		return false
	}
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`<>()[]\,;:"`, r)
	}) && !strings.Contains(domain, "@")
}

// displayName drops what a mail program might read as the end of a name. A backslash beside a letter outside ASCII makes a
// header that can't be parsed.
func displayName(text string) string {
	return oneLine(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\"<>`, r) {
			return ' '
		}
		return r
	}, text))
}

// oneLine turns every control and line-breaking character into a space: a header ends where its line ends.
func oneLine(text string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(clean), " ")
}
