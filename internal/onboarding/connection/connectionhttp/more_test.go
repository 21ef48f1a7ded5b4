package connectionhttp_test

import (
	"bytes"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/outside/document/documenttest"
)

const question = "Hvem er formand nu?\n\nSend det nyeste referat."

// asked is a case about which a caseworker has a question.
func (b *browser) asked() string {
	b.t.Helper()
	at := b.documenting()
	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	b.get(at)
	b.acceptTerms(at)
	b.appointBoth(at)
	b.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")
	b.ask(at)
	return at
}

func (b *browser) ask(at string) {
	b.t.Helper()
	anna := connection.Caseworker{Ref: person.Ref(uuid.NewString()), Name: "Anna"}
	for _, do := range []decide{
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Scanned(c.Documents[0].ID, true, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Take(anna, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.AskMore(anna, question, at)
		},
	} {
		_, err := b.store.Change(b.t.Context(), id(at), do)
		require.NoError(b.t, err)
	}
}

func TestAQuestionIsAnsweredOnTheSameCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.asked()
	b.get(at).sees(200, "Vi mangler noget for at kunne svare")
	require.Contains(t, b.text(), "Hvem er formand nu?")
	require.Contains(t, b.text(), "senest den ")
	key := b.value("key")
	text := "Det er Åse.\r\n\r\nReferatet er vedhæftet."

	b.parcel(at+"/more", []string{"key", key, "type", "", "text", ""}).sees(422, "Vi mangler noget for at kunne svare")
	require.Equal(t, []string{"Skriv et svar, eller vælg en fil"}, b.errors())
	b.parcel(at+"/more", []string{"key", key, "type", "", "text", "Mit nummer er 010190-1234"}).sees(422, "Vi mangler noget for at kunne svare")
	require.Equal(t, "Mit nummer er 010190-1234", b.doc.Find("textarea").Text())
	b.parcel(at+"/more", []string{"key", key, "type", "", "text", strings.Repeat("å", 2001)}).sees(422, "Vi mangler noget for at kunne svare")
	b.parcel(at+"/more", []string{"key", key, "type", "", "text", text, "add", "more"}).sees(422, "Vi mangler noget for at kunne svare")
	require.Equal(t, []string{"Vælg en fil med dokumentation"}, b.errors())
	b.parcel(at+"/more", []string{"key", key, "type", "board-list", "text", text, "add", "more"}, sample("a.txt", "hej"), good(2)).sees(422, "Vi mangler noget for at kunne svare")
	require.Equal(t, strings.ReplaceAll(text, "\r\n", "\n"), strings.ReplaceAll(b.doc.Find("textarea").Text(), "\r\n", "\n"))
	require.Contains(t, b.text(), "referat-2.png")
	b.parcel(at+"/more", []string{"key", key, "type", "board-list", "text", text, "add", "more"}, good(3)).sees(200, "Vi mangler noget for at kunne svare")
	require.Contains(t, b.text(), "1 fil er modtaget")
	require.Contains(t, b.doc.Find("textarea").Text(), "Det er Åse.")
	b.post(at+"/more", "key", key, "text", text, "switch-language", "en").sees(200, "We need something more to be able to answer")
	require.Contains(t, b.doc.Find("textarea").Text(), "Det er Åse.")
	b.get(at + "/more?switch-language=da")
	require.Equal(t, connection.MoreDocumentation, h.is(id(at)).State, "nothing was sent yet")

	b.parcel(at+"/more", []string{"key", key, "type", "", "text", text}).sees(200, "Vi har modtaget jeres dokumentation")
	c := h.is(id(at))
	require.Equal(t, connection.UnderReview, c.State)
	require.Equal(t, "Det er Åse.\n\nReferatet er vedhæftet.", c.Review.Answer())
	require.Equal(t, 2, c.Review.Round)
	require.Contains(t, b.text(), "Det er Åse.")
	require.Contains(t, b.text(), "referat-3.png")
	require.NotContains(t, b.text(), "referat-1.png", "what was sent before is not sent again")
	require.Empty(t, b.doc.Find("main a[href$=remove]").Nodes)
}

func TestSixtyFourAnswersAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.asked()
	b.get(at)
	kind, body := parcel([]string{"key", b.value("key"), "type", "statutes", "text", "Her er de."}, good(2))
	var mu sync.Mutex
	led := map[string]int{}
	all(func() {
		to := b.twin().carry(at+"/more", kind, bytes.NewReader(body))
		mu.Lock()
		defer mu.Unlock()
		led[to]++
	})
	require.Equal(t, map[string]int{at: 64}, led)
	c := h.is(id(at))
	require.Equal(t, 2, c.Review.Round)
	require.Len(t, c.Documents, 2)
}

// In a case that a reporter prepares either side may answer; only the representative is asked for her name, and to look in the register.
func TestEitherSideOfAReportersCaseAnswers(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, representative := h.visit(bo()), h.visit(named())
	at := reporter.begin(aahuset)
	for _, do := range []decide{
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(reporter.person, person.Reporter, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetReporter(reporter.person, connection.Contact{Name: "Bo Lund", Email: "bo@lund.example"}, "da", at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(reporter.person, connection.Contact{Name: documenttest.Person, Email: "aase@aeroe.example"}, "da", at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetFinding(reporter.person, connection.Finding{Association: aahuset, Verdict: connection.VerdictNotRegistered}, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			a := connection.Administrator{ID: uuid.NewString(), Representative: true, Name: documenttest.Person, Email: "aase@aeroe.example", Language: "da"}
			return c.AddAdministrator(reporter.person, a, at)
		},
	} {
		_, err := h.store.Change(t.Context(), id(at), do)
		require.NoError(t, err)
	}
	reporter.get(at+"/documents").sees(200, "Send dokumentation")
	require.Contains(t, reporter.text(), documenttest.Person+" skriver selv sit fulde navn")
	reporter.get(at+"/documents/name").sees(200, "Send dokumentation")
	reporter.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")

	_, err := h.store.Change(t.Context(), id(at), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Send(reporter.person, at)
	})
	require.NoError(t, err)
	version := h.is(id(at)).Invitation.Version
	_, err = h.store.Change(t.Context(), id(at), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Claim(representative.person, version, true, at)
	})
	require.NoError(t, err)
	require.Equal(t, http.StatusSeeOther, func() int { reporter.send("GET", at+"/documents", nil); return reporter.status }(), "she has sent it")
	representative.get(at+"/documents").sees(200, "Hvad er dit navn i dokumenterne?")
	representative.post(at+"/documents/name", "name", documenttest.Person).sees(200, "Send dokumentation")
	require.Contains(t, representative.text(), "referat-1.png")
	representative.upload(at+"/documents", good(2)).sees(200, "Send dokumentation")
	representative.get(representative.doc.Find("main a[href$=remove]").First().AttrOr("href", "")).sees(200, "Vil du fjerne filen?")
	require.Contains(t, representative.text(), "referat-1.png")
	representative.post(representative.path).sees(200, "Send dokumentation")
	require.Len(t, h.is(id(at)).Documents, 1)
	representative.post(at + "/evidence")
	representative.acceptTerms(at)
	representative.get(at)
	representative.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")

	representative.ask(at)
	reporter.get(at).sees(200, "Vi mangler noget for at kunne svare")
	require.Contains(t, reporter.text(), "I kan begge svare")
	require.Empty(t, reporter.doc.Find("form[action$=confirm]").Nodes)
	reporter.post(at + "/confirm")
	require.Equal(t, connection.MoreDocumentation, h.is(id(at)).State)
	reporter.upload(at+"/documents", good(3)).sees(200, "Send dokumentation")
	reporter.parcel(at+"/more", []string{"key", "k", "type", "", "text", "Her er det."}).sees(200, "Vi har modtaget jeres dokumentation")
	representative.get(at+"/more").sees(200, "Vi har modtaget jeres dokumentation")
}
