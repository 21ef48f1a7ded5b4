package connectionhttp_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionhttp"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
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

// house is the room with everything real around it but the login broker: a person is logged in by being named.
type house struct {
	t        *testing.T
	origin   string
	pool     *pgxpool.Pool
	store    *connectionsql.Store
	terms    *termssql.Store
	register *cvrtest.Register
	clock    *clock.Clock
	links    signedlink.Signer
	handler  *connectionhttp.Handler
	people   map[person.Ref]identity.Identity
	folder   string // of the vault
	vault    *vault.Vault
}

func open(t *testing.T) *house {
	t.Helper()
	return impatient(t, cvr.DefaultTimeout)
}

// impatient is a house that waits for the register no longer than patience.
func impatient(t *testing.T, patience time.Duration) *house {
	t.Helper()
	pool := postgrestest.New(t)
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	h := &house{t: t, pool: pool, clock: &clock.Clock{}, register: cvrtest.New(time.Now), links: signedlink.Signer{Keys: keys}, people: map[person.Ref]identity.Identity{}}
	register := httptest.NewServer(h.register)
	t.Cleanup(register.Close)
	client, err := cvr.New(cvr.Settings{URL: register.URL, User: cvrtest.User, Password: cvrtest.Password, Timeout: patience}, time.Now, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(client.Close)
	h.store = &connectionsql.Store{Pool: pool, Outbox: box, Clock: h.clock}
	h.terms = &termssql.Store{Pool: pool, Clock: h.clock}
	h.publish("1.0")
	h.folder = t.TempDir()
	h.vault, err = vault.Open("file://"+h.folder, keys)
	require.NoError(t, err)

	site := httptest.NewUnstartedServer(nil)
	h.origin = "http://" + site.Listener.Addr().String()
	own, err := url.Parse(h.origin)
	require.NoError(t, err)
	faults := page.Faults{Log: slog.New(slog.DiscardHandler)}
	sessions := session.New(pool, keys, session.Config{Origin: own})
	guard := loginhttp.New(loginhttp.Config{Origin: own, Sessions: sessions, Keys: keys, Faults: faults})
	h.handler = &connectionhttp.Handler{
		Store: h.store, Register: client, Guard: guard, Terms: h.terms, Codes: keys, Links: h.links, Faults: faults,
		Policy: connection.PolicyMailbox, Forms: association.DefaultForms(), Now: time.Now,
		Inspector: patient(t), Vault: h.vault,
	}
	site.Config.Handler = server.New(server.Config{
		Origin: own, Faults: faults, Log: faults.Log, Static: static.Handler(), BodyLimit: connectionhttp.BodyLimit, Rooms: []func(http.Handler) http.Handler{sessions.Middleware, guard.Look},
	}, func(r chi.Router) {
		h.handler.Mount(r)
		r.Get("/log-in-as/{person}", func(w http.ResponseWriter, r *http.Request) {
			ref := person.Ref(chi.URLParam(r, "person"))
			if err := sessions.Begin(r.Context(), w, session.Login{Person: ref, Level: 2, AuthTime: time.Now()}, h.people[ref]); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	})
	site.Start()
	t.Cleanup(site.Close)
	return h
}

// publish puts new terms into force.
func (h *house) publish(name string) terms.Version {
	h.t.Helper()
	v := terms.Version{Name: name, Kind: terms.Addition, Danish: "# Vilkår " + name + "\n\nAlt er gratis.\n", English: "# Terms " + name + "\n\nAll is free.\n"}
	_, err := h.terms.Publish(context.Background(), v)
	require.NoError(h.t, err)
	return v
}

// The stand-in register's associations that the tests use, and the people who belong to them.
const (
	nord       = "00000019" // Karen is registered, and her login attests it
	solbakken  = "00000027" // Bo is the only one registered, and there is an e-mail
	aertebjerg = "00000035" // Bo is registered, and there is no e-mail
	aahuset    = "00000043" // nobody is registered
	ens        = "00000051" // two people of one name are registered
)

func karen() identity.Identity {
	return identity.Identity{Name: "Karen Testperson Formand", BirthDate: "1961-02-03", Represents: []association.CVR{nord}, Level: identity.Substantial}
}

func bo() identity.Identity {
	return identity.Identity{Name: "Bo Registreret Lund", BirthDate: "1970-01-02", Level: identity.Substantial}
}

// visit opens a browser in which somebody is logged in.
func (h *house) visit(who identity.Identity) *browser {
	h.t.Helper()
	b := h.stranger()
	b.person = person.Ref(uuid.NewString())
	h.people[b.person] = who
	b.get("/log-in-as/" + string(b.person))
	return b
}

// later moves the house's time on.
func (h *house) later(d time.Duration) { h.clock.Shift(d) }
