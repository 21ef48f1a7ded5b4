package reviewhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/platform/audit"
)

func TestACaseShowsTheDocumentsBesideWhatTheRegisterSays(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(solbakken)
	b := h.visit("sanne")
	who := b.who()
	b.get(at(c, "")).sees(200, solbakken.Name)
	for _, says := range []string{
		string(c.Number), "Referat af generalforsamling", "Referat æøå.pdf", "2 sider", "Navnet er ikke fundet i teksten", "Scannet",
		"Bo Registreret Lund", "post@solbakkens-venner.example", "frivillig forening (115)", "Navnet er det samme som i MitID.",
		"Navnet står ikke i CVR som foreningsrepræsentant.", "10 arbejdsdage tilbage", "Dokumentation modtaget", "g***1@holm.example", "På vej", "Indsendt til behandling",
	} {
		require.Contains(t, b.text(), says)
	}
	require.Equal(t, 1, h.views(c, "case", who.Ref), "the look is in the audit")
	require.NoError(t, audit.Verify(t.Context(), h.pool, c.Association))
}

func TestACaseCanBeReadWhileTheRegisterIsDown(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, unknown := h.submitted(solbakken), h.submitted(association.Record{CVR: "20000006", Name: "Findes ikke mere", FormCode: 115, Alive: true})
	b := h.visit("sanne")
	b.get(at(unknown, "")).sees(200, "Findes ikke mere")
	require.Contains(t, b.text(), "CVR-registret kender ikke nummeret")
	h.register.Misbehave(cvrtest.Down)
	b.get(at(c, "")).sees(200, solbakken.Name)
	require.Contains(t, b.text(), "CVR-registret svarer ikke lige nu")
	require.Contains(t, b.text(), "Referat æøå.pdf")
}

func TestACaseGoesFromDeskToDesk(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(aahuset)
	me, other := h.visit("sanne"), h.visit("mikkel")
	mine, theirs := me.who(), other.who()
	me.get(at(c, "")).post(me.link("Tag sagen")).sees(200, aahuset.Name)
	other.get(at(c, ""))
	require.Contains(t, other.text(), "Sanne Sagsbehandler Vig har sagen")
	other.post(at(c, "/take")).sees(409, "Sanne Sagsbehandler Vig har sagen")
	require.Contains(t, other.text(), "Sanne Sagsbehandler Vig tog sagen")
	other.post(at(c, "/ask")).sees(409, "Sanne Sagsbehandler Vig har sagen")
	me.get(at(c, "/hand-over")).sees(200, "Giv sagen videre").press().sees(422, "Giv sagen videre")
	require.Equal(t, []string{"Vælg en kollega"}, me.errors())
	me.press("to", string(mine.Ref)).sees(422, "Giv sagen videre")
	me.press("to", "00000000-0000-4000-8000-000000000000").sees(422, "Giv sagen videre")
	me.press("to", string(theirs.Ref)).sees(200, aahuset.Name)
	require.Equal(t, theirs.Ref, h.is(c.ID).Review.By)
	require.Contains(t, me.text(), "Givet videre til: Mikkel Sagsbehandler Ask")
	other.post(at(c, "/release")).sees(200, aahuset.Name)
	require.Empty(t, h.is(c.ID).Review.By)
	me.get(at(c, "/approve")).sees(409, "Tag sagen først").post(me.link("Tag sagen")).sees(200, aahuset.Name)
	require.Equal(t, mine.Ref, h.is(c.ID).Review.By)
}

func TestACaseShowsWhatWasAskedAndTheOtherCasesOfTheAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit("sanne")
	who := b.who()
	first := h.asked(aahuset, who)
	h.change(first.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Answer(c.StartedBy, "Det er Grethe.", at)
	})
	second := h.submitted(aahuset)
	draft, _ := h.draft(aahuset)
	b.get(at(first, "")).sees(200, aahuset.Name)
	require.Contains(t, b.text(), "Sanne Sagsbehandler Vig spurgte")
	require.Contains(t, b.text(), "Hvem er formand?")
	require.Contains(t, b.text(), "Det er Grethe.")
	require.Contains(t, b.text(), "2. indsendelse")
	require.Equal(t, at(second, ""), b.link(string(second.Number)))
	require.NotContains(t, b.text(), string(draft.Number), "a draft that nobody sent is its owner's alone")
}
