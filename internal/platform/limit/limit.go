package limit

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/page"
)

// ErrTooMany is the fault of whoever is over a limit.
var ErrTooMany = fault.New(fault.TooMany, "limit.too-many")

// ErrDown is the fault of ours when nothing can be counted.
var ErrDown = fault.New(fault.Unavailable, "limit.down")

// Signer makes keyed codes; *secret.Keys does.
type Signer interface {
	Sign(purpose string, msg []byte) (keyID byte, sum []byte)
}

// Limits makes limits that all instances of the service count together.
type Limits struct {
	Pool    *pgxpool.Pool
	Signer  Signer
	Faults  page.Faults
	Session func(context.Context) string // a name for the session of a request, "" for none; (*session.Sessions).Key
}

// PerIP lets n requests per window through from one client address. name tells limits apart: routes that use the same name
// and numbers count together.
func (l *Limits) PerIP(name string, n int, window time.Duration) func(http.Handler) http.Handler {
	return l.By(name, n, window, address)
}

// PerSession lets n requests per window through from one session; without a session, from one client address.
func (l *Limits) PerSession(name string, n int, window time.Duration) func(http.Handler) http.Handler {
	return l.By(name, n, window, func(r *http.Request) string {
		if l.Session != nil {
			if key := l.Session(r.Context()); key != "" {
				return "session " + key
			}
		}
		return address(r)
	})
}

// By lets n requests per window through for each answer of key. A request over it gets the page of ErrTooMany, with
// Retry-After.
func (l *Limits) By(name string, n int, window time.Duration, key func(*http.Request) string) func(http.Handler) http.Handler {
	code := func(r *http.Request) (string, error) {
		_, sum := l.Signer.Sign("limit/"+name, []byte(key(r)))
		return name + " " + base64.RawURLEncoding.EncodeToString(sum[:16]), nil
	}
	return httprate.LimitBy(n, window, code,
		httprate.WithLimitCounter(&counter{pool: l.Pool}),
		httprate.WithResponseHeaders(httprate.ResponseHeaders{RetryAfter: "Retry-After"}),
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) { l.Faults.Answer(w, r, ErrTooMany) }),
		httprate.WithErrorHandler(func(w http.ResponseWriter, r *http.Request, err error) {
			l.Faults.Answer(w, r, fmt.Errorf("%w: %w", ErrDown, err))
		}),
	)
}

func address(r *http.Request) string {
	return "address " + httprate.CanonicalizeIP(middleware.GetClientIP(r.Context()))
}
