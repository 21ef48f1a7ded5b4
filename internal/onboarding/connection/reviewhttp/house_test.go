package reviewhttp_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection/connectionjobs"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/connection/reviewhttp"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/login/staffhttp"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/outside/vault"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/static"
)

func TestMain(m *testing.M) { os.Exit(documenttest.Main(m)) }

// house is the room with everything real around it; the staff's provider and the register are the stand-ins.
type house struct {
	t         *testing.T
	origin    string
	pool      *pgxpool.Pool
	clock     *clock.Clock
	store     *connectionsql.Store
	terms     terms.Version
	vault     *vault.Vault
	inspector *document.Inspector
	register  *cvrtest.Register
	handler   *reviewhttp.Handler
	serial    int
	last      int // the CVR number that association gave away last
}

// unlimited lets everybody through; package limit has its own tests.
type unlimited struct{}

func (unlimited) PerIP(string, int, time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return next }
}

func open(t *testing.T) *house {
	t.Helper()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	h := &house{t: t, pool: postgrestest.New(t), clock: &clock.Clock{}, inspector: documenttest.Inspector(t), register: cvrtest.New(time.Now), last: 20_000_000}
	box, err := outbox.New(h.pool, outbox.Config{})
	require.NoError(t, err)
	h.store = &connectionsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}
	h.vault, err = vault.Open("file://"+t.TempDir(), keys)
	require.NoError(t, err)
	texts := &termssql.Store{Pool: h.pool, Clock: h.clock}
	h.terms = terms.Version{Name: "1.0", Kind: terms.Addition, Danish: "# Vilkår\n\nAlt er gratis.\n", English: "# Terms\n\nAll is free.\n"}
	_, err = texts.Publish(t.Context(), h.terms)
	require.NoError(t, err)
	log := slog.New(slog.DiscardHandler)
	there := httptest.NewServer(h.register)
	t.Cleanup(there.Close)
	register, err := cvr.New(cvr.Settings{URL: there.URL, User: cvrtest.User, Password: cvrtest.Password, Timeout: cvr.DefaultTimeout}, time.Now, log)
	require.NoError(t, err)
	t.Cleanup(register.Close)

	site := httptest.NewUnstartedServer(nil)
	h.origin = "http://" + site.Listener.Addr().String()
	own, err := url.Parse(h.origin)
	require.NoError(t, err)
	faults, links := page.Faults{Log: log}, signedlink.Signer{Keys: keys}
	people := session.New(h.pool, keys, session.Config{Origin: own})
	citizens := loginhttp.New(loginhttp.Config{Origin: own, Sessions: people, Keys: keys, Faults: faults})
	staff := staffhttp.New(staffhttp.Config{
		Provider: provider(t, h.origin), Store: loginsql.New(h.pool), Codes: keys, Limits: unlimited{}, Faults: faults, Log: log,
		Sessions: session.New(h.pool, keys, session.Config{Origin: own, Name: staffhttp.Kind, Idle: staffhttp.Idle}),
	})
	h.handler = &reviewhttp.Handler{
		Store: h.store, Register: register, Guard: staff, Vault: h.vault, Viewer: h.inspector, Links: links, Faults: page.Faults{Log: log, Login: "/review/login"},
		Letters: &connectionjobs.Post{Store: h.store, Links: links, Origin: h.origin, Support: "hjaelp@tilslut.example"},
	}
	site.Config.Handler = server.New(server.Config{
		Origin: own, Faults: faults, Log: log, Static: static.Handler(), Rooms: []func(http.Handler) http.Handler{staff.Apart(people.Middleware, citizens.Look)},
	}, func(r chi.Router) {
		staff.Mount(r)
		h.handler.Mount(r)
		r.Get("/log-in-as/{person}", citizen(people))
	})
	site.Start()
	t.Cleanup(site.Close)
	return h
}

// provider is the stand-in for the authority's own login, and our client of it.
func provider(t *testing.T, origin string) *oidc.StaffClient {
	t.Helper()
	there := oidctest.New(oidctest.Options{Staff: true, Clients: []oidctest.Client{{
		ID: "tilslut", Secret: "s3cret", RedirectURIs: []string{origin + "/review/login/callback"},
	}}})
	site := httptest.NewServer(there)
	t.Cleanup(site.Close)
	there.SetIssuer(site.URL + "/op")
	client, err := oidc.NewStaff(oidc.StaffConfig{
		Issuer: there.Issuer(), ClientID: "tilslut", ClientSecret: "s3cret", RedirectURL: origin + "/review/login/callback",
		RoleClaim: "roles", Caseworker: "caseworker", Operator: "operator", ACR: oidctest.StaffACR,
	})
	require.NoError(t, err)
	return client
}
