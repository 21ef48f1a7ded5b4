package setuphttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// told answers how many letters about a wrong person were ordered.
func (h *house) told() int {
	h.t.Helper()
	return h.count(`select count(*) from river_job where kind = 'setup_wrong_person'`)
}

func (h *house) roles() int {
	h.t.Helper()
	return h.count(`select (select count(*) from member) + (select count(*) from setup where person is not null)`)
}

func TestAForwardedLinkGivesNobodyARole(t *testing.T) {
	t.Parallel()
	h := open(t)
	link := h.appointAnders()
	for _, other := range []string{"bo", "aase", "karen", "ulla"} {
		b := h.visit(other)
		b.get(link).sees(200, "Du er udpeget som organisationsadministrator")
		for range 2 {
			b.post(link).sees(403, "Linket er til en anden person")
		}
		require.Contains(t, b.text(), "Der er ikke sket noget")
		require.Contains(t, b.text(), "Vi giver Karen Holm besked")
		require.Equal(t, 1, b.doc.Find("main form[action='/logout']").Length())
		b.get(link+"/code").sees(200, "Du er udpeget som organisationsadministrator")
		b.post(link+"/code", "code", "7K4M2QX9TB").sees(403, "Linket er til en anden person")
		b.get("/setup/"+anders).sees(404, "Vi kender ikke linket")
	}
	require.Zero(t, h.roles())
	require.Equal(t, 1, h.told(), "whoever appointed hears of it once")
	h.visit("anders").begin(link)
}

// Somebody who was recognised keeps what is theirs, whoever else opens the link.
func TestAnOwnLinkOpenedByAnotherStaysOnesOwn(t *testing.T) {
	t.Parallel()
	h := open(t)
	link := h.appointAnders()
	h.visit("anders").begin(link)
	b := h.visit("bo")
	b.get(link).sees(403, "Linket er til en anden person")
	b.post(link).sees(403, "Linket er til en anden person")
	require.Equal(t, 1, h.told())
	anew := h.visit("anders")
	anew.get(link).sees(200, "Du er udpeget som organisationsadministrator")
	anew.post(link).sees(200, "Opgaver du skal løse")
	anew.answerPrivate("/setup/" + anders).post("/setup/" + anders + "/approve")
	b.get(link).sees(403, "Linket er til en anden person")
	b.post(link).sees(403, "Linket er til en anden person")
	require.Equal(t, 1, h.told(), "a link that opens nothing any longer troubles nobody")
	require.Equal(t, 1, h.count(`select count(*) from member`))
}

func TestALinkOfAnotherAssociationGivesNothingThere(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.connect(engdal)
	here := h.appointAnders()
	h.appoint(engdal, elsewh, "Bo Lund", "1957-08-31")
	there := h.link(elsewh, 1)
	b := h.visit("anders")
	b.begin(here)
	b.post(there).sees(403, "Linket er til en anden person")
	for _, page := range []string{"", "/tasks", "/private", "/own", "/enrol", "/summary", "/receipt", "/temporary"} {
		b.get("/setup/"+elsewh+page).sees(404, "Vi kender ikke linket")
	}
	for _, page := range []string{"/private", "/authenticators", "/own", "/enrol", "/approve", "/temporary"} {
		b.post("/setup/"+elsewh+page, "private", "yes", "own", "private").sees(404, "Vi kender ikke linket")
	}
	require.Empty(t, h.is(elsewh).Person)
}

func TestAnOldVersionGivesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	old := h.appointAnders()
	h.sql(`update administrator set link_version = 2, link_at = now() where id = $1`, anders)
	for _, who := range []string{"anders", "bo"} {
		b := h.visit(who)
		b.post(old).sees(410, "Der er sendt et nyere link")
	}
	require.Zero(t, h.roles())
	require.Zero(t, h.told())
}

// Whom the representative appoints instead begins anew, and whoever was recognised before is nobody any longer.
func TestAnotherPersonInTheSamePlaceBeginsAnew(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appointAnders()
	b := h.visit("anders")
	b.begin(h.link(anders, 1))
	code := h.keys.BirthCode(anders, "1957-08-31")
	h.sql(`update administrator set name = 'Bo Lund', birth_epoch = $2, birth_tag = $3, appointment = 2, link_version = 2, link_at = now() where id = $1`,
		anders, code.Epoch, code.Tag)
	b.get("/setup/"+anders).sees(404, "Vi kender ikke linket")
	b.post("/setup/"+anders+"/private", "private", "yes").sees(404, "Vi kender ikke linket")
	b.post(h.link(anders, 2)).sees(403, "Linket er til en anden person")
	h.visit("bo").begin(h.link(anders, 2))
}
