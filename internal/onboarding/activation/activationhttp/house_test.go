package activationhttp_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationhttp"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/person"
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
	store   *activationsql.Store
	handler *activationhttp.Handler
}

// unlimited lets everybody through; package limit has its own tests.
type unlimited struct{}

func (unlimited) PerIP(string, int, time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler { return next }
}

// The associations: Skovby allows everything, Engdal private MitID and nothing else.
const (
	skovby association.CVR = "10000009"
	engdal association.CVR = "10000017"
)

// open is a house with two associations that are set up; the persona Karen administers the users of both.
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
	members := &membershipsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}
	h.store = &activationsql.Store{Pool: h.pool, Outbox: box, Clock: h.clock}
	h.handler = &activationhttp.Handler{
		Store: h.store, Access: members, Members: members, Guard: guard, Secrets: keys, Links: signedlink.Signer{Keys: keys}, Faults: faults,
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
	karen := h.visit("karen").who()
	h.found(skovby, "Skovby Badmintonklub", true, "{app,display}")
	h.found(engdal, "Engdal Kor", true, "{}")
	h.join(skovby, karen, "", "{organisation-administrator,user-administrator,user}")
	h.join(engdal, karen, "", "{organisation-administrator,user-administrator,user}")
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

// found writes down an association that is set up.
func (h *house) found(cvr association.CVR, name string, private bool, authenticators string) {
	h.t.Helper()
	h.sql(`insert into association (cvr, name, form_code) values ($1, $2, 115)`, cvr, name)
	h.sql(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
	       values (gen_random_uuid(), $2, $1, 'connected', gen_random_uuid(), 'da', now(), now(), now())`, cvr, "T-"+string(cvr[4:])+"-2E")
	h.sql(`update association set connection_id = (select id from connection where cvr = $1), connected_at = now() where cvr = $1`, cvr)
	h.sql(`insert into agreement (cvr, private, authenticators, set_up_at, set_up_by) values ($1, $2, $3::text[], now(), gen_random_uuid())`, cvr, private, authenticators)
}

// join writes down a member; separate is "" for one without a separate MitID.
func (h *house) join(cvr association.CVR, who, separate, roles string) {
	h.t.Helper()
	h.sql(`insert into member (id, cvr, person, separate_person, separate_with, name, email, language, private, roles, since)
	       values (gen_random_uuid(), $1, $2, nullif($3, '')::uuid, case when $3 = '' then '' else 'app' end, 'Karen Holm', 'karen@holm.example', 'da', true, $4::text[], now())`,
		cvr, who, separate, roles)
}

// birth is Ulla's; it is also who else is imported with one.
const birth = "1996-06-08"

// imports adds users by name and answers their ids. born "" is for those whose date of birth nobody knew.
func (h *house) imports(cvr association.CVR, born string, names ...string) []string {
	h.t.Helper()
	all, ids := make([]activation.Newcomer, len(names)), make([]string, len(names))
	for i, name := range names {
		ids[i] = uuid.NewString()
		all[i] = activation.Newcomer{ID: ids[i], Row: activation.Row{
			Line: i + 2, Name: name, Email: strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@medlem.example",
		}}
		if born != "" {
			all[i].Birth = h.keys.BirthCode(ids[i], born)
		}
	}
	_, _, err := h.store.Import(h.t.Context(), cvr, person.Ref(uuid.NewString()), all)
	require.NoError(h.t, err)
	return ids
}

// is answers a user as they stand.
func (h *house) is(id string) activation.User {
	h.t.Helper()
	u, _, _, err := h.store.Load(h.t.Context(), id)
	require.NoError(h.t, err)
	return u
}

// link is the address in a user's letter with a version of the link.
func (h *house) link(id string, version int) string {
	return "/activate/" + h.handler.Links.Make(signedlink.Link{Purpose: activation.PurposeActivate, ID: id, Version: version, Expires: h.is(id).LinkUntil()})
}

// at is the address of an association's imported users, or of a page below it.
func at(cvr association.CVR, below ...string) string {
	return "/association/" + string(cvr) + "/imported" + strings.Join(append([]string{""}, below...), "/")
}
