package reviewhttp_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	chromium "tilslut/internal/journey/browser"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/oidc/oidctest"
)

// logIn goes through the provider's page by the keyboard, to the queue.
func (h *house) logIn(p *chromium.Page, persona string) {
	h.t.Helper()
	p.Goto(h.origin + "/review/login/start?to=/review")
	someone, _ := oidctest.ByKey(persona)
	p.EnterOn(someone.Name)
	require.Equal(h.t, h.origin+"/review", p.URL())
}

// The thirty of a working day are a journey; here each decision is made twice, without scripts.
func TestACaseworkerWorksAtTheKeyboard(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := chromium.New(t)
	for i := range 6 {
		h.submitted(h.association(fmt.Sprintf("Forening %02d", i)))
	}
	p := b.Open(t, chromium.Options{NoScript: true})
	h.logIn(p, "sanne")
	p.EnterOn("T-")
	for i := range 6 {
		p.EnterOn("Tag sagen")
		if i < 3 {
			h.looks(p, t)
		}
		switch i % 3 {
		case 0:
			p.EnterOn("Godkend")
			for _, box := range []string{"Foreningsrepræsentantens fulde navn", "En titel viser", "Dokumentet er fra", "Dokumentet er nyt nok", "Intet i CVR"} {
				p.SpaceOn(box)
			}
			p.EnterOn("Se mailen")
			p.EnterOn("Godkend og send")
		case 1:
			p.EnterOn("Bed om mere")
			p.TypeIn("Hvad mangler?", "Send referatet af den seneste generalforsamling.")
			p.EnterOn("Se mailen")
			p.EnterOn("Spørg og send")
		case 2:
			p.EnterOn("Afvis")
			p.SpaceOn("Dokumenterne er for gamle")
			p.EnterOn("Se mailen")
			p.EnterOn("Afvis og send")
		}
		if i < 3 {
			p.Check(t)
		}
		if i < 5 {
			p.EnterOn("Åbn næste sag")
		}
	}
	require.True(t, p.Has("Der er ikke flere sager at tage."), p.Text())
	p.EnterOn("Til køen")
	require.True(t, p.Has("Der er ingen nye sager"), p.Text())
	states := map[connection.State]int{}
	for _, s := range []connection.State{connection.Connected, connection.MoreDocumentation, connection.Rejected} {
		var n int
		require.NoError(t, h.pool.QueryRow(t.Context(), `select count(*) from connection where state = $1`, s).Scan(&n))
		states[s] = n
	}
	require.Equal(t, map[connection.State]int{connection.Connected: 2, connection.MoreDocumentation: 2, connection.Rejected: 2}, states)
}

// looks opens the document of the case that is shown, turns it, and comes back.
func (h *house) looks(p *chromium.Page, t *testing.T) {
	t.Helper()
	p.Check(t)
	p.EnterOn("Referat af generalforsamling")
	if h.inspector.Renders() {
		p.EnterOn("Næste side")
		p.EnterOn("Drej til højre")
		require.True(t, p.Has("Side 2 af 2"), p.Text())
	}
	p.Check(t)
	p.EnterOn("Tilbage")
}

func TestTheRoomFitsASmallScreen(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := chromium.New(t)
	c := h.submitted(aahuset)
	document := at(c, "/documents/"+c.Documents[0].ID)
	p := b.Open(t, chromium.Options{Width: 320, Language: "en"})
	h.logIn(p, "sanne")
	look := func(path, says string) {
		t.Helper()
		p.Goto(h.origin + path)
		require.True(t, p.Has(says), "%s: %s", path, p.Text())
		p.Check(t)
	}
	look("/review", "Take the case")
	p.Click("Take the case")
	look(at(c, ""), "Put back in the queue")
	look(document+"?page=2", "Page 2 of 2")
	look(at(c, "/approve"), "What have you seen?")
	p.Submit()
	p.Check(t)
	look(at(c, "/ask"), "What is missing?")
	p.Fill("What is missing?", "Who is the chairman?")
	p.Submit()
	require.True(t, p.Has("Who is the chairman?"), p.Text())
	p.Check(t)
	p.Click("Change")
	require.True(t, p.Has("What is missing?"))
	look("/review/support?number="+string(c.Number), "Documentation received")
	look("/review/statistics", "Week by week")
}
