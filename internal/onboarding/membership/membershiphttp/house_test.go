package membershiphttp_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/membership/membershiphttp"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/overview/overviewsql"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
)

const (
	club   = "10000009" // allows private MitID and the app
	choir  = "10000017" // allows separate MitID with app and code display only
	nobody = "10000025" // is no association here
)

// house is the room with everything real around it but the login broker: a person is logged in by being named.
type house struct {
	http.Handler
	t     *testing.T
	pool  *pgxpool.Pool
	users *activationsql.Store
}

// counter is the wiring's: it turns the counts of one room into another's.
type counter struct{ *activationsql.Store }

func (c counter) Counts(ctx context.Context, cvr association.CVR) (membership.UserCounts, error) {
	n, err := c.Store.Counts(ctx, cvr)
	return membership.UserCounts{
		Imported: n.ByState[activation.Imported], Invited: n.ByState[activation.Invited], Active: n.ByState[activation.Active],
		Refused: n.ByState[activation.Refused], Deleted: n.ByState[activation.Deleted], Bounced: n.Bounced, Expiring: n.Expiring, Expired: n.Expired,
	}, err
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{t: t, pool: postgrestest.New(t)}
	box, err := outbox.New(h.pool, outbox.Config{})
	require.NoError(t, err)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	own, err := url.Parse("http://tilslut.example")
	require.NoError(t, err)
	faults := page.Faults{Log: slog.New(slog.DiscardHandler)}
	sessions := session.New(h.pool, keys, session.Config{Origin: own})
	guard := loginhttp.New(loginhttp.Config{Origin: own, Sessions: sessions, Keys: keys, Faults: faults})
	h.users = &activationsql.Store{Pool: h.pool, Outbox: box}
	handler := &membershiphttp.Handler{
		Store: &membershipsql.Store{Pool: h.pool, Outbox: box}, Desk: &overviewsql.Store{Pool: h.pool}, Users: counter{h.users}, Guard: guard, Faults: faults,
	}
	h.Handler = server.New(server.Config{
		Origin: own, Faults: faults, Log: faults.Log, Rooms: []func(http.Handler) http.Handler{sessions.Middleware, guard.Look},
	}, func(r chi.Router) {
		handler.Mount(r)
		r.Get("/log-in-as/{person}/{with}", func(w http.ResponseWriter, r *http.Request) {
			who := session.Login{Person: person.Ref(chi.URLParam(r, "person")), Level: 2, AuthTime: time.Now()}
			said := identity.Identity{Name: "Anna Alm", Level: identity.Substantial, Authenticator: strings.TrimPrefix(chi.URLParam(r, "with"), "unknown")}
			if err := sessions.Begin(r.Context(), w, who, said); err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
		})
	})
	h.run(`insert into association (cvr, name, form_code) values ($1, 'Klubben Ærø', 115), ($2, 'Koret Klang', 110)`, club, choir)
	h.run(`insert into agreement values ($1, true, '{app}', now(), gen_random_uuid()), ($2, false, '{app,display}', now(), gen_random_uuid())`, club, choir)
	return h
}

func (h *house) run(statement string, arguments ...any) {
	h.t.Helper()
	_, err := h.pool.Exec(context.Background(), statement, arguments...)
	require.NoError(h.t, err)
}

// somebody is a member; private is her private MitID, separate the one she got for this association, "" for none.
type somebody struct {
	private, separate person.Ref
	with              string
	approved          bool
	roles             string
}

func (h *house) member(cvr string, m somebody) somebody {
	h.t.Helper()
	if m.private == "" {
		m.private = person.Ref(uuid.NewString())
	}
	if m.roles == "" {
		m.roles = "{user}"
	}
	var separate *person.Ref
	if m.separate != "" {
		separate = &m.separate
	}
	h.run(`insert into member (id, cvr, person, separate_person, separate_with, name, email, language, private, roles, since)
		values (gen_random_uuid(), $1, $2, $3, $4, 'Anna Alm', 'anna@alm.example', 'da', $5, $6, now())`, cvr, m.private, separate, m.with, m.approved, m.roles)
	return m
}

// browser is somebody logged in.
type browser struct {
	*house
	cookies []*http.Cookie
	status  int
	to      string
	doc     *goquery.Document
}

// as logs somebody in with an authenticator; "unknown" for a profile that doesn't say.
func (h *house) as(who person.Ref, with string) *browser {
	h.t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://tilslut.example/log-in-as/"+string(who)+"/"+with, nil))
	return &browser{house: h, cookies: w.Result().Cookies()}
}

func (b *browser) send(method, path string) *browser {
	b.t.Helper()
	r := httptest.NewRequest(method, "http://tilslut.example"+path, nil)
	r.Header.Set("Accept-Language", "da")
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	b.status, b.to = w.Code, w.Header().Get("Location")
	var err error
	b.doc, err = goquery.NewDocumentFromReader(w.Body)
	require.NoError(b.t, err)
	require.NotRegexp(b.t, `(act|dash)\.[a-z]|<no value>`, b.doc.Find("main").Text())
	return b
}

// selection is a part of a page.
type selection = goquery.Selection

func (b *browser) get(path string) *browser { return b.send(http.MethodGet, path) }

func (b *browser) text() string { return strings.Join(strings.Fields(b.doc.Find("main").Text()), " ") }

func (b *browser) heading() string { return strings.TrimSpace(b.doc.Find("h1").Text()) }
