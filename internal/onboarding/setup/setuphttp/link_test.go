package setuphttp_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/signedlink"
)

func TestTheLinkTellsWhoHasAppointedWhom(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.stranger()
	b.get(h.appointAnders()).sees(200, "Du er udpeget som organisationsadministrator")
	require.Equal(t, "noindex", b.header.Get("X-Robots-Tag"))
	for _, told := range []string{"Karen Holm har udpeget Anders Bæk", "Skovby Badmintonklub", "Linket skal bruges inden den", "uden at begynde forfra"} {
		require.Contains(t, b.text(), told)
	}
	html, err := b.doc.Html()
	require.NoError(t, err)
	for _, untold := range []string{"@", skovby.cvr, skovby.number, "1968", "<form method=\"post\""} {
		require.NotContains(t, html, untold)
	}
}

func TestEveryWayInWhichALinkStandsHasItsPage(t *testing.T) {
	t.Parallel()
	h := open(t)
	good := h.appointAnders()
	h.appoint(skovby, aase, "Åse Nygaard", "1979-09-21")
	h.sql(`update administrator set link_version = 2 where id = $1`, aase)
	h.appoint(skovby, secreta, "Clara Dam", "1990-01-01")
	h.sql(`update administrator set withdrawn = true, birth_tag = null where id = $1`, secreta)
	mailbox := "/setup/" + h.handler.Links.Make(signedlink.Link{Purpose: "mailbox", ID: anders, Version: 1, Expires: time.Now().Add(time.Hour)})
	nobody := "/setup/" + h.handler.Links.Make(signedlink.Link{Purpose: "setup", ID: uuid.NewString(), Version: 1, Expires: time.Now().Add(time.Hour)})
	b, in := h.stranger(), h.visit("anders")
	for name, c := range map[string]struct {
		link    string
		status  int
		heading string
	}{
		"superseded": {h.link(aase, 1), 410, "Der er sendt et nyere link"},
		"withdrawn":  {h.link(secreta, 1), 410, "Linket er trukket tilbage"},
		"future":     {h.link(aase, 3), 404, "Linket virker ikke"},
		"nobody":     {nobody, 404, "Linket virker ikke"},
		"purpose":    {mailbox, 404, "Linket virker ikke"},
		"broken":     {good[:len(good)-2], 404, "Linket virker ikke"},
		"nonsense":   {"/setup/" + strings.Repeat("x", 500), 404, "Linket virker ikke"},
	} {
		for _, who := range []*browser{b, in} {
			who.get(c.link).sees(c.status, c.heading)
			require.Equal(t, "noindex", who.header.Get("X-Robots-Tag"), name)
			require.Equal(t, 1, who.doc.Find("main a.button").Length(), "%s: a way on", name)
		}
		before := h.everything()
		in.post(c.link).sees(c.status, c.heading)
		in.get(c.link + "/code")
		in.post(c.link+"/code", "code", "7K4M2QX9TB").sees(c.status, c.heading)
		require.Equal(t, before, h.everything(), name)
	}
	h.clock.Shift(60*24*time.Hour + time.Minute)
	in.get(good).sees(410, "Linket er udløbet")
	in.post(good).sees(410, "Linket er udløbet")
	require.Empty(t, h.is(anders).Person)
}

// everything is all rows that could tell a difference.
func (h *house) everything() (all string) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(h.t.Context(), `
		select coalesce((select string_agg(x::text, ';' order by id) from administrator x), '') || coalesce((select string_agg(x::text, ';' order by id) from setup x), '')
		    || coalesce((select string_agg(x::text, ';' order by id) from member x), '') || coalesce((select string_agg(x::text, ';') from letter x), '')
		    || coalesce((select string_agg(x::text, ';') from setup_letter x), '') || (select count(*) from river_job)`).Scan(&all))
	return all
}

// A mail scanner opens links, and some send forms. Nothing comes of it.
func TestLookingChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	link := h.appointAnders()
	before := h.everything()
	b := h.stranger()
	for _, path := range []string{link, link + "/code", link + "/renew", "/setup/" + anders, "/setup/" + anders + "/temporary", "/setup/" + anders + "/approve"} {
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
			b.send(method, path, nil)
		}
	}
	require.Equal(t, before, h.everything())
	h.visit("anders").begin(link)
}

func TestAnExpiredLinkIsRenewedOnceByAnybodyToTheRegisteredAddress(t *testing.T) {
	t.Parallel()
	h := open(t)
	link := h.appointAnders()
	b := h.stranger()
	b.post(link+"/renew").sees(200, "Du er udpeget som organisationsadministrator")
	require.Equal(t, 1, h.is(anders).Version, "a good link is not renewed")
	h.clock.Shift(60*24*time.Hour + time.Minute)
	b.get(link).sees(410, "Linket er udløbet")
	require.Equal(t, link+"/renew", b.button())
	b.post(b.button(), "email", "thief@evil.example").sees(200, "Et nyt link er på vej")
	require.NotContains(t, b.text(), "@")
	for range 3 {
		b.post(link+"/renew").sees(200, "Et nyt link er på vej")
	}
	require.Equal(t, 2, h.is(anders).Version)
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'connection_setup_link'`))
	b.get(link).sees(410, "Der er sendt et nyere link")
	h.visit("anders").begin(h.link(anders, 2))
	b.post("/setup/nonsense/renew").sees(404, "Linket virker ikke")
}
