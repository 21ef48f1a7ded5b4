package connectionhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func TestAReporterRemindsOnceADay(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(per())
	at := b.sends(nord, "Karen Testperson Formand")
	require.Equal(t, 1, b.doc.Find("main form[action='"+at+"/remind'] button:not([disabled])").Length())
	require.Contains(t, b.text(), "Næste gang er fra den")
	b.post(at+"/remind").sees(200, "Sagen venter på Karen Testperson Formand")
	require.Contains(t, b.text(), "har fået en mail for nylig")
	require.Len(t, h.is(id(at)).Letters, 1)
	h.later(day + time.Minute)
	b.get(at + "/case")
	require.NotContains(t, b.text(), "Næste gang er fra den")
	b.post(at + "/remind")
	require.Contains(t, b.text(), "Karen Testperson Formand får en påmindelse")
	require.Len(t, h.is(id(at)).Letters, 2)
}

func TestACorrectedRepresentativeGetsALinkOfHerOwn(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, wrong, karen := h.visit(per()), h.visit(bo()), h.visit(karen())
	at := reporter.sends(nord, "Bo Registreret Lund")
	old := h.invitation(h.is(id(at)))
	wrong.claims(at)
	h.bounce(id(at), connection.LetterInvitation, id(at))
	reporter.get(at + "/receipt")
	require.Contains(t, reporter.text(), "kunne ikke afleveres")
	mend := at + "/address/representative"
	require.NotZero(t, reporter.doc.Find("main .alert a[href='"+mend+"']").Length())
	reporter.get(mend).sees(200, "Ret repræsentanten")
	require.Equal(t, "Bo Registreret Lund", reporter.value("name"))
	reporter.post(mend, "name", "", "email", "karen@").sees(422, "Ret repræsentanten")
	require.Equal(t, []string{"Indtast repræsentantens navn", "Skriv e-mailadressen som navn@eksempel.dk"}, reporter.errors())
	require.Equal(t, "karen@", reporter.value("email"))
	reporter.post(mend, "name", "Karen Testperson Formand", "email", "karen@ny.example").sees(200, "Tilslutning af Testforeningen Nord")
	c := h.is(id(at))
	require.Equal(t, 2, c.Invitation.Version)
	require.Equal(t, "Karen Testperson Formand", c.Active()[0].Name, "the administrator who was to be the representative is her")
	wrong.get(old).sees(410, "Der er sendt et nyere link")
	wrong.get(at)
	require.Equal(t, 404, wrong.status, "who was not meant has no access any longer")
	karen.get(old).sees(410, "Der er sendt et nyere link")
	karen.claims(at)
	karen.get(mend).sees(200, "Du er bekræftet som repræsentant")
}

func TestWhoWasInvitedIsToldOfAWithdrawal(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	link := h.invitation(h.is(id(at)))
	karen.claims(at)
	karen.get(at+"/withdraw").sees(200, "Du er bekræftet som repræsentant")
	karen.post(at + "/withdraw")
	require.Equal(t, connection.AwaitingRepresentative, h.is(id(at)).State, "a representative declines instead")
	reporter.get(at+"/withdraw").sees(200, "Vil du trække tilslutningen tilbage?")
	require.Contains(t, reporter.text(), "Karen Testperson Formand, som har fået et link til sagen, får besked")
	reporter.post(at+"/withdraw").sees(200, "Tilslutningen er trukket tilbage")
	karen.get(at).sees(200, "Tilslutningen er trukket tilbage")
	require.Contains(t, karen.text(), "Per V. har trukket tilslutningen af Testforeningen Nord tilbage")
	karen.get(link).sees(410, "Linket er trukket tilbage")
	_, told := h.is(id(at)).Letter(connection.LetterInvitationWithdrawn, id(at))
	require.True(t, told)
}

func TestAReporterWhoIsTheRepresentativeGoesOnAsOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.sends(nord, "Karen Testperson Formand")
	link := h.invitation(h.is(id(at)))
	b.get(link).sees(200, "Godkend tilslutningen af Testforeningen Nord")
	require.Contains(t, b.text(), "Du har selv gjort sagen klar")
	b.post(link).sees(200, "Tilslutning af Testforeningen Nord")
	require.Equal(t, person.Representative, h.is(id(at)).Role)
	b.post(at + "/evidence")
	b.acceptTerms(at)
	b.get(at).sees(200, "Tjek dine svar")
	b.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
}

func TestAReporterWhoChoosesAgainKeepsHerDetails(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.prepare(nord, "Anna Holm")
	b.post(at+"/role", "role", "representative")
	c := h.is(id(at))
	require.Equal(t, "per@vestergaard.example", c.Contact.Email)
	require.Empty(t, c.Reporter.Email)
	require.Len(t, c.Active(), 1, "the administrator who was to be the representative is somebody else")
}
