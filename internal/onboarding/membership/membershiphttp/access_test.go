package membershiphttp_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
)

// TestWhoMaySeeWhat is the whole of it: for whoever is not named here an association is a page that isn't there.
func TestWhoMaySeeWhat(t *testing.T) {
	t.Parallel()
	h := open(t)
	administrator := h.member(club, somebody{approved: true, roles: "{organisation-administrator}"})
	users := h.member(club, somebody{approved: true, roles: "{user-administrator}"})
	user := h.member(club, somebody{approved: true})
	unapproved := h.member(club, somebody{roles: "{organisation-administrator}"})
	foreign := h.member(choir, somebody{separate: ref(), with: "app", roles: "{organisation-administrator,user-administrator,user}"})
	for _, c := range []struct {
		what           string
		who            person.Ref
		own, dashboard int
	}{
		{"an organisation administrator", administrator.private, 200, 200},
		{"a user administrator", users.private, 200, 200},
		{"a user", user.private, 200, 404},
		{"an administrator who hasn't approved private MitID", unapproved.private, 200, 403},
		{"another association's administrator", foreign.private, 404, 404},
		{"another association's administrator, by her separate MitID", foreign.separate, 404, 404},
		{"a stranger", ref(), 404, 404},
	} {
		b := h.as(c.who, "app")
		require.Equal(t, c.own, b.get("/act/"+club).status, c.what)
		require.Equal(t, c.dashboard, b.get("/association/"+club).status, c.what)
		withdraw := b.send(http.MethodPost, "/act/"+club+"/withdraw").status
		require.Equal(t, c.own == 404, withdraw == 404, c.what)
	}
}

func TestAForeignAssociationIsLikeNone(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, roles: "{organisation-administrator}"})
	for _, other := range []string{"DK" + club, club[:2] + "%20" + club[2:]} {
		h.as(anna.private, "app").plain("/act/" + other)
		h.as(anna.private, "app").plain("/association/" + other)
	}
	b := h.as(ref(), "app")
	for _, form := range []string{"/act/%s", "/act/%s/withdraw", "/act/%s/withdrawn", "/association/%s"} {
		var pages []string
		for _, cvr := range []string{club, nobody, "x", "DK" + club, club + "0"} {
			pages = append(pages, b.plain(fmt.Sprintf(form, cvr)))
		}
		for _, page := range pages {
			require.Equal(t, pages[0], page, form)
		}
	}
}

// plain answers a page's status and main text.
func (b *browser) plain(path string) string {
	b.t.Helper()
	b.get(path)
	require.Equal(b.t, http.StatusNotFound, b.status, path)
	return b.text()
}

func TestWhoIsNotLoggedInGoesToTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, path := range []string{"/act", "/act/" + club, "/association/" + club} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://tilslut.example"+path, nil))
		require.Equal(t, http.StatusSeeOther, w.Code)
		require.Contains(t, w.Header().Get("Location"), "/login?to=")
		_, err := io.Copy(io.Discard, w.Body)
		require.NoError(t, err)
	}
}

func TestNoGetChangesAnything(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, roles: "{organisation-administrator,user}"})
	state := func() (text string) {
		require.NoError(t, h.pool.QueryRow(context.Background(), `select string_agg(m::text, '|' order by id) || (select count(*) from river_job) from member m`).Scan(&text))
		return text
	}
	before := state()
	b := h.as(anna.private, "app")
	for _, path := range []string{"/act", "/act/" + club, "/act/" + club + "/withdraw", "/act/" + club + "/withdrawn", "/association/" + club} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			b.send(method, path)
		}
	}
	require.Equal(t, before, state())
}
