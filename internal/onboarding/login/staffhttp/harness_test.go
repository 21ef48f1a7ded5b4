package staffhttp_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/login/staffhttp"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
)

const origin = "https://tilslut.example.dk"

// house is the service with nothing but its two logins, and a room for each kind of people that wants to know who is here.
type house struct {
	http.Handler
	pool     *pgxpool.Pool
	provider *oidctest.Broker
	mitid    *oidctest.Broker
	log      *lines
	sessions *session.Sessions // of staff
}

// lines collects what is logged, by many at once.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// unlimited lets everybody through; package limit has its own tests.
type unlimited struct{}

func (unlimited) PerIP(string, int, time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return next }
}

type change struct {
	provider func(*oidctest.Options)
	client   func(*oidc.StaffConfig)
	staff    func(*staffhttp.Config)
}

// standIn runs a broker on a port. Its redirect addresses are those of this house.
func standIn(t *testing.T, o oidctest.Options, callback string) *oidctest.Broker {
	t.Helper()
	o.Slow, o.Clients = time.Second, []oidctest.Client{{ID: "tilslut", Secret: "s3cret", RedirectURIs: []string{origin + callback}}}
	broker := oidctest.New(o)
	there := httptest.NewServer(broker)
	t.Cleanup(there.Close)
	broker.SetIssuer(there.URL + "/op")
	return broker
}

func open(t *testing.T, c change) house {
	t.Helper()
	h := house{pool: postgrestest.New(t), log: &lines{}}
	options := oidctest.Options{Staff: true}
	if c.provider != nil {
		c.provider(&options)
	}
	h.provider, h.mitid = standIn(t, options, "/review/login/callback"), standIn(t, oidctest.Options{}, "/login/callback")
	config := oidc.StaffConfig{
		Issuer: h.provider.Issuer(), ClientID: "tilslut", ClientSecret: "s3cret", RedirectURL: origin + "/review/login/callback",
		RoleClaim: "roles", Caseworker: "caseworker", Operator: "operator", ACR: oidctest.StaffACR,
	}
	if c.client != nil {
		c.client(&config)
	}
	client, err := oidc.NewStaff(config)
	require.NoError(t, err)
	own, err := url.Parse(origin)
	require.NoError(t, err)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(h.log, nil))
	faults := page.Faults{Log: log}
	people, store := session.New(h.pool, keys, session.Config{Origin: own}), loginsql.New(h.pool)
	settings := staffhttp.Config{
		Provider: client, Store: store, Codes: keys, Limits: unlimited{}, Faults: faults, Log: log,
		Sessions: session.New(h.pool, keys, session.Config{Origin: own, Name: staffhttp.Kind, Idle: staffhttp.Idle}),
	}
	if c.staff != nil {
		c.staff(&settings)
	}
	h.sessions = settings.Sessions
	staff := staffhttp.New(settings)
	profile, err := oidc.LoadProfile("neb", "")
	require.NoError(t, err)
	broker, err := oidc.New(oidc.Config{Issuer: h.mitid.Issuer(), ClientID: "tilslut", ClientSecret: "s3cret", Profile: profile, RedirectURL: origin + "/login/callback"})
	require.NoError(t, err)
	citizens := loginhttp.New(loginhttp.Config{
		Origin: own, Broker: broker, Store: store, Keys: keys, Sessions: people, Limits: unlimited{}, Faults: faults, Log: log,
	})
	rooms := []func(http.Handler) http.Handler{staff.Apart(people.Middleware, citizens.Look)}
	h.Handler = server.New(server.Config{Origin: own, Log: log, Faults: faults, Rooms: rooms}, func(r chi.Router) {
		staff.Mount(r)
		citizens.Mount(r)
		r.With(citizens.Require).Get("/mine", func(w http.ResponseWriter, r *http.Request) {
			ref, _ := citizens.Person(r.Context())
			_, _ = fmt.Fprintf(w, "%s", ref)
		})
		r.Group(func(r chi.Router) {
			r.Use(staff.Require)
			who := func(w http.ResponseWriter, r *http.Request) {
				s, _ := staff.Staff(r.Context())
				_, citizen := citizens.Session(r.Context())
				_, _ = fmt.Fprintf(w, "%s|%s|%v|%v|%v", s.Ref, s.Name, s.Caseworker, s.Operator, citizen)
			}
			r.Get("/review", who)
			r.Get("/review/cases/{id}", who)
			r.Post("/review/cases/{id}/take", who)
		})
	})
	return h
}

// browser keeps cookies and follows nothing.
type browser struct {
	house   http.Handler
	cookies map[string]string
}

func (h house) browser() *browser { return &browser{house: h, cookies: map[string]string{}} }

func (b *browser) send(method, address string) *http.Response {
	r := httptest.NewRequest(method, strings.TrimPrefix(address, origin), nil)
	r.Host = "tilslut.example.dk"
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.house.ServeHTTP(w, r)
	answer := w.Result()
	for _, c := range answer.Cookies() {
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
			continue
		}
		b.cookies[c.Name] = c.Value
	}
	return answer
}

func (b *browser) get(address string) *http.Response { return b.send(http.MethodGet, address) }

// begin begins a login below path (/review or nothing) and logs in at its provider; the callback's address is not visited yet.
func (b *browser) begin(t testing.TB, path, persona, to string) string {
	t.Helper()
	answer := b.get(path + "/login/start?" + url.Values{"to": {to}}.Encode())
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	callback, err := oidctest.LogIn(http.DefaultClient, answer.Header.Get("Location"), persona)
	require.NoError(t, err)
	return callback.String()
}

// logIn is a whole login of one of the staff; the answer is where it led to.
func (b *browser) logIn(t testing.TB, persona, to string) string {
	t.Helper()
	answer := b.get(b.begin(t, "/review", persona, to))
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	return answer.Header.Get("Location")
}

// who answers whom the rooms of staff think is here: reference, name, caseworker, operator, and whether a citizen is seen; "" for nobody.
func (b *browser) who() string { return b.body("/review") }

// citizen answers whom the rooms of people think is here.
func (b *browser) citizen() string { return b.body("/mine") }

func (b *browser) body(address string) string {
	answer := b.get(address)
	if answer.StatusCode != http.StatusOK {
		return ""
	}
	text, _ := io.ReadAll(answer.Body)
	return string(text)
}

func (h house) count(t *testing.T, table string) (n int) {
	t.Helper()
	require.NoError(t, h.pool.QueryRow(context.Background(), "select count(*) from "+table).Scan(&n))
	return n
}
