package connectionhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// bounce says that the newest letter of a kind came back.
func (h *house) bounce(caseID string, kind connection.LetterKind, subject string) {
	h.t.Helper()
	letter, ok := h.is(caseID).Letter(kind, subject)
	require.True(h.t, ok)
	require.NoError(h.t, h.store.MarkBounced(h.t.Context(), caseID, letter, connection.ReasonRefused, time.Now()))
}

func TestABouncedLetterIsShownAndTheAddressIsMended(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	benny := h.is(id(at)).Administrators[1]
	h.bounce(id(at), connection.LetterSetup, benny.ID)
	h.bounce(id(at), connection.LetterReceipt, id(at))
	b.get(at+"/receipt").sees(200, "Testforeningen Nord er tilsluttet")
	require.Contains(t, b.text(), "Vi kunne ikke aflevere kvitteringen")
	b.get(at+"/case").sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Link til opsætning til Benny Krog (benny@krog.example) kunne ikke afleveres")
	mend := at + "/address/" + benny.ID
	require.Equal(t, 1, b.doc.Find("main .alert a[href='"+mend+"']").Length())

	b.get(mend).sees(200, "Ret e-mailadressen til Benny Krog")
	require.Equal(t, "benny@krog.example", b.value("email"))
	b.post(mend, "email", "benny@").sees(422, "Ret e-mailadressen til Benny Krog")
	b.post(mend, "email", "karen@holm.example").sees(422, "Ret e-mailadressen til Benny Krog")
	b.post(mend, "email", "benny@new.example").sees(200, "Tilslutning af Testforeningen Nord")
	require.NotContains(t, b.text(), "benny@krog.example")
	after := h.is(id(at)).Administrators[1]
	require.Equal(t, 2, after.LinkVersion, "the link before is superseded")
	require.Equal(t, benny.Birth, after.Birth)

	b.get(at+"/address/contact").sees(200, "Ret dit navn eller din e-mailadresse")
	b.post(at+"/address/contact", "name", "Karen Frøslev", "email", "karen@new.example").sees(200, "Tilslutning af Testforeningen Nord")
	require.Equal(t, connection.Contact{Name: "Karen Frøslev", Email: "karen@new.example", Version: 2}, h.is(id(at)).Contact)
	require.Len(t, h.is(id(at)).Letters, 6)
	b.get(at+"/contact").sees(200, "Ret dit navn eller din e-mailadresse")
	b.get(at+"/address/"+id(at)).sees(200, "Tilslutning af Testforeningen Nord")
}

func TestAnAdministratorIsReplacedWithoutStartingOver(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	b.post(at + "/confirm")
	self, benny := h.is(id(at)).Administrators[0], h.is(id(at)).Administrators[1]
	b.get(at+"/administrators").sees(200, "Organisationsadministratorer")
	b.get(at + "/administrators/new")
	b.post(at+"/administrators/new", "key", b.value("key"), "name", "Clara Lind", "email", "clara@lind.example", "language", "da",
		"birth-day", "1", "birth-month", "1", "birth-year", "1990").sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Link til opsætning til Clara Lind")
	b.get(at+"/administrators/"+benny.ID+"/remove").sees(200, "Vil du fjerne Benny Krog som administrator?")
	require.Contains(t, b.text(), "holder op med at virke")
	b.post(at+"/administrators/"+benny.ID+"/remove").sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Du fjernede Benny Krog som administrator")
	b.post(at + "/administrators/" + self.ID + "/remove")
	require.Len(t, h.is(id(at)).Active(), 1)

	clara := h.is(id(at)).Active()[0]
	b.get(at+"/administrators/"+clara.ID+"/remove").sees(200, "Organisationsadministratorer")
	b.post(at+"/administrators/"+clara.ID+"/remove").sees(200, "Organisationsadministratorer")
	require.Len(t, h.is(id(at)).Active(), 1, "an association is not left without an administrator")

	b.get(at+"/administrators/me").sees(200, "Dine oplysninger som administrator")
	b.post(at+"/administrators/me", "name", "Karen F.", "email", "karen@holm.example", "language", "da").sees(200, "Tilslutning af Testforeningen Nord")
	require.Len(t, h.is(id(at)).Active(), 2, "who was taken off can be appointed again")
}

func TestAMailboxLetterThatBouncesIsSentAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	b.post(at + "/confirm")
	h.bounce(id(at), connection.LetterMailbox, id(at))
	b.get(at+"/mailbox").sees(200, "Åbn linket i foreningens mail")
	require.Contains(t, b.text(), "Mailen kunne ikke afleveres")
	b.get(at+"/case").sees(200, "Tilslutning af Solbakkens Venner")
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	require.NotContains(t, b.text(), "Mailen kunne ikke afleveres")
	require.Equal(t, 2, h.is(id(at)).MailboxVersion)
}
