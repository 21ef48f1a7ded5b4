package server

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/chi/v5/middleware"

	"tilslut/internal/platform/page"
	"tilslut/web/ui"
)

// bodyLimit is what a form may weigh; a room that takes files says so by Config.BodyLimit.
const bodyLimit = 64 << 10

// bounded ends a request that takes too long, before the browser gives up on us. One that a room takes files by may take as long as
// files do over a slow line.
func (s *Server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		patience := requestTimeout
		if s.limitOf(r) > bodyLimit {
			patience = uploadTimeout
			c := http.NewResponseController(w)
			// A connection that has no deadlines has none to move.
			_ = c.SetReadDeadline(time.Now().Add(patience))
			_ = c.SetWriteDeadline(time.Now().Add(patience + writeTimeout))
		}
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// clientIP finds out who asks: the peer, or, where the peer is a proxy of ours, whom it names.
func (s *Server) clientIP(next http.Handler) http.Handler {
	if len(s.config.TrustedProxies) == 0 {
		return middleware.ClientIPFromRemoteAddr(next)
	}
	trusted := make([]string, len(s.config.TrustedProxies))
	for i, network := range s.config.TrustedProxies {
		trusted[i] = network.String()
	}
	// The first one's answer stands where the second has none: a proxy that names nobody is taken for the client.
	return middleware.ClientIPFromRemoteAddr(middleware.ClientIPFromXFF(trusted...)(next))
}

// capped bounds what a request may send. Reading beyond it fails, and page.Faults answers 413.
func (s *Server) capped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, s.limitOf(r))
		next.ServeHTTP(w, r)
	})
}

// limitOf answers what a request's body may weigh, in bytes.
func (s *Server) limitOf(r *http.Request) int64 {
	if s.config.BodyLimit != nil {
		if limit := s.config.BodyLimit(r); limit > 0 {
			return limit
		}
	}
	return bodyLimit
}

// hosted refuses requests that were meant for somebody else, whatever X-Forwarded-Host says.
func (s *Server) hosted(next http.Handler) http.Handler {
	own := host(s.config.Origin.Scheme, s.config.Origin.Host)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if host(s.config.Origin.Scheme, r.Host) != own {
			s.config.Faults.Status(w, r, http.StatusMisdirectedRequest, "server.misdirected")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// host answers the host in the form in which equal hosts are equal: lower case, without the scheme's own port.
func host(scheme, hostport string) string {
	port := ":80"
	if scheme == "https" {
		port = ":443"
	}
	return strings.TrimSuffix(strings.ToLower(hostport), port)
}

// crossOrigin refuses what another site makes a browser send.
func (s *Server) crossOrigin() func(http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.config.Faults.Status(w, r, http.StatusForbidden, "server.cross-origin")
	}))
	return guard.Handler
}

// located tells the page its own address, for the language switch.
func located(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(ui.WithPath(r.Context(), page.Address(r))))
	})
}
