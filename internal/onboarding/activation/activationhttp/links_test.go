package activationhttp_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/signedlink"
)

const wrong = "Linket er til en anden person"

func TestALinkThatIsNoneChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, good := h.invites(activation.ChoicePrivate, birth)
	b, until := h.visit("ulla"), h.is(id).LinkUntil()
	for _, link := range []string{
		"/activate/x", good[:len(good)-1], good + "A",
		"/activate/" + h.handler.Links.Make(signedlink.Link{Purpose: "setup", ID: id, Version: 1, Expires: until}),
		"/activate/" + h.handler.Links.Make(signedlink.Link{Purpose: "activate", ID: uuid.NewString(), Version: 1, Expires: until}),
		"/activate/" + h.handler.Links.Make(signedlink.Link{Purpose: "activate", ID: id, Version: 2, Expires: until}),
		"/activate/" + h.handler.Links.Make(signedlink.Link{Purpose: "activate", ID: id, Version: 0, Expires: until}),
	} {
		b.get(link).sees(404, "Linket virker ikke")
		require.Equal(t, "noindex", b.header.Get("X-Robots-Tag"))
		for _, below := range []string{"", "/match", "/private", "/separate", "/enrolled", "/renew"} {
			b.post(link+below, "answer", "approve", "code", "00000 00000").sees(404, "Linket virker ikke")
		}
	}
	require.Empty(t, h.is(id).Person)
}

func TestALinkTellsWhyItIsOver(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, first := h.invites(activation.ChoicePrivate, birth)
	admin, b := h.visit("karen"), h.visit("ulla")
	admin.get(at(skovby, id)).post(at(skovby, id, "resend"), "version", "1").sees(200, "Ulla Kjær")
	for _, who := range []*browser{h.stranger(), b} {
		who.get(first).sees(410, "Der er sendt et nyere link")
	}
	b.post(first).sees(410, "Der er sendt et nyere link")
	admin.post(at(skovby, id, "delete")).sees(200, "Ulla Kjær")
	b.post(h.link(id, 2)).sees(410, "Linket er trukket tilbage")
	h.stranger().get(h.link(id, 2)).sees(410, "Linket er trukket tilbage")
	admin.post(at(skovby, id, "restore")).sees(200, "Ulla Kjær")
	b.get(h.link(id, 2)).sees(410, "Linket er trukket tilbage")
	require.Empty(t, h.is(id).Person)
}

func TestAnExpiredLinkIsRenewedOnceADay(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, birth)
	b := h.stranger()
	b.post(link+"/renew").sees(200, invited)
	require.Equal(t, 1, h.is(id).LinkVersion, "a good link needs no other")
	h.later(30*24*time.Hour + time.Minute)
	b.get(link).sees(410, "Linket er udløbet")
	require.Equal(t, link+"/renew", b.button())
	b.get(link+"/renew").sees(410, "Linket er udløbet")
	b.post(link+"/renew").sees(200, "Et nyt link er på vej")
	require.NotContains(t, b.text(), "@", "the page tells no address")
	b.post(link+"/renew").sees(200, "Et nyt link er på vej")
	u := h.is(id)
	require.Equal(t, 2, u.LinkVersion)
	require.Equal(t, 2, h.count(`select count(*) from river_job where kind = 'activation_link'`), "the first, and the one that was asked for")
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'activation_tell_administrators' and args->>'about' = 'new-link'`))
	b.get(link).sees(410, "Der er sendt et nyere link")
	h.visit("ulla").post(h.link(id, 2)).sees(200, asks)
}

func TestSomebodyElseIsToldAndTheAdministratorsToo(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, birth)
	told := func() int {
		return h.count(`select count(*) from river_job where kind = 'activation_tell_administrators' and args->>'about' = 'wrong-person'`)
	}
	h.visit("anders").get(link).sees(200, invited)
	require.Zero(t, told(), "looking tells nobody")
	for range 2 {
		b := h.visit("anders")
		b.post(link).sees(403, wrong)
		b.get(link).sees(403, wrong)
		for _, below := range []string{"/match", "/private", "/separate", "/enrolled"} {
			b.post(link+below, "answer", "approve", "code", "00000 00000").sees(403, wrong)
			b.get(link+below).sees(403, wrong)
		}
		require.Equal(t, 1, told(), "once for each link")
		require.Zero(t, h.count(`select count(*) from member where person = $1`, b.who()))
	}
	require.Empty(t, h.is(id).Person)
	h.visit("bo").get(link).sees(403, wrong)
	h.visit("ulla").post(link).sees(200, asks)
	for _, who := range []string{"anders", "karen"} {
		b := h.visit(who)
		b.get(link).sees(403, wrong)
		b.post(link+"/private", "answer", "approve").sees(403, wrong)
	}
	require.Equal(t, activation.Invited, h.is(id).State)
}

// Anders has a link of his own; it opens nothing for Ulla, in his association or in another.
func TestAnOwnLinkOpensNothingElse(t *testing.T) {
	t.Parallel()
	h := open(t)
	_, _ = h.invites(activation.ChoicePrivate, birth)
	theirs := h.imports(engdal, "1968-04-30", "Anders Bæk")[0]
	h.invited(theirs, activation.ChoicePrivate)
	b := h.visit("ulla")
	b.post(h.link(theirs, 1)).sees(403, wrong)
	require.Empty(t, h.is(theirs).Person)
}

func TestASeparateMitIDShowsNobodyWhoTheyAre(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, birth)
	b := h.visit("ulla")
	h.join(engdal, uuid.NewString(), b.who(), "{user}")
	const private = "Log ind med dit private MitID"
	b.get(link).sees(403, private)
	b.post(link).sees(403, private)
	require.Empty(t, h.is(id).Person)
}

func TestAProtectedNameNeedsTheCode(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, "")
	h.visit("protected").post(link).sees(200, "Du skal bruge en kode")
	require.Zero(t, h.is(id).WrongLink)
}

// A mail scanner opens links and sends forms. Nothing comes of it, and the person's link still works.
func TestAScannerChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoiceAsk, birth)
	rows := func() (all string) {
		for _, table := range []string{"imported_user", "activation_letter", "member", "audit_event", "river_job"} {
			var rows string
			require.NoError(t, h.pool.QueryRow(t.Context(), `select coalesce(string_agg(x::text, ';' order by x::text), '') from `+table+` x`).Scan(&rows))
			all += rows
		}
		return all
	}
	before := rows()
	b := h.stranger()
	for _, below := range []string{"", "/match", "/private", "/separate", "/enrolled", "/receipt", "/refused", "/renew"} {
		b.send(http.MethodGet, link+below, nil)
		b.send(http.MethodHead, link+below, nil)
		to := b.submit(link+below, "answer", "approve", "with", "app", "code", "00000 00000")
		require.True(t, below == "/renew" || strings.HasPrefix(to, "/login?to=") || b.status == http.StatusMethodNotAllowed, "POST %s leads to %q (%d)", below, to, b.status)
	}
	require.Equal(t, before, rows())
	h.visit("ulla").post(link).sees(200, asks)
	require.NotEmpty(t, h.is(id).Person)
}
