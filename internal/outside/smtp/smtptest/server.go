package smtptest

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/url"
	"sync"
	"time"

	wire "github.com/emersion/go-smtp"
)

// Options says where and how the server listens. The zero value: a free port of this machine, no encryption, nobody logs in,
// letters are gone when it stops.
type Options struct {
	Listen string // host:port
	Folder string // where letters are kept, one .eml file each
	// TLS offers STARTTLS; with Implicit every connection is encrypted from the start.
	TLS      *tls.Config
	Implicit bool
	// User and Password must be given by clients, when User is not empty.
	User, Password string
}

// Server is a running stand-in.
type Server struct {
	options Options
	box     *mailbox
	script  script
	server  *wire.Server
	door    *door
	closing chan struct{}
	once    sync.Once

	mu     sync.Mutex
	counts map[string]int
}

// Start listens. Close the server when done.
func Start(o Options) (*Server, error) {
	box, err := open(o.Folder)
	if err != nil {
		return nil, fmt.Errorf("opening the mailbox: %w", err)
	}
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return nil, err
	}
	s := &Server{options: o, box: box, closing: make(chan struct{}), counts: map[string]int{}}
	s.door = &door{Listener: listener, server: s, open: map[net.Conn]bool{}}
	s.server = wire.NewServer(wire.BackendFunc(func(c *wire.Conn) (wire.Session, error) {
		return &session{server: s, conn: c, known: o.User == ""}, nil
	}))
	s.server.Domain, s.server.AllowInsecureAuth = "mailbox.example", true
	s.server.ReadTimeout, s.server.WriteTimeout = 15*time.Minute, 15*time.Minute
	s.server.MaxMessageBytes = 20 << 20
	s.server.ErrorLog = log.New(io.Discard, "", 0)
	inner := net.Listener(s.door)
	if o.TLS != nil && o.Implicit {
		inner = tls.NewListener(s.door, o.TLS)
	} else {
		s.server.TLSConfig = o.TLS
	}
	go func() { _ = s.server.Serve(inner) }()
	return s, nil
}

// TB is what New needs of a test.
type TB interface {
	Helper()
	Cleanup(f func())
	Fatalf(format string, args ...any)
}

// New starts a server for one test.
func New(t TB) *Server {
	t.Helper()
	s, err := Start(Options{})
	if err != nil {
		t.Fatalf("starting the stand-in mail server: %v", err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Addr is host:port.
func (s *Server) Addr() string { return s.door.Addr().String() }

// URL is what TILSLUT_SMTP_URL takes, with user and password where there are any.
func (s *Server) URL() string {
	u := url.URL{Scheme: "smtp", Host: s.Addr()}
	if s.options.Implicit {
		u.Scheme = "smtps"
	}
	if s.options.User != "" {
		u.User = url.UserPassword(s.options.User, s.options.Password)
	}
	return u.String()
}

// Close hangs up on everybody and stops listening. Letters in a folder stay.
func (s *Server) Close() error {
	s.once.Do(func() { close(s.closing) })
	err := s.server.Close()
	// A server that is closed before it began to serve doesn't know its listener yet.
	if shut := s.door.Close(); shut != nil && !errors.Is(shut, net.ErrClosed) {
		err = errors.Join(err, shut)
	}
	return err
}

// Misbehave replaces how the server misbehaves; Misbehave(Trouble{}) ends it.
func (s *Server) Misbehave(t Trouble) {
	s.script.set(t)
	if t.Down {
		s.door.slam()
	}
}

// Trouble is how it misbehaves now, with what is left of the counters.
func (s *Server) Trouble() Trouble { return s.script.get() }

// Messages answers every letter, newest first.
func (s *Server) Messages() []Letter { return s.To("", "") }

// To answers the letters to addresses that contain to, of one kind, newest first; "" is any.
func (s *Server) To(to, kind string) []Letter {
	found, _ := s.box.find(to, kind)
	return found
}

// WaitFor answers the newest letter to an address that contains to, of one kind ("" is any), as soon as there is one. It gives
// up when ctx ends.
func (s *Server) WaitFor(ctx context.Context, to, kind string) (Letter, error) {
	return s.box.wait(ctx, to, kind)
}

// Clear empties the mailbox.
func (s *Server) Clear() error { return s.box.clear() }

// Counts answers how many connections (CONN) and commands (MAIL, RCPT, DATA, and unencrypted NOOP, RSET) there were.
func (s *Server) Counts() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]int{}
	for name, n := range s.counts {
		out[name] = n
	}
	return out
}

func (s *Server) count(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[what]++
}
