package reviewhttp_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestAnyCaseIsLookedUpByItsNumber(t *testing.T) {
	t.Parallel()
	h := open(t)
	draft, _ := h.draft(aahuset)
	c := h.submitted(solbakken)
	b := h.visit("dorte")
	b.get("/review/support?number="+strings.ToLower(string(draft.Number))).sees(200, "Slå op")
	require.Contains(t, b.text(), aahuset.Name)
	require.Contains(t, b.text(), "Kladde")
	require.Contains(t, b.text(), "Der er ikke sendt mails i sagen.")
	b.get("/review/support?number=" + string(c.Number))
	require.Contains(t, b.text(), "Dokumentation modtagetForeningsrepræsentanten · g***2@holm.examplePå vej")
	require.NotContains(t, b.body, c.Contact.Email, "addresses are masked")
	require.NotContains(t, b.body, "Referat æøå.pdf", "there are no documents here")
	require.Zero(t, b.doc.Find("main a[href='"+at(c, "")+"']").Length(), "an operator has no business there")
	b.get("/review/support?number=T-0000-00")
	require.Equal(t, 422, b.status)
	for typed, says := range map[string]string{"": "Skriv et sagsnummer", "T-7K4M-2X": "tastefejl", "0101901234": "tastefejl", string(connection.NewNumber(1)): "Der er ingen sag med det nummer"} {
		b.get("/review/support?number="+url.QueryEscape(typed)).sees(422, "Slå op")
		require.Contains(t, strings.Join(b.errors(), " "), says, typed)
	}
	require.NotContains(t, b.get("/review/support?number=0101901234").doc.Find("input[name=number]").AttrOr("value", ""), "0101901234")
	var actors int
	require.NoError(t, h.pool.QueryRow(t.Context(), `
select count(distinct payload::jsonb ->> 'actor') from audit_payload where payload::jsonb -> 'details' ->> 'what' = 'support'`).Scan(&actors))
	require.Equal(t, 1, actors, "each look-up is in the audit")

	worker := h.visit("sanne")
	worker.get("/review/support?number=" + string(c.Number))
	require.Equal(t, at(c, ""), worker.link("Åbn sagen"))
	require.Equal(t, 1, h.views(c, "support", worker.who().Ref))
}

func TestALetterThatCameBackIsSentAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(aahuset)
	letter := c.Letters[0]
	require.NoError(t, h.store.MarkBounced(t.Context(), c.ID, letter, connection.ReasonRefused, time.Now()))
	b := h.visit("dorte")
	b.get("/review/support?number=" + string(c.Number))
	require.Contains(t, b.text(), "Kom retur")
	form := []string{"number", string(c.Number), "letter", string(letter.Kind), "subject", letter.Subject}
	b.post("/review/support", form...).sees(200, "Slå op")
	require.Contains(t, b.text(), "Mailen er ikke sendt igen", "at most once an hour")
	h.later(2 * time.Hour)
	b.post("/review/support", form...).sees(200, "Slå op")
	require.Contains(t, b.text(), "Mailen er bestilt igen")
	require.Len(t, h.is(c.ID).Letters, 2)
	b.post("/review/support", form...)
	require.Contains(t, b.text(), "Mailen er ikke sendt igen")
	b.post("/review/support", "number", string(c.Number), "letter", "nonsense", "subject", "x")
	require.Contains(t, b.text(), "Mailen kan ikke sendes igen")
	h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(c.StartedBy, at)
	})
	b.post("/review/support", form...)
	require.Contains(t, b.text(), "Sagen er kommet videre")
	require.Len(t, h.is(c.ID).Letters, 2)
	b.post("/review/support", "number", "nonsense").sees(422, "Slå op")
	var by person.Ref
	history := h.is(c.ID).History
	for _, e := range history {
		if e.Kind == connection.EventResent {
			by = e.By
		}
	}
	require.NotEmpty(t, by, "who sent it again is in the history, and so in the audit")
}

func TestTheStatisticsSayWhatHappened(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit("sanne")
	who := b.who()
	b.get("/review/statistics").sees(200, "Statistik")
	require.Contains(t, b.text(), "Der er ingen sager at tælle endnu.")
	reject := func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Reject(who, []connection.Reason{connection.ReasonOld}, "", at)
	}
	late := h.submitted(aahuset)
	h.later(21 * 24 * time.Hour)
	h.change(late.ID, taken(who), reject)
	h.asked(solbakken, who)
	b.get("/review/statistics").sees(200, "Statistik")
	require.Contains(t, b.text(), "2 afgørelser. 50 % inden for fristen på 10 arbejdsdage.")
	require.Equal(t, 1, b.doc.Find("main svg[role=img][aria-label]").Length())
	require.Equal(t, 13, b.doc.Find("main tbody tr").Length())
	require.Equal(t, "50 %", strings.TrimSpace(b.doc.Find("main tbody tr").First().Find("td").Eq(3).Text()))
	require.Equal(t, 26, b.doc.Find("main svg rect").Length())
}
