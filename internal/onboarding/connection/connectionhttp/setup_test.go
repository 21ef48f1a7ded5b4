package connectionhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// progress writes down how far an administrator has come with the setup.
func (h *house) progress(id, column, value string) {
	h.t.Helper()
	_, err := h.pool.Exec(h.t.Context(), `
		insert into setup (id, cvr, appointment) select id, cvr, appointment from administrator where id = $1 on conflict do nothing`, id)
	require.NoError(h.t, err)
	_, err = h.pool.Exec(h.t.Context(), `update setup set `+column+` = `+value+` where id = $1`, id)
	require.NoError(h.t, err)
}

func TestTheCaseTellsHowFarEachAdministratorIs(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	self, benny := h.is(id(at)).Administrators[0].ID, h.is(id(at)).Administrators[1].ID
	code := "main a[href='/setup/" + benny + "/temporary']"
	b.get(at + "/case")
	require.Contains(t, b.text(), "Har ikke brugt linket endnu")
	require.Equal(t, 1, b.doc.Find(code).Length())
	require.Zero(t, b.doc.Find("main a[href='/setup/"+self+"/temporary']").Length(), "she is known by her login")

	h.progress(benny, "code_needed_at", "now()")
	b.get(at + "/case")
	require.Contains(t, b.text(), "Benny Krog mangler en midlertidig kode")
	require.Equal(t, 1, b.doc.Find(".alert-warning").Find(code[len("main "):]).Length())
	h.progress(benny, "(code_tag, code_until, code_tries)", `('\x01', now() + interval '14 days', 3)`)
	b.get(at + "/case")
	require.Contains(t, b.text(), "Har fået en midlertidig kode")
	require.NotContains(t, b.text(), "mangler en midlertidig kode")
	h.progress(benny, "(person, matched_at)", "(gen_random_uuid(), now())")
	b.get(at + "/case")
	require.Contains(t, b.text(), "Er i gang. Skal være færdig inden den")
	require.Zero(t, b.doc.Find(code).Length(), "nobody is left to give a code to")
	h.later(60*24*time.Hour + time.Minute)
	b.get(at + "/case")
	require.Contains(t, b.text(), "Administratoren kan selv bede om et nyt")
}

// Once one of them has set the association up, the case manages only those who are not done.
func TestTheCaseOfASetUpAssociationManagesTheRestOnly(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	self, benny := h.is(id(at)).Administrators[0].ID, h.is(id(at)).Administrators[1].ID
	h.progress(self, "(person, matched_at, own, done_at)", "(gen_random_uuid(), now(), 'private', now())")
	_, err := h.pool.Exec(t.Context(), `update association set set_up_at = now() where cvr = $1`, nord)
	require.NoError(t, err)
	b.get(at + "/case")
	require.Contains(t, b.text(), "og har nu MitID Erhverv")
	require.Contains(t, b.text(), "Færdig den")

	b.get(at+"/administrators").sees(200, "Organisationsadministratorer")
	require.Contains(t, b.text(), "Foreningen er sat op")
	require.Contains(t, b.text(), "Benny Krog")
	require.NotContains(t, b.text(), "Karen F.")
	require.Zero(t, b.doc.Find("main a[href$='/new'], main a[href$='/me']").Length())
	for _, gone := range []string{"/administrators/new", "/administrators/me", "/administrators/" + self, "/administrators/" + self + "/remove"} {
		b.get(at+gone).sees(200, "Organisationsadministratorer")
	}
	b.get(at+"/address/"+self).sees(200, "Tilslutning af Testforeningen Nord")
	before := len(h.is(id(at)).Active())
	b.post(at+"/administrators/new", "key", "k", "name", "Clara Lind", "email", "clara@lind.example", "language", "da",
		"birth-day", "1", "birth-month", "1", "birth-year", "1990")
	b.post(at + "/administrators/" + self + "/remove")
	require.Len(t, h.is(id(at)).Active(), before)
	b.post(at+"/address/"+benny, "email", "benny@new.example").sees(200, "Tilslutning af Testforeningen Nord")
	require.Equal(t, 2, h.is(id(at)).Administrators[1].LinkVersion)
	b.get(at+"/administrators/"+benny+"/remove").sees(200, "Vil du fjerne Benny Krog som administrator?")
}

// The date of birth is forgotten once it was used: naming somebody else then needs another one.
func TestSomebodyElseInTheSamePlaceNeedsADateOfBirth(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	benny := h.is(id(at)).Administrators[1].ID
	h.progress(benny, "(person, matched_at)", "(gen_random_uuid(), now())")
	_, err := h.pool.Exec(t.Context(), `update administrator set birth_tag = null where id = $1`, benny)
	require.NoError(t, err)
	form := at + "/administrators/" + benny
	b.post(form, "name", "Clara Lind", "email", "benny@krog.example", "language", "en").sees(422, "Ret administratoren")
	require.Equal(t, []string{"Indtast administratorens fødselsdato"}, b.errors())
	b.post(form, "name", "Clara Lind", "email", "benny@krog.example", "language", "en", "birth-day", "1", "birth-month", "1", "birth-year", "1990")
	b.sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Har ikke brugt linket endnu", "what was found out about the one before counts no longer")
}
