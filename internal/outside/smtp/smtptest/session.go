package smtptest

import (
	"io"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	wire "github.com/emersion/go-smtp"
)

// session is one client's conversation, as go-smtp asks for it.
type session struct {
	server *Server
	conn   *wire.Conn
	from   string
	to     []string
	known  bool // logged in, or nobody has to
}

var errLost = &wire.SMTPError{Code: 421, EnhancedCode: wire.EnhancedCode{4, 3, 2}, Message: "Going away"}

// AuthMechanisms answers what a client may log in by; none where no password is asked for.
func (s *session) AuthMechanisms() []string {
	if s.server.options.User == "" {
		return nil
	}
	return []string{sasl.Plain}
}

// Auth checks the one user there is.
func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if s.known = user == s.server.options.User && password == s.server.options.Password; !s.known {
			return wire.ErrAuthFailed
		}
		return nil
	}), nil
}

// Mail begins a letter.
func (s *session) Mail(from string, _ *wire.MailOptions) error {
	s.server.count("MAIL")
	if !s.known {
		return wire.ErrAuthRequired
	}
	if s.server.script.get().RefuseSender {
		return &wire.SMTPError{Code: 553, EnhancedCode: wire.EnhancedCode{5, 7, 1}, Message: "<" + from + ">: Sender address rejected"}
	}
	s.from, s.to = from, nil
	return nil
}

// Rcpt takes or refuses one recipient.
func (s *session) Rcpt(to string, _ *wire.RcptOptions) error {
	s.server.count("RCPT")
	script := &s.server.script
	switch {
	case script.drops(DropAtRecipient):
		return s.lose()
	case script.refuses(to):
		// A real server quotes the address; so does this one, so that a test can see whether it ends up in a log.
		return &wire.SMTPError{Code: 550, EnhancedCode: wire.EnhancedCode{5, 1, 1}, Message: "<" + to + ">: Recipient address rejected: User unknown"}
	case script.greylisted():
		return &wire.SMTPError{Code: 451, EnhancedCode: wire.EnhancedCode{4, 7, 1}, Message: "<" + to + ">: Greylisted, please try again"}
	}
	s.to = append(s.to, to)
	return nil
}

// Data takes the letter itself, keeps it, and only then answers.
func (s *session) Data(r io.Reader) error {
	s.server.count("DATA")
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	script := &s.server.script
	if script.drops(DropAtText) {
		return s.lose()
	}
	if script.get().RefuseText {
		return &wire.SMTPError{Code: 554, EnhancedCode: wire.EnhancedCode{5, 7, 1}, Message: "Message looks like spam"}
	}
	letter := read(raw)
	letter.At, letter.From, letter.To = time.Now(), s.from, strings.Join(s.to, ", ")
	if err := s.server.box.add(letter); err != nil {
		return err
	}
	select {
	case <-time.After(script.get().SlowReply):
	case <-s.server.closing:
	}
	if script.drops(DropAfterKeeping) {
		return s.lose()
	}
	return nil
}

// lose closes the socket under the conversation; the answer that go-smtp then writes reaches nobody.
func (s *session) lose() error {
	_ = s.conn.Conn().Close()
	return errLost
}

// Reset forgets the letter that was begun.
func (s *session) Reset() { s.from, s.to = "", nil }

// Logout ends the conversation.
func (s *session) Logout() error { return nil }
