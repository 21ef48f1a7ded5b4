package staffhttp

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
)

// Provider is where employees prove who they are. *oidc.StaffClient is one.
type Provider interface {
	Start(ctx context.Context, o identity.StartOptions) (redirectURL string, attempt identity.Attempt, err error)
	Finish(ctx context.Context, callback url.Values, attempt identity.Attempt) (identity.Employee, error)
}

// Store keeps logins under way and finds people again. *loginsql.Store is one.
type Store interface {
	Keep(ctx context.Context, cookieHash []byte, a login.Attempt) error
	Take(ctx context.Context, cookieHash []byte) (a login.Attempt, found, inTime bool, err error)
	Person(ctx context.Context, codes []person.Code) (person.Ref, error)
}

// Codes makes the codes that people are found again by. *secret.Keys is one.
type Codes interface {
	PersonCodes(issuer, subject string) []person.Code
}

// Limits makes limits. *limit.Limits is one.
type Limits interface {
	PerIP(name string, n int, window time.Duration) func(http.Handler) http.Handler
}

// Config is what a login of staff needs.
type Config struct {
	Provider Provider // nil where there is none: nobody can log in, and the page before the login says so
	Store    Store
	Codes    Codes
	Sessions *session.Sessions // of the kind and with the idle time below
	Limits   Limits
	Faults   page.Faults
	Log      *slog.Logger // nil: the default logger
}

// How sessions of staff are: the stem of their cookies' names, and how long one may be left unused.
const (
	Kind = "tilslut-staff"
	Idle = 15 * time.Minute
)

// Login is the room, and the Guard of the others.
type Login struct{ Config }

// New makes the room.
func New(c Config) *Login {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return &Login{Config: c}
}

// perMinute is how many logins one address may begin, and how many finish: an authority's employees all come from one.
const perMinute = 120

// Mount adds the room's routes.
func (l *Login) Mount(r chi.Router) {
	r.Get("/review/login", l.Faults.Handle(l.before))
	r.With(l.Limits.PerIP("staff-start", perMinute, time.Minute)).Get("/review/login/start", l.Faults.Handle(l.start))
	r.With(l.Limits.PerIP("staff-callback", perMinute, time.Minute)).Get("/review/login/callback", l.Faults.Handle(l.callback))
	r.Get("/review/login/problem/{problem}", l.Faults.Handle(l.problem))
	r.Get("/review/login/expired", l.Faults.Handle(l.expired))
	r.Post("/review/logout", l.Faults.Handle(l.logout))
	r.Get("/review/logged-out", l.Faults.Handle(l.loggedOut))
}
