package smtp

import (
	"context"
	"crypto/tls"
	"errors"
	"net/mail"
	"strings"
	"sync"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// messageTimeout leaves a server the ten minutes that it may take for its last reply, and ends before the eleven minutes
// that a mail job has.
const messageTimeout = 10*time.Minute + 30*time.Second

// connectTimeout is for the TCP connection alone: a server that isn't there need not be waited for.
const connectTimeout = 30 * time.Second

// greetTimeout is for everything before the letter: some servers keep strangers waiting before they greet.
const greetTimeout = 2 * time.Minute

var errSilent = errors.New("the mail server does not greet")

// Sender sends letters, several at once. Make it with New and Close it when the workers have stopped.
type Sender struct {
	server        server
	from, replyTo *mail.Address
	helo          string
	tls           *tls.Config
	timeout       time.Duration
	keep          time.Duration

	slots chan struct{} // one for each letter that may be under way
	mu    sync.Mutex
	idle  []*connection // newest last
	done  bool
}

// New checks the settings; all that is wrong comes in one error. It does not connect: the house starts without its mail server.
func New(set Settings) (*Sender, error) {
	where, badServer := parseServer(set.URL)
	from, badFrom := parseSender("the sender", set.From)
	if set.ReplyTo == "" {
		set.ReplyTo = set.From
	}
	replyTo, badReplyTo := parseSender("the address for replies", set.ReplyTo)
	if err := errors.Join(badServer, badFrom, badReplyTo); err != nil {
		return nil, err
	}
	s := &Sender{
		server: where, from: from, replyTo: replyTo,
		// The sender's domain, not this machine's name: that is nobody's business.
		helo:    from.Address[strings.LastIndexByte(from.Address, '@')+1:],
		tls:     &tls.Config{ServerName: where.host, MinVersion: tls.VersionTLS12, RootCAs: set.RootCAs},
		timeout: orElse(set.Timeout, messageTimeout), keep: orElse(set.Idle, 30*time.Second),
		slots: make(chan struct{}, orElse(set.Connections, 4)),
	}
	return s, nil
}

func orElse[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// Send hands one letter to the mail server and answers nil when the server has taken it. Its errors are ErrRefused (give up and
// say so) and ErrUnavailable (try the same letter again later), and they hold no address.
func (s *Sender) Send(ctx context.Context, m Message) error {
	msg, err := s.build(m)
	if err != nil {
		return err
	}
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return unreachable(ctx, "waiting for a connection", ctx.Err())
	}
	if c := s.take(); c != nil {
		if err := s.hand(ctx, c, msg); err == nil || !diedIdle(err) || ctx.Err() != nil {
			return judge(ctx, err)
		}
	}
	c, err := s.dial(ctx)
	if err != nil {
		return unreachable(ctx, "connecting", err)
	}
	return judge(ctx, s.hand(ctx, c, msg))
}

// hand sends one letter on a connection, and keeps the connection only after a clean run.
func (s *Sender) hand(ctx context.Context, c *connection, msg *gomail.Msg) error {
	if err := c.send(ctx, msg); err != nil {
		c.hangUp()
		return err
	}
	s.put(c)
	return nil
}

// Check connects, encrypts, logs in and says goodbye. It sends nothing.
func (s *Sender) Check(ctx context.Context) error {
	c, err := s.dial(ctx)
	if err != nil {
		return unreachable(ctx, "connecting", err)
	}
	defer c.leave()
	if err := c.talk.Noop(); err != nil {
		return unreachable(ctx, "asking", err)
	}
	return nil
}

// take answers the connection that was used last, or nil.
func (s *Sender) take() *connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.idle) > 0 {
		c := s.idle[len(s.idle)-1]
		s.idle = s.idle[:len(s.idle)-1]
		if c.expiry.Stop() {
			return c
		}
	}
	return nil
}

// put keeps a connection for the next letter.
func (s *Sender) put(c *connection) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		go c.leave()
		return
	}
	c.expiry = time.AfterFunc(s.keep, func() { s.expire(c) })
	s.idle = append(s.idle, c)
}

func (s *Sender) expire(c *connection) {
	s.mu.Lock()
	for i, other := range s.idle {
		if other == c {
			s.idle = append(s.idle[:i], s.idle[i+1:]...)
			break
		}
	}
	s.mu.Unlock()
	c.leave()
}

// Close says goodbye on every idle connection. Letters under way are finished first by whoever sends them.
func (s *Sender) Close() error {
	s.mu.Lock()
	idle := s.idle
	s.idle, s.done = nil, true
	s.mu.Unlock()
	for _, c := range idle {
		if c.expiry.Stop() {
			c.leave()
		}
	}
	return nil
}
