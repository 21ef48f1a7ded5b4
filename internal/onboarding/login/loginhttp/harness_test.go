package loginhttp_test

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
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
)

const origin = "https://tilslut.example.dk"

// house is the service with nothing but the login, and a room that wants to know who is here.
type house struct {
	http.Handler
	pool   *pgxpool.Pool
	broker *oidctest.Broker
	log    *lines
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
	broker func(*oidctest.Options)
	client func(*oidc.Config)
	login  func(*loginhttp.Config)
}

func open(t *testing.T, c change) house {
	t.Helper()
	h := house{pool: postgrestest.New(t), log: &lines{}}
	own, err := url.Parse(origin)
	require.NoError(t, err)
	options := oidctest.Options{Slow: time.Second, Clients: []oidctest.Client{{
		ID: "tilslut", Secret: "s3cret", RedirectURIs: []string{origin + "/login/callback"}, PostLogoutRedirectURIs: []string{origin + "/logged-out"},
	}}}
	if c.broker != nil {
		c.broker(&options)
	}
	h.broker = oidctest.New(options)
	there := httptest.NewServer(h.broker)
	t.Cleanup(there.Close)
	h.broker.SetIssuer(there.URL + "/op")
	profile, err := oidc.LoadProfile("neb", "")
	require.NoError(t, err)
	config := oidc.Config{Issuer: h.broker.Issuer(), ClientID: "tilslut", ClientSecret: "s3cret", Profile: profile, RedirectURL: origin + "/login/callback"}
	if c.client != nil {
		c.client(&config)
	}
	client, err := oidc.New(config)
	require.NoError(t, err)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	log := slog.New(slog.NewTextHandler(h.log, nil))
	faults := page.Faults{Log: log}
	sessions := session.New(h.pool, keys, session.Config{Origin: own})
	settings := loginhttp.Config{
		Origin: own, Broker: client, Store: loginsql.New(h.pool), Keys: keys, Sessions: sessions, Limits: unlimited{}, Faults: faults, Log: log,
	}
	if c.login != nil {
		c.login(&settings)
	}
	room := loginhttp.New(settings)
	h.Handler = server.New(server.Config{Origin: own, Log: log, Faults: faults, Rooms: []func(http.Handler) http.Handler{sessions.Middleware, room.Look}}, func(r chi.Router) {
		room.Mount(r)
		r.Get("/", func(http.ResponseWriter, *http.Request) {})
		r.Group(func(r chi.Router) {
			r.Use(room.Require)
			who := func(w http.ResponseWriter, r *http.Request) {
				ref, _ := room.Person(r.Context())
				said, _ := room.Identity(r.Context())
				_, _ = fmt.Fprintf(w, "%s|%s|%s|%v", ref, said.Name, said.BirthDate, said.Represents)
			}
			r.Get("/mine", who)
			r.Get("/connect/{id}", who)
			r.Post("/connect/{id}/confirm", who)
			made := func(w http.ResponseWriter, r *http.Request) {
				ref, with, ok := room.Enrolled(r)
				_, _ = fmt.Fprintf(w, "%s|%s|%v", ref, with, ok)
			}
			r.Get("/setup/{id}/own", made)
			r.Post("/setup/{id}/done", made)
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

// begin begins a login and logs in at the broker; the answer is the callback's address, which is not visited yet.
func (b *browser) begin(t testing.TB, persona, to string) string {
	t.Helper()
	answer := b.get("/login/start?" + url.Values{"to": {to}}.Encode())
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	callback, err := oidctest.LogIn(http.DefaultClient, answer.Header.Get("Location"), persona)
	require.NoError(t, err)
	return callback.String()
}

// logIn is a whole login; the answer is where it led to.
func (b *browser) logIn(t testing.TB, persona, to string) string {
	t.Helper()
	answer := b.get(b.begin(t, persona, to))
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	return answer.Header.Get("Location")
}

// beginEnrolment begins an enrolment and enrols at the broker as a persona; the callback's address is not visited yet.
func (b *browser) beginEnrolment(t testing.TB, persona, with, to string) string {
	t.Helper()
	answer := b.get("/login/enrol?" + url.Values{"to": {to}, "with": {with}}.Encode())
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	callback, err := oidctest.LogIn(http.DefaultClient, answer.Header.Get("Location"), persona)
	require.NoError(t, err)
	return callback.String()
}

// made answers what a flow's page is told about an enrolment: reference, authenticator, and whether there is one.
func (b *browser) made(method, path string) string {
	answer := b.send(method, path)
	if answer.StatusCode != http.StatusOK {
		return answer.Header.Get("Location")
	}
	text, _ := io.ReadAll(answer.Body)
	return string(text)
}

// who answers who the service thinks is here: reference, name, date of birth and CVR numbers; "" for nobody.
func (b *browser) who() string {
	answer := b.get("/mine")
	if answer.StatusCode != http.StatusOK {
		return ""
	}
	text := make([]byte, 4096)
	n, _ := answer.Body.Read(text)
	return string(text[:n])
}

func (h house) count(t *testing.T, table string) (n int) {
	t.Helper()
	require.NoError(t, h.pool.QueryRow(context.Background(), "select count(*) from "+table).Scan(&n))
	return n
}
