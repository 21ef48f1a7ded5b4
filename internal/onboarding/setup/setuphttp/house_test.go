package setuphttp_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setuphttp"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
	"tilslut/internal/platform/signedlink"
)

// house is the room with everything real around it, but that the broker is the stand-in.
type house struct {
	t       *testing.T
	origin  string
	pool    *pgxpool.Pool
	clock   *clock.Clock
	keys    *secret.Keys
	store   *setupsql.Store
	handler *setuphttp.Handler
	karen   string // her reference: she has connected the association
}

// unlimited lets everybody through; package limit has its own tests.
type unlimited struct{}

func (unlimited) PerIP(string, int, time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return next }
}

// open is the house after Karen has connected the association Skovby.
func open(t *testing.T) *house {
	t.Helper()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	h := &house{t: t, pool: postgrestest.New(t), clock: &clock.Clock{}, keys: keys}
	box, err := outbox.New(h.pool, outbox.Config{})
	require.NoError(t, err)
	site := httptest.NewUnstartedServer(nil)
	h.origin = "http://" + site.Listener.Addr().String()
	own, err := url.Parse(h.origin)
	require.NoError(t, err)
	faults := page.Faults{Log: slog.New(slog.DiscardHandler)}
	sessions := session.New(h.pool, keys, session.Config{Origin: own})
	guard := loginhttp.New(loginhttp.Config{
		Origin: own, Broker: broker(t, h.origin), Store: loginsql.New(h.pool), Keys: keys, Sessions: sessions, Limits: unlimited{}, Faults: faults, Log: faults.Log,
	})
	h.store = &setupsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}
	h.handler = &setuphttp.Handler{
		Store: h.store, Members: &membershipsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}, Renewals: &connectionsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}, Guard: guard, Secrets: keys,
		Links: signedlink.Signer{Keys: keys}, Faults: faults,
	}
	site.Config.Handler = server.New(server.Config{
		Origin: own, Faults: faults, Log: faults.Log, Rooms: []func(http.Handler) http.Handler{sessions.Middleware, guard.Look},
	}, func(r chi.Router) {
		guard.Mount(r)
		h.handler.Mount(r)
		r.Get("/who", func(w http.ResponseWriter, r *http.Request) {
			who, _ := guard.Person(r.Context())
			_, _ = w.Write([]byte(who))
		})
	})
	site.Start()
	t.Cleanup(site.Close)
	h.karen = h.visit("karen").who()
	h.connect(skovby)
	return h
}

// broker is the stand-in, and our client of it.
func broker(t *testing.T, origin string) *oidc.Client {
	t.Helper()
	there := oidctest.New(oidctest.Options{Clients: []oidctest.Client{{
		ID: "tilslut", Secret: "s3cret", RedirectURIs: []string{origin + "/login/callback"}, PostLogoutRedirectURIs: []string{origin + "/logged-out"},
	}}})
	site := httptest.NewServer(there)
	t.Cleanup(site.Close)
	there.SetIssuer(site.URL + "/op")
	profile, err := oidc.LoadProfile("neb", "")
	require.NoError(t, err)
	client, err := oidc.New(oidc.Config{
		Issuer: there.Issuer(), ClientID: "tilslut", ClientSecret: "s3cret", Profile: profile, RedirectURL: origin + "/login/callback",
	})
	require.NoError(t, err)
	return client
}

// place is an association that Karen has connected, and its case.
type place struct{ cvr, name, id, number string }

var (
	skovby = place{"10000009", "Skovby Badmintonklub", "11111111-1111-4111-8111-111111111111", "T-01T5-2E"}
	engdal = place{"10000017", "Engdal Kor", "12222222-2222-4222-8222-222222222222", "T-02T5-2E"}
)

func (h *house) connect(p place) {
	h.t.Helper()
	h.sql(`insert into association (cvr, name, form_code) values ($1, $2, 115)`, p.cvr, p.name)
	h.sql(`insert into connection (id, number, cvr, state, started_by, contact_name, contact_email, language, created_at, changed_at, connected_at)
	       values ($1, $2, $3, 'connected', $4, 'Karen Holm', 'karen@holm.example', 'da', now(), now(), now())`, p.id, p.number, p.cvr, h.karen)
	h.sql(`update association set connection_id = $1, connected_at = now() where cvr = $2`, p.id, p.cvr)
}

// The administrators that the tests appoint.
const (
	anders  = "33333333-3333-4333-8333-333333333333"
	aase    = "44444444-4444-4444-8444-444444444444"
	secreta = "55555555-5555-4555-8555-555555555555"
	elsewh  = "66666666-6666-4666-8666-666666666666"
)

// appoint writes an appointment down, with its first link. birth "" is for one whose date of birth nobody knew.
func (h *house) appoint(p place, id, name, birth string) {
	h.t.Helper()
	var tag []byte
	epoch := 0
	if birth != "" {
		code := h.keys.BirthCode(id, birth)
		tag, epoch = code.Tag, code.Epoch
	}
	h.sql(`insert into administrator (id, cvr, connection_id, place, name, email, language, birth_epoch, birth_tag, link_version, link_at)
	       select $1::uuid, $2, $3, count(*), $4, 'post' || count(*) || '@adm.example', 'da', $5, $6, 1, now() from administrator where connection_id = $3`,
		id, p.cvr, p.id, name, epoch, tag)
}

func (h *house) sql(statement string, args ...any) {
	h.t.Helper()
	_, err := h.pool.Exec(h.t.Context(), statement, args...)
	require.NoError(h.t, err)
}

func (h *house) count(query string, args ...any) (n int) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(h.t.Context(), query, args...).Scan(&n))
	return n
}

// is answers a setup as it stands.
func (h *house) is(id string) setup.Setup {
	h.t.Helper()
	s, _, err := h.store.Get(h.t.Context(), id)
	require.NoError(h.t, err)
	return s
}

// link is the address in an administrator's letter with a version of the link.
func (h *house) link(id string, version int) string {
	s := h.is(id)
	return "/setup/" + h.handler.Links.Make(signedlink.Link{Purpose: "setup", ID: id, Version: version, Expires: s.Until})
}
