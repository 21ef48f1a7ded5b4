package connectionhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// acts changes a case as somebody does whose pages are elsewhere: a caseworker, or the scanner.
func (h *house) acts(at string, do func(c connection.Connection, now time.Time) (connection.Connection, []connection.Effect, error)) {
	h.t.Helper()
	_, err := h.store.Change(h.t.Context(), id(at), do)
	require.NoError(h.t, err)
}

var signe = connection.Caseworker{Ref: "99999999-9999-4999-8999-999999999999", Name: "Signe"}

// documented is a case that a caseworker has taken.
func (b *browser) documented(cvr string) string {
	b.t.Helper()
	at := b.begin(cvr)
	b.introduce(at)
	b.post(at + "/evidence")
	b.acceptTerms(at)
	b.post(at+"/administrators", "who", "me")
	b.acts(at, func(c connection.Connection, now time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(b.person, connection.Document{
			ID: "88888888-8888-4888-8888-888888888888", Type: connection.GeneralMeeting, File: "Referat.pdf", Format: "pdf", Size: 1000, Pages: 1, Named: connection.NamedFound,
		}, now)
	})
	b.acts(at, func(c connection.Connection, now time.Time) (connection.Connection, []connection.Effect, error) {
		return c.NameOnDocuments(b.person, "Bo Registreret Lund", connection.NameSame, now)
	})
	b.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")
	b.acts(at, func(c connection.Connection, now time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Take(signe, now)
	})
	return at
}

func TestARejectedCaseSaysWhyAndStartsAgainWithTheSameAnswers(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.documented(aahuset)
	b.get(at + "/case")
	require.Contains(t, b.text(), "En sagsbehandler svarer")
	require.Contains(t, b.text(), "Referat.pdf")
	h.acts(at, func(c connection.Connection, now time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Reject(signe, []connection.Reason{connection.ReasonNoTitle}, "Send referatet fra i år.", now)
	})
	b.get(at).sees(200, "Tilslutningen er afvist")
	require.Contains(t, b.text(), "hvilken post foreningsrepræsentanten har i foreningen")
	require.Contains(t, b.text(), "Send referatet fra i år.")
	require.Contains(t, b.text(), "Dokumenterne bliver slettet den")
	b.get(at + "/case")
	require.NotContains(t, b.text(), "Signe", "a caseworker's name is for her colleagues")
	b.post(at+"/take-up").sees(200, "Tilslutning af Kulturhuset Åhuset")
	b.get(at).sees(200, "Tjek dine svar")
	require.Contains(t, b.text(), "Referat.pdf")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
}

func TestALetterIsSentAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	benny := h.is(id(at)).Administrators[1].ID
	setup, _ := h.is(id(at)).Letter(connection.LetterSetup, benny)
	again := at + "/resend/setup/" + benny
	b.get(at + "/case")
	require.Zero(t, b.doc.Find("form[action='"+again+"']").Length(), "it is on its way")
	require.NoError(t, h.store.MarkSent(t.Context(), id(at), setup, time.Now()))
	b.post(again).sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Mailen er lige sendt")
	require.Contains(t, b.text(), "Kan sendes igen fra den")
	require.Len(t, h.is(id(at)).Letters, 4)
	h.later(time.Hour + time.Minute)
	b.get(at + "/case")
	require.Equal(t, 1, b.doc.Find("form[action='"+again+"'] button").Length())
	b.post(again).sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Vi sender mailen igen")
	require.Contains(t, b.text(), "En mail blev sendt igen")
	require.Equal(t, 2, h.is(id(at)).Administrators[1].LinkVersion)
	for _, never := range []string{"/resend/notice/" + id(at), "/resend/rejected/" + id(at), "/resend/nonsense/x"} {
		b.post(at+never).sees(200, "Tilslutning af Testforeningen Nord")
	}
	require.Len(t, h.is(id(at)).Letters, 5)
}

func TestAnAssociationThatIsLockedOutGetsNewAdministrators(t *testing.T) {
	t.Parallel()
	h := open(t)
	first := h.visit(karen())
	at := first.complete(nord)
	recovers := "/connect/association/" + nord + "/recover"
	chair := h.visit(karen())
	chair.get(recovers).sees(200, "Er det jeres forening?")
	chair.post(recovers).sees(200, "Er det jeres forening?")
	first.post(at + "/confirm")

	chair.get("/connect/association/"+nord).sees(409, "Foreningen er allerede tilsluttet")
	require.Equal(t, 1, chair.doc.Find("main a[href='"+recovers+"']").Length())
	chair.get(recovers).sees(200, "Der er ingen administrator tilbage")
	require.Contains(t, chair.text(), "7 dage")
	chair.post(recovers).sees(200, "Hvor skal vi sende kvitteringen hen?")
	anew := chair.path[:len(chair.path)-len("/contact")]
	chair.get(anew+"/role").sees(200, "Hvor skal vi sende kvitteringen hen?")
	require.NotContains(t, chair.text(), "Trin ")
	chair.post(anew+"/contact", "name", "Karen F.", "email", "karen@holm.example", "language", "da").sees(200, "Du er bekræftet som repræsentant")
	chair.post(anew + "/evidence")
	chair.acceptTerms(anew)
	chair.post(anew+"/administrators", "who", "me")
	chair.get(anew).sees(200, "Tjek dine svar")
	require.Contains(t, chair.text(), "7 dage til at gøre indsigelse")
	chair.post(anew+"/confirm").sees(200, "Nye administratorer er godkendt")
	require.Equal(t, connection.AwaitingObjection, h.is(id(anew)).State)

	object := anew + "/object"
	h.visit(bo()).get(object)
	stranger := h.visit(bo()).get(object)
	require.Equal(t, 404, stranger.status)
	chair.get(object)
	require.Equal(t, 404, chair.status, "who wants new administrators does not object to them")
	first.get(object).sees(200, "Nye administratorer i Testforeningen Nord")
	require.Contains(t, first.text(), "Karen F. oplyser")
	require.NotContains(t, first.text(), "@")
	first.post(object, "text", "Jeg er 010190-1234").sees(422, "Nye administratorer i Testforeningen Nord")
	require.Equal(t, "Jeg er 010190-1234", first.doc.Find("main textarea").Text())
	first.post(object, "text", "Jeg har adgang.").sees(200, "Der er gjort indsigelse")
	first.post(object, "text", "Jeg har adgang.").sees(200, "Der er gjort indsigelse")
	chair.get(anew).sees(200, "En administrator har gjort indsigelse")
	require.Contains(t, chair.text(), "Jeg har adgang.")
	chair.post(anew+"/take-up").sees(200, "Tilslutning af Testforeningen Nord")
	first.get(object).sees(200, "Der er ikke noget at gøre indsigelse mod lige nu")
	chair.post(anew+"/confirm").sees(200, "Nye administratorer er godkendt")
	h.later(7*day + time.Minute)
	first.get(object).sees(410, "Fristen for indsigelse er overskredet")
	first.post(object).sees(410, "Fristen for indsigelse er overskredet")
	require.Equal(t, person.Representative, h.is(id(anew)).Role)
}
