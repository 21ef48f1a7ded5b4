package server

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httplog/v3"

	"tilslut/internal/platform/page"
)

// reference names the request.
func reference(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(page.WithReference(r.Context(), page.NewReference())))
	})
}

// schema names what a line of the log holds. What has no name here is left out: addresses, headers, referrers.
var schema = &httplog.Schema{
	ErrorMessage: "error", ErrorType: "error_type", ErrorStackTrace: "stack",
	RequestMethod: "method", ResponseStatus: "status", ResponseDuration: "ms", ResponseBytes: "bytes",
}

type addressKey struct{}

// logged logs every request by its route. httplog writes the request's URL, so it is given one that says the route, and the
// real one waits in the context until httplog has handed on.
func logged(l *slog.Logger) func(http.Handler) http.Handler {
	log := httplog.RequestLogger(l, &httplog.Options{Schema: schema, LogRequestHeaders: []string{}, LogResponseHeaders: []string{}})
	return func(next http.Handler) http.Handler {
		inner := log(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			said := r.URL
			defer func() { said.Opaque = route(r.Context()) }()
			r = r.WithContext(r.Context())
			r.URL, _ = r.Context().Value(addressKey{}).(*url.URL)
			httplog.SetAttrs(r.Context(), slog.String("reference", page.Reference(r.Context())))
			next.ServeHTTP(w, r)
		}))
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			masked := r.WithContext(context.WithValue(r.Context(), addressKey{}, r.URL))
			masked.URL = &url.URL{Opaque: "unrouted"}
			inner.ServeHTTP(w, masked)
		})
	}
}

// route answers the pattern of the route that was taken, "unrouted" where there was none.
func route(ctx context.Context) string {
	if c := chi.RouteContext(ctx); c != nil {
		if pattern := c.RoutePattern(); pattern != "" && pattern != "/*" {
			return pattern
		}
	}
	return "unrouted"
}

// recovered makes a panic a page and one line of the log. The promise is that there are none; this is for when it breaks.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p) // net/http's own way to cut a connection.
			default:
				s.config.Faults.Answer(w, r, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
