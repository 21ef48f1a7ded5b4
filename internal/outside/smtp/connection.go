package smtp

import (
	"context"
	"crypto/tls"
	"net"
	"time"

	gomail "github.com/wneessen/go-mail"
	wire "github.com/wneessen/go-mail/smtp"
)

// A connection is one conversation with the mail server, logged in and ready for a letter.
type connection struct {
	client *gomail.Client
	talk   *wire.Client
	// raw is the socket under it: go-mail knows no context, closing the socket is how a cancelled letter ends.
	raw net.Conn
	// expiry closes the connection when nobody has used it for a while.
	expiry *time.Timer
}

// dial connects, encrypts and logs in.
func (s *Sender) dial(ctx context.Context) (*connection, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, greetTimeout, errSilent)
	defer cancel()
	c := &connection{}
	forget := func() bool { return true }
	options := []gomail.Option{
		gomail.WithPort(s.server.port), gomail.WithTimeout(s.timeout), gomail.WithHELO(s.helo),
		gomail.WithTLSConfig(s.tls), gomail.WithoutNoop(), gomail.WithoutRset(), gomail.WithoutSMTPUTF8(),
		gomail.WithTLSPolicy(policies[s.server.encryption]),
		gomail.WithDialContextFunc(func(dialling context.Context, network, address string) (net.Conn, error) {
			raw, err := (&net.Dialer{Timeout: connectTimeout}).DialContext(dialling, network, address)
			if err != nil {
				return nil, err
			}
			c.raw = raw
			forget = c.endWith(ctx)
			if s.server.encryption == fromTheStart {
				return tls.Client(raw, s.tls), nil
			}
			return raw, nil
		}),
	}
	if s.server.user != "" {
		options = append(options, gomail.WithUsername(s.server.user), gomail.WithPassword(s.server.password),
			// PLAIN and LOGIN refuse by themselves to send a password over an unencrypted connection to another machine.
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	client, err := gomail.NewClient(s.server.host, options...)
	if err != nil {
		return nil, err
	}
	c.client = client
	c.talk, err = client.DialToSMTPClientWithContext(ctx)
	forget()
	if err != nil {
		c.hangUp()
		return nil, err
	}
	return c, nil
}

// policies says what go-mail calls our ways of encrypting. A connection that is encrypted from the start is so already when
// go-mail sees it.
var policies = map[encryption]gomail.TLSPolicy{
	fromTheStart: gomail.NoTLS, required: gomail.TLSMandatory, offered: gomail.TLSOpportunistic, off: gomail.NoTLS,
}

// endWith closes the socket when ctx ends, until the function that it answers is called.
func (c *connection) endWith(ctx context.Context) (forget func() bool) {
	return context.AfterFunc(ctx, c.hangUp)
}

// send hands over one letter.
func (c *connection) send(ctx context.Context, msg *gomail.Msg) error {
	defer c.endWith(ctx)()
	return c.client.SendWithSMTPClient(c.talk, msg)
}

// leave says goodbye and closes. It waits a second for the answer, no longer.
func (c *connection) leave() {
	_ = c.talk.UpdateDeadline(time.Second)
	_ = c.client.CloseWithSMTPClient(c.talk)
	c.hangUp()
}

// hangUp closes the socket without a word.
func (c *connection) hangUp() {
	if c.raw != nil {
		_ = c.raw.Close()
	}
}
