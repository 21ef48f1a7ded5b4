package connectionhttp_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/cvr/cvrtest"
)

func TestEveryRefusalHasItsPage(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	for _, c := range []struct {
		cvr     string
		status  int
		heading string
		tells   string
	}{
		{"00010014", 404, "Vi kan ikke finde foreningen", "CVR-nummer 00010014"},
		{"00000574", 410, "Foreningen er ophørt", "den 31. marts 2022"},
		{"00000566", 410, "Foreningen er ikke aktiv", "”under konkurs”"},
		{"00000337", 409, "CVR-nummeret tilhører ikke en forening", "er registreret som aktieselskab"},
	} {
		b.post("/connect/find", "q", c.cvr).sees(c.status, c.heading)
		require.Contains(t, b.text(), c.tells)
		b.post("/connect/association/"+c.cvr).sees(c.status, c.heading)
		require.NotEmpty(t, b.doc.Find("main a.button").Length(), "%s: a way on", c.heading)
	}
}

func TestARegisterThatCannotBeAskedHasItsPages(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	for mode, heading := range map[cvrtest.Mode]string{
		cvrtest.Down: "CVR-registret svarer ikke lige nu", cvrtest.Unavailable: "CVR-registret svarer ikke lige nu",
		cvrtest.Malformed: "Vi kan ikke bruge svaret fra CVR-registret", cvrtest.OtherNumber: "Vi kan ikke bruge svaret fra CVR-registret",
	} {
		h.register.Misbehave(mode)
		b.get("/connect/association/"+nord).sees(503, heading)
		require.Equal(t, "/connect/association/"+nord, b.doc.Find("main a.button").AttrOr("href", ""), "it offers to try again")
		b.post("/connect/association/"+nord).sees(503, heading)
	}
	h.register.Misbehave(cvrtest.Down)
	b.get("/connect/find?q=Solbakkens").sees(503, "CVR-registret svarer ikke lige nu")
}

func TestASlowRegisterIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	h := impatient(t, 200*time.Millisecond)
	h.register.Misbehave(cvrtest.Slow)
	h.visit(karen()).get("/connect/association/"+nord).sees(503, "CVR-registret svarer ikke lige nu")
}

func TestAConnectedAssociationIsRefused(t *testing.T) {
	t.Parallel()
	h := open(t)
	first := h.visit(karen())
	at := first.complete(nord)
	first.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
	second := h.visit(karen())
	second.get("/connect/association/"+nord).sees(409, "Foreningen er allerede tilsluttet")
	second.post("/connect/association/"+nord).sees(409, "Foreningen er allerede tilsluttet")
	require.NotContains(t, second.text(), "Karen F.")
	first.get("/connect/association/"+nord).sees(200, "Testforeningen Nord er tilsluttet")
}

func TestANameIsLookedForAndChosenFromAList(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	b.post("/connect/find", "q", "  solbakkens ").sees(200, "Find din forening")
	require.Equal(t, "solbakkens", b.value("q"))
	require.Equal(t, "/connect/association/"+solbakken, b.doc.Find("main ul a").AttrOr("href", ""))
	b.post("/connect/find", "q", "Xyzzy Æblegrød").sees(200, "Find din forening")
	require.Contains(t, b.text(), "Vi fandt ingen forening, der passer")
}

func TestTheFieldSaysWhatIsWrongWithIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	for typed, says := range map[string]string{
		"":               "Indtast foreningens CVR-nummer eller navn",
		"   ":            "Indtast foreningens CVR-nummer eller navn",
		"1234567":        "CVR-nummeret skal være på 8 cifre",
		"DK 123456":      "CVR-nummeret skal være på 8 cifre",
		"00000018":       "Der er en tastefejl i CVR-nummeret. Sammenlign det med et brev til foreningen, og prøv igen",
		"åh":             "Skriv mindst 3 bogstaver af foreningens navn",
		"010190-1234 Bo": "Det ligner et CPR-nummer. Skriv det uden – vi beder aldrig om CPR-numre",
	} {
		b.post("/connect/find", "q", typed).sees(422, "Find din forening")
		require.Equal(t, []string{says}, b.errors())
		require.Equal(t, typed, b.value("q"))
	}
	b.post("/connect/find", "q", "dk 00 00 00 19").sees(200, "Er det jeres forening?")
	b.get("/connect/association/123").sees(200, "Find din forening")
}

func TestTheLookUpSpeaksToTheScript(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	ask := func(q string) (answer struct{ Message, State string }) {
		response, err := b.client.Get(h.origin + "/connect/lookup?" + url.Values{"q": {q}}.Encode())
		require.NoError(t, err)
		defer response.Body.Close()
		require.Equal(t, "application/json; charset=utf-8", response.Header.Get("Content-Type"))
		text, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &answer))
		return answer
	}
	found := ask(nord)
	require.Equal(t, "found", found.State)
	require.Contains(t, found.Message, "Testforeningen Nord, ")
	require.Equal(t, "problem", ask("00000574").State)
	require.Equal(t, "problem", ask("00000018").State)
	require.Empty(t, ask("skak").State)
	h.register.Misbehave(cvrtest.Down)
	require.Empty(t, ask(nord).Message, "the script's line is comfort: it never complains about us")
}

func TestNothingIsAskedOfTheRegisterForNobody(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.stranger()
	for _, path := range []string{"/connect", "/connect/find", "/connect/lookup?q=" + nord, "/connect/association/" + nord} {
		b.get(path)
		require.Equal(t, http.StatusSeeOther, b.status, path)
	}
	require.Zero(t, h.register.Asked())
}
