package session

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/person"
)

// Login is what the house remembers of a login.
type Login struct {
	Person   person.Ref
	Level    int       // of assurance: 1 low, 2 substantial, 3 high
	AuthTime time.Time // when the person proved who they are, by the broker's clock
}

// Sealer seals what a browser keeps for us; *secret.Keys does.
type Sealer interface {
	Seal(purpose string, aad, plain []byte) string
	Open(purpose string, aad []byte, sealed string) ([]byte, bool)
}

// Config is how sessions are.
type Config struct {
	Origin *url.URL      // the service's own address; https makes the cookies __Host- and Secure
	Name   string        // the kind: the stem of the cookies' names; "" means "tilslut". A session of one kind is none of another
	Idle   time.Duration // a session unused for so long is over; 0 means 30 minutes
	Life   time.Duration // and so is one of this age; 0 means 8 hours
}

// Sessions are the sessions of one kind of people.
type Sessions struct {
	scs     *scs.SessionManager
	store   *store
	sealer  Sealer
	sealed  string // the name of the sealed cookie
	waiting string // and of the one with logins under way
}

// New makes sessions that are kept in pool. It does not connect.
func New(pool *pgxpool.Pool, sealer Sealer, c Config) *Sessions {
	if c.Idle == 0 {
		c.Idle = 30 * time.Minute
	}
	if c.Life == 0 {
		c.Life = 8 * time.Hour
	}
	m := scs.New()
	s := &store{pool: pool, kind: c.Name, idle: c.Idle}
	m.Store, m.Codec, m.HashTokenInStore, m.Lifetime = s, codec{}, true, c.Life
	m.Cookie = scs.SessionCookie{
		Name: CookieName(c.Origin, c.Name, "session"), Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: secure(c.Origin), Persist: false,
	}
	return &Sessions{
		scs: m, store: s, sealer: sealer, sealed: CookieName(c.Origin, c.Name, "identity"), waiting: CookieName(c.Origin, c.Name, "login"),
	}
}

// CookieName answers "__Host-tilslut-session" on https, "tilslut-session" on a desk's http. The prefix makes browsers refuse the
// cookie from anywhere but this very host.
func CookieName(origin *url.URL, stem, what string) string {
	if stem == "" {
		stem = "tilslut"
	}
	if secure(origin) {
		return "__Host-" + stem + "-" + what
	}
	return stem + "-" + what
}

func secure(origin *url.URL) bool { return origin != nil && origin.Scheme == "https" }

// state is what the middleware found out about a request.
type state struct {
	err    error // the table could not be asked
	lapsed bool  // there is a token, and no session any more
	key    string
}

// stateKey is each kind's own: a page may be asked for with sessions of several kinds.
type stateKey struct{ of *Sessions }

func (s *Sessions) state(ctx context.Context) state {
	found, _ := ctx.Value(stateKey{s}).(state)
	return found
}

// Current answers who is logged in. Nobody is where the middleware has not run, or the table could not be asked (Err).
func (s *Sessions) Current(ctx context.Context) (Login, bool) {
	if ctx.Value(stateKey{s}) == nil {
		return Login{}, false
	}
	l, ok := s.scs.Get(ctx, loginKey).(Login)
	return l, ok
}

// Err answers why the sessions could not be asked, nil where they could. Whoever needs a login then answers "try again".
func (s *Sessions) Err(ctx context.Context) error { return s.state(ctx).err }

// Lapsed answers whether the browser came with a session that is over: too old, unused for too long, or ended elsewhere.
func (s *Sessions) Lapsed(ctx context.Context) bool { return s.state(ctx).lapsed }

// Key answers a name for the session of this request that is safe to count by, "" where there is none.
func (s *Sessions) Key(ctx context.Context) string { return s.state(ctx).key }
