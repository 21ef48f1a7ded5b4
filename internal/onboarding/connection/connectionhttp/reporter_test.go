package connectionhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/platform/signedlink"
)

const day = 24 * time.Hour

func per() identity.Identity {
	return identity.Identity{Name: "Per Vestergaard", BirthDate: "1980-05-06", Level: identity.Substantial}
}

// names begins a reporter's case and answers who she is, and who the representative.
func (b *browser) names(cvr, who string) string {
	b.t.Helper()
	at := b.begin(cvr)
	b.post(at+"/role", "role", "reporter").sees(200, "Dine egne oplysninger")
	b.post(at+"/reporter", "name", "Per V.", "email", "per@vestergaard.example", "language", "da").sees(200, "Hvem er repræsentanten?")
	b.post(at+"/contact", "name", who, "email", "karen@holm.example", "language", "da")
	return at
}

// prepare answers everything that a reporter is asked, up to the check of the answers.
func (b *browser) prepare(cvr, who string) string {
	b.t.Helper()
	at := b.names(cvr, who)
	b.post(at+"/evidence").sees(200, "Hvem skal være organisationsadministrator?")
	b.post(at+"/administrators", "who", "representative").sees(200, "Organisationsadministratorer")
	b.get(at + "/administrators/new")
	b.post(at+"/administrators/new", benny(b)...).sees(200, "Organisationsadministratorer")
	b.get(at).sees(200, "Tjek dine svar")
	return at
}

// sends is prepare, and the case goes to the representative.
func (b *browser) sends(cvr, who string) string {
	b.t.Helper()
	at := b.prepare(cvr, who)
	b.post(at+"/send").sees(200, "Sagen venter på "+who)
	return at
}

// invitation is the link of a case's newest letter to the representative.
func (h *house) invitation(c connection.Connection) string {
	return "/connect/representative/" + h.links.Make(signedlink.Link{
		Purpose: connection.PurposeInvitation, ID: c.ID, Version: c.Invitation.Version, Expires: c.InvitationUntil(),
	})
}

// claims is the representative taking up what a reporter sent.
func (b *browser) claims(at string) {
	b.t.Helper()
	b.post(b.invitation(b.is(id(at)))).sees(200, "Gennemgå tilslutningen af "+b.is(id(at)).AssociationName)
}

// decides has the representative answer what only she can, up to the check.
func (b *browser) decides(at string) {
	b.t.Helper()
	b.claims(at)
	b.post(at + "/evidence")
	b.acceptTerms(at)
	b.get(at).sees(200, "Tjek dine svar")
}

func TestAReporterPreparesAndTheRepresentativeApproves(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.prepare(nord, "Karen Testperson Formand")
	require.Equal(t, "Send til Karen Testperson Formand", reporter.doc.Find("main .button-primary").Text())
	require.Contains(t, reporter.text(), "Navnet står i registret")
	require.Contains(t, reporter.text(), "30 dage")
	reporter.get(at+"/terms").sees(200, "Tjek dine svar")
	reporter.post(at+"/confirm").sees(200, "Tjek dine svar")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
	reporter.post(at+"/send").sees(200, "Sagen venter på Karen Testperson Formand")
	require.Contains(t, reporter.text(), "karen@holm.example")
	require.Len(t, h.is(id(at)).Letters, 1)
	karen.get(at)
	require.Equal(t, 404, karen.status, "it is not hers before she has taken it up")

	karen.claims(at)
	require.Contains(t, karen.text(), "Per V. har gjort sagen klar til dig")
	review := karen.doc
	for _, change := range []string{"contact", "evidence", "administrators"} {
		require.NotZero(t, review.Find("main table a[href^='"+at+"/"+change+"']").Length(), change)
		karen.get(at + "/" + change)
		require.Equal(t, at+"/"+change, karen.path)
	}
	karen.post(at+"/contact", "name", "Karen Formand", "email", "karen@ny.example", "language", "da")
	karen.post(at + "/evidence")
	karen.acceptTerms(at)
	karen.get(at).sees(200, "Tjek dine svar")
	karen.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
	c := h.is(id(at))
	require.Equal(t, connection.Connected, c.State)
	require.Equal(t, karen.person, c.Active()[0].Person, "she is the administrator whom the reporter meant")

	reporter.get(at).sees(200, "Testforeningen Nord er tilsluttet")
	reporter.get(at+"/case").sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, reporter.text(), "Karen Formand godkendte svarene")
	require.NotContains(t, reporter.text(), "Opsætningen", "the setup is looked after by who connected the association")
	karen.get(at + "/case")
	require.Contains(t, karen.text(), "Du godkendte svarene")
	require.Contains(t, karen.text(), "Per V. sendte sagen til Karen Formand")
}

