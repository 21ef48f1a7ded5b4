package antivirustest

import (
	"net"
	"sync"
	"time"
)

// Trouble is how the server misbehaves from now on. The zero value behaves.
type Trouble struct {
	// Down hangs up on everybody at once.
	Down bool
	// Hang takes everything and never answers.
	Hang bool
	// Slow is the pause before each answer.
	Slow time.Duration
	// Answer is said instead of every true answer, as it stands: clamd's own end with a zero.
	Answer string
	// CloseHalfway hangs up in the middle of a file.
	CloseHalfway bool
	// Limit is the largest file in bytes, as clamd's StreamMaxLength; 0 is 100 MB.
	Limit int
}

// Server is a running stand-in.
type Server struct {
	listener net.Listener
	closing  chan struct{}
	once     sync.Once
	all      sync.WaitGroup

	mu      sync.Mutex
	trouble Trouble
	open    map[net.Conn]bool
	scans   int
}

// Start listens at host:port; "" is a free port of this machine. Close the server when done.
func Start(listen string) (*Server, error) {
	if listen == "" {
		listen = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, err
	}
	s := &Server{listener: listener, closing: make(chan struct{}), open: map[net.Conn]bool{}}
	s.all.Go(s.serve)
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
	s, err := Start("")
	if err != nil {
		t.Fatalf("starting the stand-in scanner: %v", err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Addr is host:port, as TILSLUT_CLAMD_ADDR takes it.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Misbehave replaces how the server misbehaves; Misbehave(Trouble{}) ends it. Whoever waits for an answer waits on.
func (s *Server) Misbehave(t Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trouble = t
}

// Scans answers how many files got a verdict.
func (s *Server) Scans() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.scans
}

// Close hangs up on everybody and stops listening.
func (s *Server) Close() error {
	s.once.Do(func() { close(s.closing) })
	err := s.listener.Close()
	s.mu.Lock()
	for conn := range s.open {
		_ = conn.Close()
	}
	s.mu.Unlock()
	s.all.Wait()
	return err
}

func (s *Server) serve() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.mu.Lock()
		s.open[conn] = true
		trouble := s.trouble
		s.mu.Unlock()
		s.all.Go(func() {
			defer func() {
				s.mu.Lock()
				delete(s.open, conn)
				s.mu.Unlock()
				_ = conn.Close()
			}()
			if !trouble.Down {
				s.talk(conn, trouble)
			}
		})
	}
}

// wait pauses, and answers false where the server stops meanwhile.
func (s *Server) wait(pause time.Duration) bool {
	select {
	case <-time.After(pause):
		return true
	case <-s.closing:
		return false
	}
}
