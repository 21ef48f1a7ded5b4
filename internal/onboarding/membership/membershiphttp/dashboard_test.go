package membershiphttp_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// imported puts users of a club in a state; what is more of them stands in set.
func (h *house) imported(cvr, state string, n int, set string) {
	h.t.Helper()
	for i := range n {
		id := uuid.NewString()
		h.run(`insert into imported_user (id, cvr, name, name_key, search, email, language, state, imported_at, choice, link_version, link_at, deleted_at, refused_at)
			values ($1, $2, $3, $3, $3, 'u@example.dk', 'da', $4, now(), case when $4 in ('invited', 'refused') then 'private' else '' end,
				case when $4 in ('invited', 'refused') then 1 else 0 end, case when $4 in ('invited', 'refused') then now() end,
				case when $4 = 'deleted' then now() end, case when $4 = 'refused' then now() end)`, id, cvr, fmt.Sprint(state, i, set), state)
		if set != "" {
			h.run(`update imported_user set `+set+` where id = $1`, id)
		}
	}
}

func TestTheDashboardTellsWhatWaits(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, roles: "{organisation-administrator,user-administrator,user}"})
	b := h.as(anna.private, "app").get("/association/" + club)
	require.Equal(t, "Klubben Ærø", b.heading())
	require.Contains(t, b.text(), "Der er ikke noget, der venter på dig.")
	require.Contains(t, b.text(), "Der er ikke importeret nogen brugere")
	require.Contains(t, b.text(), "Der er kun én administrator.")
	require.Contains(t, b.text(), "Privat MitIDJa, hvis brugeren selv godkender det")

	h.imported(club, "imported", 3, "")
	h.imported(club, "invited", 1, "")
	h.imported(club, "invited", 1, "bounced = true")
	h.imported(club, "invited", 2, "link_at = now() - interval '25 days'")
	h.imported(club, "invited", 1, "link_at = now() - interval '31 days'")
	h.imported(club, "refused", 2, "")
	h.imported(club, "deleted", 1, "")
	h.imported(choir, "refused", 9, "")
	other := h.member(club, somebody{approved: true, roles: "{organisation-administrator}"})
	b.get("/association/" + club)
	for _, words := range []string{
		"1 mail kunne ikke afleveres", "2 brugere har sagt nej til privat MitID", "2 aktiveringslinks udløber inden for en uge", "1 aktiveringslink er udløbet",
		"3 importerede brugere er ikke aktiveret",
	} {
		require.Contains(t, b.text(), words)
	}
	require.NotContains(t, b.text(), "Der er kun én administrator.")
	rows := map[string]string{}
	b.doc.Find("table").First().Find("tbody tr").Each(func(_ int, row *selection) {
		rows[row.Find("td").First().Text()] = row.Find("td").Last().Text()
	})
	require.Equal(t, map[string]string{"Ikke aktiveret": "3", "Har fået et link": "5", "Aktiveret": "0", "Har sagt nej": "2", "Slettet, kan gendannes": "1"}, rows)
	list := "/association/" + club + "/imported"
	require.Equal(t, 1, b.doc.Find(`.button[href="`+list+`"]`).Length())
	require.Positive(t, b.doc.Find(`a[href="`+list+`?state=refused"]`).Length())

	b = h.as(other.private, "app").get("/association/" + club)
	require.Contains(t, b.text(), "Det er foreningens brugeradministratorer, der aktiverer og sletter brugere.")
	require.NotContains(t, b.text(), "1 mail kunne ikke afleveres", "it is not for an organisation administrator to correct")
	require.Equal(t, 1, b.doc.Find(`a[href="`+list+`?state=deleted"]`).Length(), "who may look, though")
}

func TestTheDashboardLeadsToTheReceiptOfTheSetup(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, roles: "{organisation-administrator,user-administrator,user}"})
	bo := h.member(club, somebody{approved: true, roles: "{organisation-administrator}"})
	connection, setup := uuid.NewString(), uuid.NewString()
	h.run(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
		values ($1, 'T-7K4M-2Q', $2, 'connected', $3, 'da', now(), now(), now())`, connection, club, anna.private)
	h.run(`insert into administrator (id, cvr, connection_id, place, name, email, language, link_version, link_at)
		values ($1, $2, $3, 1, 'Anna Alm', 'anna@alm.example', 'da', 1, now())`, setup, club, connection)
	h.run(`insert into setup (id, cvr, appointment, person, method, matched_at, own, done_at) values ($1, $2, 1, $3, 'birth', now(), 'private', now())`,
		setup, club, anna.private)
	require.Equal(t, 1, h.as(anna.private, "app").get("/association/"+club).doc.Find(`a[href="/setup/`+setup+`/receipt"]`).Length())
	require.Zero(t, h.as(bo.private, "app").get("/association/"+club).doc.Find(`a[href*="/receipt"]`).Length(), "it is another's")
}