func TestAReporterIsToldWhatTheRegisterSays(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, c := range []struct{ cvr, who, heading string }{
		{solbakken, "Bo Registreret Lund", "Navnet står i CVR-registret"},
		{aahuset, "Bo Registreret Lund", "Navnet står ikke i CVR-registret"},
		{ens, "Peter Ens Jensen", "Flere repræsentanter har det navn"},
		{aertebjerg, "Bo Registreret Lund", "Foreningen mangler en e-mailadresse i CVR-registret"},
	} {
		b := h.visit(per())
		at := b.names(c.cvr, c.who)
		b.sees(200, c.heading)
		require.Equal(t, c.cvr != solbakken, b.doc.Find("main a[href='"+at+"/documents']").Length() == 1, c.heading)
		require.Empty(t, h.is(id(at)).Finding.Verdict, "looking keeps nothing")
		b.post(at+"/evidence").sees(200, "Hvem skal være organisationsadministrator?")
	}
	b := h.visit(per())
	at := b.names(nord, "Karen Testperson Formand")
	h.register.Misbehave(cvrtest.Down)
	b.get(at+"/evidence").sees(200, "CVR-registret svarer ikke lige nu")
	b.post(at+"/evidence").sees(200, "Hvem skal være organisationsadministrator?")
	h.register.Misbehave("")
	h.register.Cease(nord)
	b.get(at+"/evidence").sees(410, "Foreningen er ophørt")
	require.False(t, h.is(id(at)).Finding.Automatic, "a name that somebody else typed is no proof")
}

func TestWhatWasSentBackIsCorrectedAndApproved(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	first := h.invitation(h.is(id(at)))
	karen.claims(at)
	karen.get(at+"/return").sees(200, "Send tilbage til Per V.")
	karen.post(at+"/return", "comment", "Benny er rejst.\r\nSkriv Clara.").sees(200, "Sagen er sendt tilbage til Per V.")
	karen.get(at+"/tasks").sees(200, "Sagen er sendt tilbage til Per V.")

	reporter.get(at).sees(200, "Tjek dine svar")
	require.Equal(t, []string{"Benny er rejst.", "Skriv Clara."}, reporter.doc.Find("main blockquote p").Map(func(_ int, p *selection) string { return p.Text() }))
	reporter.get(at + "/tasks")
	require.Contains(t, reporter.text(), "Benny er rejst.")
	benny := h.is(id(at)).Active()[1]
	reporter.post(at+"/administrators/"+benny.ID, "name", "Clara Dam", "email", "clara@dam.example", "language", "da",
		"birth-day", "1", "birth-month", "1", "birth-year", "1990").sees(200, "Tjek dine svar")
	reporter.post(at+"/send").sees(200, "Sagen venter på Karen Testperson Formand")
	require.Empty(t, h.is(id(at)).Comment)
	karen.get(first).sees(410, "Der er sendt et nyere link")
	karen.decides(at)
	require.Contains(t, karen.text(), "Clara Dam")
	karen.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
}

func TestWhatWasDeclinedIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	karen.claims(at)
	karen.get(at+"/decline").sees(200, "Vil du afvise tilslutningen?")
	karen.post(at+"/decline", "comment", "Vi venter.").sees(200, "Du har afvist tilslutningen")
	reporter.get(at).sees(200, "Karen Testperson Formand har afvist tilslutningen")
	require.Contains(t, reporter.text(), "Vi venter.")
	reporter.post(at+"/take-up").sees(200, "Tilslutning af Testforeningen Nord")
	reporter.post(at+"/send").sees(200, "Sagen venter på Karen Testperson Formand")
	karen.decides(at)
	karen.post(at+"/decline").sees(200, "Du har afvist tilslutningen")
	karen.post(at+"/take-up").sees(200, "Gennemgå tilslutningen af Testforeningen Nord")
	require.Equal(t, connection.AwaitingRepresentative, h.is(id(at)).State, "who has changed her mind has it on her desk again")
}

func TestACaseThatExpiredGoesOnWithTheSameAnswers(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	link := h.invitation(h.is(id(at)))
	h.later(30*day + time.Minute)
	karen.get(link).sees(410, "Linket er udløbet")
	karen.post(link).sees(410, "Linket er udløbet")
	reporter.get(at).sees(200, "Karen Testperson Formand svarede ikke i tide")
	reporter.get(at+"/reporter").sees(200, "Karen Testperson Formand svarede ikke i tide")
	reporter.post(at+"/take-up").sees(200, "Tilslutning af Testforeningen Nord")
	reporter.get(at).sees(200, "Tjek dine svar")
	require.Contains(t, reporter.text(), "Benny Krog")
	reporter.post(at+"/send").sees(200, "Sagen venter på Karen Testperson Formand")
	karen.claims(at)
}
