package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"tilslut/internal/platform/page"
)

// Config is what a server needs to know.
type Config struct {
	Origin         *url.URL       // where people reach us; its host is the only one that is answered
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed; none means that clients come directly
	Log            *slog.Logger   // nil: the default logger
	Faults         page.Faults
	Static         http.Handler    // serves /static/; nil for none
	FormTargets    func() []string // origins that a form's answer may redirect to, besides our own: the broker's
	Ready          func(context.Context) Readiness
	Metrics        *Metrics // nil for none

	// BodyLimit is how many bytes the body of a request may have; nil, or an answer of 0, means 64 kB. A request that may have more
	// than that may also take longer (uploadTimeout).
	BodyLimit  func(*http.Request) int64
	DrainDelay time.Duration // how long we go on serving after /readyz has begun to say no

	// Rooms is the middleware that the rooms bring, from the outside in: sessions, who looks at the page.
	Rooms []func(http.Handler) http.Handler
}

// Server answers requests.
type Server struct {
	config   Config
	handler  http.Handler
	draining atomic.Bool
}

// New builds a server; mount adds the rooms' routes.
func New(c Config, mount func(chi.Router)) *Server {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	s := &Server{config: c}
	root := chi.NewRouter()
	root.Use(reference, logged(c.Log), c.Metrics.measured, s.recovered, s.headers, middleware.GetHead)
	root.Get("/healthz", health)
	root.Get("/readyz", s.ready)
	if c.Static != nil {
		root.Get("/static/*", c.Static.ServeHTTP)
	}
	pages := chi.NewRouter()
	pages.Use(middleware.Compress(5, "text/html", "application/json"), s.bounded, s.clientIP, s.capped, s.spoken, s.hosted, s.crossOrigin(), s.switched, located)
	pages.Use(c.Rooms...)
	pages.NotFound(s.answers(http.StatusNotFound))
	pages.MethodNotAllowed(s.answers(http.StatusMethodNotAllowed))
	mount(pages)
	root.Mount("/", pages)
	s.handler = root
	return s
}

// answers is the page of a status.
func (s *Server) answers(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { s.config.Faults.Status(w, r, status, "") }
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 30 * time.Second
	requestTimeout    = 30 * time.Second // what a handler may take, neighbours included
	uploadTimeout     = 5 * time.Minute  // the same for files: 50 MB over a line that carries 1.4 Mbit a second
	writeTimeout      = 60 * time.Second
	idleTimeout       = 2 * time.Minute
	drainTimeout      = 25 * time.Second
	maxHeader         = 64 << 10
)

// Run serves ln until ctx ends. It then says no at /readyz, lets requests under way finish, and answers nil; what has not
// finished after 25 s is cut off, and the error says so.
func (s *Server) Run(ctx context.Context, ln net.Listener) error {
	h := &http.Server{
		Handler: s, ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.config.Log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(ln) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.draining.Store(true)
	time.Sleep(s.config.DrainDelay)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	err := h.Shutdown(last)
	if err != nil {
		err = errors.Join(err, h.Close())
	}
	return err
}
