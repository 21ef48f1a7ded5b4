package reviewhttp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// ticked is a whole checklist.
var ticked = []string{"name", "yes", "title", "yes", "body", "yes", "recent", "yes", "register", "yes"}

func TestACaseIsTakenSeenAndApproved(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, next := h.submitted(aahuset), h.submitted(solbakken)
	b := h.visit("sanne")
	b.get("/review").sees(200, "Sager")
	b.post(b.link("Tag sagen "+string(c.Number))).sees(200, aahuset.Name)
	require.Equal(t, b.who(), connection.Caseworker{Ref: h.is(c.ID).Review.By, Name: "Sanne Sagsbehandler Vig"})
	b.get(at(c, "")).get(b.link("Godkend")).sees(200, "Godkend sagen")
	b.press("name", "yes", "body", "yes").sees(422, "Godkend sagen")
	require.Len(t, b.errors(), 3, "every box that is not ticked is named")
	require.Equal(t, 2, b.doc.Find("input[checked]").Length(), "what was ticked is kept")
	b.press("title", "yes", "recent", "yes", "register", "yes").sees(200, "Tjek, før du godkender")
	require.Contains(t, b.text(), "Emne:")
	require.Contains(t, b.text(), "Link til opsætning", "it says what else is sent")
	require.Equal(t, connection.UnderReview, h.is(c.ID).State, "a preview changes nothing")
	b.press("switch-language", "en").sees(200, "Check before you approve")
	b.press("switch-language", "da").press("edit", "yes").sees(200, "Godkend sagen")
	require.Equal(t, 5, b.doc.Find("input[checked]").Length(), "going back keeps what was ticked")
	b.press().press().sees(200, "Godkendt: "+aahuset.Name)
	require.Equal(t, connection.Connected, h.is(c.ID).State)
	require.Equal(t, connection.Documented, h.is(c.ID).Finding.Evidence)
	require.Equal(t, 1, h.jobs("connection_receipt"))
	b.get(b.link("Åbn næste sag")).sees(200, solbakken.Name)
	require.Equal(t, at(next, ""), b.path)
	b.get(at(c, "/approve")).sees(200, "Godkendt: "+aahuset.Name)
}

func TestTheLetterThatIsShownIsTheOneThatIsSent(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, b := h.submitted(aahuset), h.visit("sanne")
	b.post(at(c, "/take"))
	b.post(at(c, "/ask"), "question", "Hvem er formand?\n\nSend <b>referatet</b>.").sees(200, "Tjek, før du spørger")
	require.Contains(t, b.text(), "> Hvem er formand?")
	letter := b.doc.Find(".letter-text").Text()
	b.press().sees(200, "Bedt om mere: "+aahuset.Name)
	now := h.is(c.ID)
	require.Equal(t, connection.MoreDocumentation, now.State)
	require.Equal(t, "Hvem er formand?\n\nSend <b>referatet</b>.", now.Review.Question)
	_, sent, err := h.handler.Letters.Preview(t.Context(), now, connection.LetterMoreDocumentation, connection.Starter, now.Review.AskedAt)
	require.NoError(t, err)
	require.Equal(t, lines(sent), lines(letter))
}

func lines(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) }

func TestWhatCanNotBeSentIsSaidAndKept(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, b := h.submitted(aahuset), h.visit("sanne")
	b.post(at(c, "/take"))
	for _, try := range []struct{ page, field, value, says string }{
		{"/ask", "question", "", "Skriv, hvad foreningen skal sende eller svare på"},
		{"/ask", "question", " \n ", "Skriv, hvad foreningen skal sende eller svare på"},
		{"/ask", "question", "Er det 010190-1234?", "CPR"},
		{"/ask", "question", strings.Repeat("æ", 2001), "2000"},
		{"/reject", "text", "Intet valgt", "Vælg mindst én grund"},
		{"/reject", "text", "Er det 0101901234?", "CPR"},
		{"/reject", "why", "nonsense", "Vælg mindst én grund"},
		{"/reject", "why", "other", "Skriv, hvad den anden grund er"},
	} {
		b.post(at(c, try.page), try.field, try.value)
		require.Equal(t, 422, b.status, try)
		require.Contains(t, strings.Join(b.errors(), " "), try.says, try)
		if try.field != "why" {
			require.Equal(t, try.value, b.doc.Find("textarea").Text(), "what was typed is kept")
		}
	}
	require.Equal(t, connection.UnderReview, h.is(c.ID).State)
	b.post(at(c, "/ask"), "question", strings.Repeat("æ", 2000)).sees(200, "Tjek, før du spørger")
}

func TestACaseIsRejectedAndReopened(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, b := h.submitted(aahuset), h.visit("sanne")
	b.post(at(c, "/take")).get(b.link("Afvis")).sees(200, "Afvis sagen")
	b.post(at(c, "/reject"), "why", "old", "why", "no-title", "text", "Send et nyt.\nTak.").sees(200, "Tjek, før du afviser")
	require.Contains(t, b.text(), "Dokumenterne er for gamle")
	b.press("edit", "yes").sees(200, "Afvis sagen")
	require.Equal(t, 2, b.doc.Find("input[checked]").Length())
	require.Equal(t, "Send et nyt.\nTak.", strings.ReplaceAll(b.doc.Find("textarea").Text(), "\r", ""))
	b.press().press().sees(200, "Afvist: "+aahuset.Name)
	now := h.is(c.ID)
	require.Equal(t, connection.Rejected, now.State)
	require.Equal(t, []connection.Reason{connection.ReasonNoTitle, connection.ReasonOld}, now.Ended.Why)
	b.get(at(c, "")).get(b.link("Genoptag")).sees(200, "Genoptag sagen")
	b.press("reason", "").sees(422, "Genoptag sagen")
	b.post(at(c, "/reopen"), "reason", "Det nye referat lå der.").sees(200, "Tjek, før du genoptager").press().sees(200, "Genoptaget: "+aahuset.Name)
	require.Equal(t, connection.UnderReview, h.is(c.ID).State)

	b.post(at(c, "/reject"), "why", "old", "stage", "send").sees(200, "Afvist: "+aahuset.Name)
	h.later(15 * 24 * time.Hour)
	b.get(at(c, ""))
	require.NotContains(t, b.text(), "Genoptag sagen")
	b.get(at(c, "/reopen")).sees(409, "Sagen kan ikke genoptages længere")
	b.post(at(c, "/reopen"), "reason", "For sent", "stage", "send").sees(409, "Sagen kan ikke genoptages længere")
}

func TestNothingIsApprovedThatNobodyCouldSee(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, by := h.draft(aahuset)
	id := h.upload(c, by, "referat.pdf")
	h.change(c.ID, named(by), documented(by, aahuset))
	b := h.visit("sanne")
	b.post(at(c, "/take")).sees(200, aahuset.Name)
	require.Contains(t, b.text(), "Venter på scanning")
	require.Zero(t, b.doc.Find("a[href*='"+id+"']").Length(), "it can't be opened")
	for _, page := range []string{"", "/1.png", "/file"} {
		require.Equal(t, 404, b.twin().get(at(c, "/documents/"+id+page)).status, page)
	}
	b.get(at(c, "/approve")).sees(409, "Der er intet dokument at godkende på")
	b.post(at(c, "/approve"), append(ticked, "stage", "send")...).sees(409, "Der er intet dokument at godkende på")
	require.Equal(t, connection.UnderReview, h.is(c.ID).State)
	b.post(at(c, "/ask"), "question", "Send det igen", "stage", "send").sees(200, "Bedt om mere: "+aahuset.Name)
}
