package setuphttp_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/setup/setuphttp"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
)

const (
	theCase = "11111111-1111-4111-8111-111111111111"
	karen   = "22222222-2222-4222-8222-222222222222"
	benny   = "33333333-3333-4333-8333-333333333333"
	clara   = "44444444-4444-4444-8444-444444444444"
)

// house is the room on a real store: Karen has appointed Benny, who has his second link, and Clara, who was withdrawn.
type house struct {
	pool   *pgxpool.Pool
	clock  *clock.Clock
	links  signedlink.Signer
	router chi.Router
}

func open(t *testing.T) *house {
	t.Helper()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	h := &house{pool: postgrestest.New(t), clock: &clock.Clock{}, links: signedlink.Signer{Keys: keys}, router: chi.NewRouter()}
	for _, statement := range []string{
		`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`,
		`insert into connection (id, number, cvr, state, started_by, contact_name, contact_email, language, created_at, changed_at, connected_at)
		 values ('` + theCase + `', 'T-01T5-2E', '10000009', 'connected', '` + karen + `', 'Karen Holm', 'karen@holm.example', 'da', now(), now(), now())`,
		`update association set connection_id = '` + theCase + `', connected_at = now()`,
		`insert into administrator (id, cvr, connection_id, place, name, email, language, birth_tag, link_version, link_at, withdrawn) values
		 ('` + benny + `', '10000009', '` + theCase + `', 0, 'Benny Krog', 'benny@krog.example', 'en', '\x01', 2, now(), false),
		 ('` + clara + `', '10000009', '` + theCase + `', 1, 'Clara Dam', 'clara@dam.example', 'da', null, 1, now(), true)`,
	} {
		_, err := h.pool.Exec(t.Context(), statement)
		require.NoError(t, err)
	}
	room := &setuphttp.Handler{
		Store: &setupsql.Store{Pool: h.pool, Clock: h.clock}, Links: h.links, Faults: page.Faults{Log: slog.New(slog.DiscardHandler)},
	}
	room.Mount(h.router)
	return h
}

func (h *house) token(purpose, id string, version int) string {
	return h.links.Make(signedlink.Link{Purpose: purpose, ID: id, Version: version, Expires: time.Now().Add(time.Hour)})
}

func (h *house) get(t *testing.T, token string) (*httptest.ResponseRecorder, *goquery.Document) {
	t.Helper()
	w := httptest.NewRecorder()
	h.router.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/setup/"+token, nil))
	doc, err := goquery.NewDocumentFromReader(w.Body)
	require.NoError(t, err)
	return w, doc
}

func TestTheLinkTellsWhoHasAppointedWhom(t *testing.T) {
	t.Parallel()
	h := open(t)
	w, doc := h.get(t, h.token("setup", benny, 2))
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "noindex", w.Header().Get("X-Robots-Tag"))
	require.Equal(t, "Du er udpeget som organisationsadministrator", doc.Find("h1").Text())
	text := doc.Find("main").Text()
	for _, told := range []string{"Karen Holm har udpeget Benny Krog", "Skovby Badmintonklub", "ikke åben", "Linket skal bruges inden den"} {
		require.Contains(t, text, told)
	}
	html, err := doc.Html()
	require.NoError(t, err)
	for _, untold := range []string{"@", "Clara", "10000009", "T-01T5-2E", "<form method=\"post\" action=\"/setup"} {
		require.NotContains(t, html, untold)
	}
}

func TestEveryWayInWhichALinkStandsHasItsPage(t *testing.T) {
	t.Parallel()
	h := open(t)
	good := h.token("setup", benny, 2)
	for name, c := range map[string]struct {
		token   string
		status  int
		heading string
	}{
		"superseded": {h.token("setup", benny, 1), 410, "Der er sendt et nyere link"},
		"withdrawn":  {h.token("setup", clara, 1), 410, "Linket er trukket tilbage"},
		"future":     {h.token("setup", benny, 3), 404, "Linket virker ikke"},
		"nobody":     {h.token("setup", uuid.NewString(), 1), 404, "Linket virker ikke"},
		"purpose":    {h.token("mailbox", benny, 2), 404, "Linket virker ikke"},
		"broken":     {good[:len(good)-2], 404, "Linket virker ikke"},
		"nonsense":   {strings.Repeat("x", 500), 404, "Linket virker ikke"},
	} {
		w, doc := h.get(t, c.token)
		require.Equal(t, c.status, w.Code, name)
		require.Equal(t, c.heading, doc.Find("h1").Text(), name)
		require.Equal(t, "noindex", w.Header().Get("X-Robots-Tag"), name)
		require.Equal(t, 1, doc.Find("main a.button").Length(), "%s: a way on", name)
	}
	h.clock.Shift(60*24*time.Hour + time.Minute)
	w, doc := h.get(t, good)
	require.Equal(t, 410, w.Code)
	require.Equal(t, "Linket er udløbet", doc.Find("h1").Text())
}

// A mail scanner opens links, and some send forms. Nothing comes of it.
func TestLookingChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	rows := func() (all string) {
		require.NoError(t, h.pool.QueryRow(t.Context(), `select string_agg(x::text, ';' order by x.id) from administrator x`).Scan(&all))
		return all
	}
	before := rows()
	token := h.token("setup", benny, 2)
	h.get(t, token)
	w := httptest.NewRecorder()
	h.router.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/setup/"+token, nil))
	require.Equal(t, http.StatusMethodNotAllowed, w.Code)
	require.Equal(t, before, rows())
}
