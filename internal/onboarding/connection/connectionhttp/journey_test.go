package connectionhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/signedlink"
)

// The steps, each as a person takes it. begin answers the address of the case.
func (b *browser) begin(cvr string) string {
	b.t.Helper()
	b.get("/connect").sees(200, "Tilslut din forening")
	b.get("/connect/find").sees(200, "Find din forening")
	b.post("/connect/find", "q", cvr).sees(200, "Er det jeres forening?")
	b.post("/connect/association/"+cvr).sees(200, "Hvilken rolle har du i foreningen?")
	return strings.TrimSuffix(b.path, "/role")
}

func (b *browser) introduce(at string) {
	b.t.Helper()
	b.post(at+"/role", "role", "representative").sees(200, "Hvor skal vi sende kvitteringen hen?")
	b.post(at+"/contact", "name", "Karen F.", "email", "karen@holm.example", "language", "da")
}

func (b *browser) acceptTerms(at string) {
	b.t.Helper()
	b.get(at+"/terms").sees(200, "Vilkår")
	b.post(at+"/terms", "accept", "yes", "hash", b.value("hash"))
}

func (b *browser) appointBoth(at string) {
	b.t.Helper()
	b.sees(200, "Hvem skal være organisationsadministrator?")
	b.post(at+"/administrators", "who", "both").sees(200, "Hvem er administratoren?")
	b.post(at+"/administrators/new", benny(b)...).sees(200, "Organisationsadministratorer")
	require.Contains(b.t, b.text(), "Fødselsdato: givet")
	require.NotContains(b.t, b.text(), "1968")
}

// benny is the filled form about another administrator; it carries the key of the page that is shown.
func benny(b *browser) []string {
	return []string{
		"key", b.value("key"), "name", "Benny Krog", "email", "benny@krog.example", "language", "en",
		"birth-day", "27", "birth-month", "3", "birth-year", "1968",
	}
}

// complete answers everything, up to the check of the answers.
func (b *browser) complete(cvr string) string {
	b.t.Helper()
	at := b.begin(cvr)
	b.introduce(at)
	b.post(at + "/evidence")
	b.acceptTerms(at)
	b.appointBoth(at)
	b.get(at).sees(200, "Tjek dine svar")
	return at
}

func id(at string) string { return strings.TrimPrefix(at, "/connect/") }

// mailboxLink is the link of a case's newest letter to the mailbox.
func (h *house) mailboxLink(c connection.Connection) string {
	return "/connect/mailbox/" + h.links.Make(signedlink.Link{Purpose: "mailbox", ID: c.ID, Version: c.MailboxVersion, Expires: c.MailboxUntil()})
}

func TestAnAttestedRepresentativeConnects(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	b.introduce(at)
	b.sees(200, "Du er bekræftet som repræsentant")
	require.Contains(t, b.text(), "k***t@testforeningen.example")
	b.post(at+"/evidence").sees(200, "Vilkår")
	b.acceptTerms(at)
	b.appointBoth(at)
	b.get(at).sees(200, "Tjek dine svar")
	require.Equal(t, connection.Draft, h.is(id(at)).State)

	b.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
	c := h.is(id(at))
	require.Equal(t, connection.Connected, c.State)
	require.Contains(t, b.text(), string(c.Number))
	require.Len(t, c.Letters, 4, "receipt, notice, and a setup link to each administrator")

	for _, page := range []string{"", "/receipt", "/check", "/role", "/tasks", "/mailbox", "/withdraw"} {
		b.get(at+page).sees(200, "Testforeningen Nord er tilsluttet")
	}
	b.get(at+"/case").sees(200, "Tilslutning af Testforeningen Nord")
	require.Contains(t, b.text(), "Link til opsætning til Benny Krog")
}

func TestARegisteredRepresentativeOpensTheLinkInTheMailbox(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	require.Contains(t, b.text(), "p***t@solbakkens-venner.example")
	c := h.is(id(at))
	require.Equal(t, connection.AwaitingMailbox, c.State)
	link := h.mailboxLink(c)

	stranger := h.stranger()
	stranger.get(link).sees(200, "Bekræft tilslutningen af Solbakkens Venner")
	require.Contains(t, stranger.text(), "Karen F.")
	require.NotContains(t, stranger.text(), "@", "the page tells no address")
	stranger.post(link)
	require.True(t, strings.HasPrefix(stranger.path, "/login?to=%2Fconnect%2Fmailbox%2F"), stranger.path)

	wrong := h.visit(karen())
	wrong.get(link).sees(403, "Linket er til en anden person")
	wrong.post(link).sees(403, "Linket er til en anden person")
	require.Equal(t, connection.AwaitingMailbox, h.is(id(at)).State, "looking, and the wrong person, change nothing")

	b.get(link).sees(200, "Bekræft tilslutningen af Solbakkens Venner")
	require.Equal(t, connection.AwaitingMailbox, h.is(id(at)).State)
	b.post(link).sees(200, "Solbakkens Venner er tilsluttet")
	require.Equal(t, connection.Connected, h.is(id(at)).State)
	b.get(link).sees(410, "Linket er allerede brugt")
	b.post(link).sees(200, "Solbakkens Venner er tilsluttet")
	stranger.get(link).sees(410, "Linket er allerede brugt")
}

// The chairman is not in the register yet: she registers, checks again, and goes on with the case that was kept.
func TestWhoRegistersMeanwhileGoesOn(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(identity.Identity{Name: "Grethe Udenfor Holm", Level: identity.Substantial})
	at := b.begin(aahuset)
	b.introduce(at)
	b.sees(200, "Du står ikke i CVR-registret som repræsentant")
	b.post(at+"/evidence").sees(200, "Hvad er dit navn i dokumenterne?")
	b.get(at+"/tasks").sees(200, "Tilslutning af Kulturhuset Åhuset")
	h.register.Represent(aahuset, "Grethe Udenfor Holm")
	b.get(at+"/evidence").sees(200, "Du står i CVR-registret som repræsentant")
	b.post(at+"/evidence").sees(200, "Vilkår")
}

func TestTheCaseIsWrittenInTheLanguageOfItsStart(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	b.get("/connect?switch-language=en").sees(200, "Connect your association")
	b.post("/connect/association/"+nord).sees(200, "What is your role in the association?")
	require.Equal(t, string(i18n.English), h.is(id(strings.TrimSuffix(b.path, "/role"))).Language)
}
