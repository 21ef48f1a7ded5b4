package connectionhttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/cvr/cvrtest"
)

const uploading = "Gå videre med dokumentation"

func TestEveryVerdictHasItsPage(t *testing.T) {
	t.Parallel()
	h := open(t)
	protected := identity.Identity{Name: "Navne- og adressebeskyttet", Protected: true, Level: identity.Substantial}
	peter := identity.Identity{Name: "Peter Ens Jensen", Level: identity.Substantial}
	for _, c := range []struct {
		who     identity.Identity
		cvr     string
		heading string
		next    string
	}{
		{protected, aahuset, "Vi kan ikke sammenligne dit navn med registret", uploading},
		{peter, ens, "Flere repræsentanter har samme navn som dig", uploading},
		{bo(), aertebjerg, "Foreningen mangler en e-mailadresse i CVR-registret", uploading},
		{bo(), aahuset, "Du står ikke i CVR-registret som repræsentant", uploading},
		{bo(), solbakken, "Du står i CVR-registret som repræsentant", "Fortsæt"},
	} {
		b := h.visit(c.who)
		at := b.begin(c.cvr)
		b.introduce(at)
		b.sees(200, c.heading)
		require.Equal(t, c.next, b.doc.Find("main button").Text())
		require.Empty(t, h.is(id(at)).Finding.Verdict, "looking keeps nothing")
		b.post(at + "/evidence")
		require.NotEmpty(t, h.is(id(at)).Finding.Verdict)
		if c.next == uploading {
			require.Equal(t, "Hvad er dit navn i dokumenterne?", b.heading())
			require.NotContains(t, b.text(), c.who.Name, "the login's name is not repeated")
			b.get(at+"/evidence").sees(200, c.heading)
			require.Equal(t, "Tjek igen", b.doc.Find("main a.button-secondary").Text())
		}
	}
	h.handler.Policy = connection.PolicyReview
	b := h.visit(bo())
	b.introduce(b.begin(solbakken))
	b.sees(200, "En sagsbehandler skal se på sagen")
}

func TestARegisterThatIsDownKeepsTheCaseAndApprovesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	h.register.Misbehave(cvrtest.Unavailable)
	b.introduce(at)
	b.sees(503, "CVR-registret svarer ikke lige nu")
	require.Contains(t, b.text(), "er gemt")
	require.Equal(t, uploading, b.doc.Find("main button").Text(), "documents don't need the register")
	b.post(at+"/evidence").sees(200, "Hvad er dit navn i dokumenterne?")
	h.register.Misbehave(cvrtest.HTML)
	b.get(at+"/evidence").sees(503, "Vi kan ikke bruge svaret fra CVR-registret")
	h.register.Misbehave("")
	b.post(at + "/evidence")
	b.acceptTerms(at)
	b.appointBoth(at)

	h.register.Misbehave(cvrtest.Down)
	b.post(at+"/confirm").sees(503, "CVR-registret svarer ikke lige nu")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
	h.register.Misbehave("")
	b.get(at).sees(200, "Tjek dine svar")
	b.post(at+"/confirm").sees(200, "Testforeningen Nord er tilsluttet")
}

// What the person checked is what she confirms: where the register has changed meanwhile, she checks again.
func TestARegisterThatChangedIsShownBeforeAnythingHappens(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	h.register.SetEmail(solbakken, "ny@solbakkens-venner.example")
	b.post(at+"/confirm").sees(200, "Tjek dine svar")
	require.Contains(t, b.text(), "Noget har ændret sig i CVR-registret")
	require.Contains(t, b.text(), "n***@solbakkens-venner.example")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")

	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	require.Contains(t, b.text(), "Adressen er den samme")
	require.Equal(t, 1, h.is(id(at)).MailboxVersion)
	h.register.SetEmail(solbakken, "post@solbakkens-venner.example")
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	require.NotContains(t, b.text(), "Adressen er den samme")
	require.Equal(t, 2, h.is(id(at)).MailboxVersion)

	h.register.Misbehave(cvrtest.Down)
	b.post(at+"/confirm").sees(503, "CVR-registret svarer ikke lige nu")
	h.register.Misbehave("")
	h.register.StopRepresenting(solbakken, "Bo Registreret Lund")
	b.post(at+"/confirm").sees(409, "Du står ikke i CVR-registret som repræsentant")
}

func TestAnAssociationThatCeasesMeanwhileIsNotConnected(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	h.register.Cease(nord)
	b.post(at+"/confirm").sees(410, "Foreningen er ophørt")
	b.post(at+"/evidence").sees(410, "Foreningen er ophørt")
	require.Equal(t, connection.VerdictAttested, h.is(id(at)).Finding.Verdict, "it does not lead to documents")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
}

func TestTermsThatChangedAreReadFirst(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	b.introduce(at)
	b.post(at + "/evidence")
	b.get(at + "/terms")
	old := b.value("hash")
	h.publish("1.1")
	b.post(at+"/terms", "accept", "yes", "hash", old).sees(409, "Vilkår")
	require.Contains(t, b.text(), "Vilkårene er ændret")
	require.Contains(t, b.text(), "Vilkår 1.1")
	require.Empty(t, h.is(id(at)).Terms.Version)
	b.post(at+"/terms", "accept", "yes", "hash", b.value("hash"))
	b.appointBoth(at)
	require.Equal(t, "1.1", h.is(id(at)).Terms.Version)

	h.publish("1.2")
	b.post(at+"/confirm").sees(200, "Vilkår")
	require.Contains(t, b.text(), "Vilkårene er ændret")
	b.post(at+"/terms", "accept", "yes", "hash", b.value("hash")).sees(200, "Tjek dine svar")
}
