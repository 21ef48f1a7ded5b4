package loginhttp

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

// Broker is where people prove who they are. *oidc.Client is one.
type Broker interface {
	Start(ctx context.Context, o identity.StartOptions) (redirectURL string, attempt identity.Attempt, err error)
	Enrol(ctx context.Context, o identity.EnrolOptions) (redirectURL string, attempt identity.Attempt, err error)
	Finish(ctx context.Context, callback url.Values, attempt identity.Attempt) (identity.Login, error)
	LogoutURL(postLogoutRedirect string) (address string, ok bool)
}

// Store keeps logins under way and finds people again. *loginsql.Store is one.
type Store interface {
	Keep(ctx context.Context, cookieHash []byte, a login.Attempt) error
	Take(ctx context.Context, cookieHash []byte) (a login.Attempt, found, inTime bool, err error)
	Person(ctx context.Context, codes []person.Code) (person.Ref, error)
	NewPerson(ctx context.Context, codes []person.Code) (ref person.Ref, fresh bool, err error)
}

// Keys codes people and seals the pre-login cookie. *secret.Keys is one.
type Keys interface {
	PersonCodes(issuer, subject string) []person.Code
	Seal(purpose string, aad, plain []byte) string
	Open(purpose string, aad []byte, sealed string) ([]byte, bool)
}

// Limits makes limits. *limit.Limits is one.
type Limits interface {
	PerIP(name string, n int, window time.Duration) func(http.Handler) http.Handler
}

// Config is what a login needs.
type Config struct {
	Origin   *url.URL
	Broker   Broker
	Store    Store
	Keys     Keys
	Sessions *session.Sessions
	Limits   Limits
	Faults   page.Faults
	Log      *slog.Logger // nil: the default logger
}

// Login is the room, and the Guard of the others.
type Login struct {
	Config
	secure bool
}

// New makes the room.
func New(c Config) *Login {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	return &Login{Config: c, secure: c.Origin.Scheme == "https"}
}

// How many logins one address may begin and finish in a minute. A whole library may sit behind one address.
const (
	startsPerMinute    = 30
	callbacksPerMinute = 60
)

// Mount adds the room's routes.
func (l *Login) Mount(r chi.Router) {
	r.Get("/login", l.Faults.Handle(l.before))
	r.With(l.Limits.PerIP("login-start", startsPerMinute, time.Minute)).Get("/login/start", l.Faults.Handle(l.start))
	r.With(l.Limits.PerIP("login-callback", callbacksPerMinute, time.Minute)).Get("/login/callback", l.Faults.Handle(l.callback))
	r.With(l.Limits.PerIP("login-start", startsPerMinute, time.Minute)).Get("/login/enrol", l.Faults.Handle(l.enrol))
	r.Get("/login/enrol/problem/{problem}", l.Faults.Handle(l.enrolProblem))
	r.Get("/login/problem/{problem}", l.Faults.Handle(l.problem))
	r.Get("/login/expired", l.Faults.Handle(l.expired))
	r.Post("/logout", l.Faults.Handle(l.logout))
	r.Get("/logged-out", l.Faults.Handle(l.loggedOut))
}
