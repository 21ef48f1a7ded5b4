package connectionhttp_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/signedlink"
)

func TestTheRepresentativesLinkTellsWhoAsksForWhatAndChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter := h.visit(per())
	at := reporter.sends(nord, "Karen Testperson Formand")
	before := h.is(id(at))
	link := h.invitation(before)
	b := h.stranger()
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		request, err := http.NewRequest(method, h.origin+link, nil)
		require.NoError(t, err)
		response, err := b.client.Do(request)
		require.NoError(t, err)
		response.Body.Close()
		require.Equal(t, 200, response.StatusCode)
		require.Equal(t, "noindex", response.Header.Get("X-Robots-Tag"))
	}
	b.get(link).sees(200, "Godkend tilslutningen af Testforeningen Nord")
	for _, told := range []string{"Per V.", "Karen Testperson Formand", "CVR-nummer 00000019", "inden den", "acceptere dem på foreningens vegne"} {
		require.Contains(t, b.text(), told)
	}
	require.NotContains(t, b.text(), "@", "the page tells no address")
	require.NotContains(t, b.text(), "Benny", "and no administrator")
	require.Equal(t, "/login?to="+link, b.doc.Find("main .button-primary").AttrOr("href", ""))
	b.post(link)
	require.True(t, strings.HasPrefix(b.path, "/login?to=%2Fconnect%2Frepresentative%2F"), b.path)
	require.Equal(t, before, h.is(id(at)))
}

// Who opens the link, how the case stands then, and what is said. A link never changes anything but by the button of the right person.
func TestEveryGuestOfARepresentativesLinkIsToldHowItStands(t *testing.T) {
	t.Parallel()
	h := open(t)
	protected := identity.Identity{Name: "Navne- og adressebeskyttet", Protected: true, Level: identity.Substantial}
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	guests := map[string]*browser{"nobody": h.stranger(), "reporter": reporter, "representative": karen, "other": h.visit(bo()), "protected": h.visit(protected)}
	link := h.invitation(h.is(id(at)))
	finds := func(state string, want map[string]int, heading string) {
		t.Helper()
		before := h.is(id(at))
		for who, status := range want {
			guests[who].get(link)
			require.Equal(t, status, guests[who].status, "%s, %s", state, who)
			if status != 200 && status != 403 {
				require.Equal(t, heading, guests[who].heading(), "%s, %s", state, who)
				require.NotZero(t, guests[who].doc.Find("main a.button").Length(), "%s, %s: a way on", state, who)
			}
			if status != 200 {
				guests[who].send(http.MethodPost, link, nil)
			}
		}
		require.Equal(t, before, h.is(id(at)), "%s: looking, and whoever is not meant, change nothing", state)
	}
	finds("sent", map[string]int{"nobody": 200, "reporter": 403, "representative": 200, "other": 403, "protected": 403}, "")
	guests["other"].get(link).sees(403, "Linket er til en anden person")
	require.Contains(t, guests["other"].text(), "Du er logget ind som Bo Registreret Lund")
	require.Equal(t, 1, guests["other"].doc.Find("main form[action='/logout']").Length())
	require.Equal(t, at, guests["reporter"].doc.Find("main a.button").AttrOr("href", ""), "the reporter is led to her case")
	guests["protected"].get(link)
	require.NotContains(t, guests["protected"].text(), "beskyttet.", "a placeholder is no name to call anybody by")

	karen.claims(at)
	finds("claimed", map[string]int{"nobody": 200, "reporter": 403, "representative": 200, "other": 403}, "")
	karen.get(link).sees(200, "Gennemgå tilslutningen af Testforeningen Nord")
	karen.post(at+"/return", "comment", "Ret det")
	used := map[string]int{"nobody": 410, "reporter": 410, "representative": 410, "other": 403}
	finds("sent back", used, "Linket er allerede brugt")
	karen.post(link).sees(200, "Sagen er sendt tilbage til Per V.")
	reporter.post(at + "/send")
	finds("sent again", used, "Der er sendt et nyere link")
	link = h.invitation(h.is(id(at)))
	h.later(31 * day)
	finds("expired", used, "Linket er udløbet")
	reporter.post(at + "/take-up")
	reporter.post(at + "/withdraw")
	finds("withdrawn", map[string]int{"nobody": 410, "reporter": 410, "representative": 410, "other": 410}, "Linket er trukket tilbage")
}

func TestARepresentativesLinkOfAConnectedAssociationSaysSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, quick := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	ahead := quick.complete(nord)
	quick.post(ahead + "/confirm")
	h.stranger().get(h.invitation(h.is(id(at)))).sees(409, "Foreningen er allerede tilsluttet")
	quick.post(h.invitation(h.is(id(at)))).sees(409, "Foreningen er allerede tilsluttet")
}

func TestARepresentativesLinkThatIsNoneOpensNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	c := h.is(id(reporter.sends(nord, "Karen Testperson Formand")))
	good := h.invitation(c)
	for _, link := range []string{
		"/connect/representative/x", good[:len(good)-1],
		"/connect/representative/" + h.links.Make(signedlink.Link{Purpose: "mailbox", ID: c.ID, Version: 1, Expires: c.InvitationUntil()}),
		"/connect/representative/" + h.links.Make(signedlink.Link{Purpose: "representative", ID: uuid.NewString(), Version: 1, Expires: c.InvitationUntil()}),
		"/connect/representative/" + h.links.Make(signedlink.Link{Purpose: "representative", ID: c.ID, Version: 2, Expires: c.InvitationUntil()}),
		"/connect/mailbox/" + strings.TrimPrefix(good, "/connect/representative/"),
	} {
		karen.get(link).sees(404, "Linket virker ikke")
		karen.post(link).sees(404, "Linket virker ikke")
	}
	require.Equal(t, c, h.is(c.ID))
}

func TestASeparateMitIDTakesNothingUpAndRecoversNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	h.handler.Separate = func(context.Context, person.Ref) (bool, error) { return true, nil }
	karen.post(h.invitation(h.is(id(at)))).sees(403, "Log ind med dit private MitID")
	require.Empty(t, h.is(id(at)).Invitation.Person)
	h.handler.Separate = nil
	karen.decides(at)
	karen.post(at + "/confirm")
	h.handler.Separate = func(context.Context, person.Ref) (bool, error) { return true, nil }
	h.visit(bo()).post("/connect/association/"+nord+"/recover").sees(403, "Log ind med dit private MitID")
}

// A reporter writes to addresses of her choice: there is an end to it.
func TestAReporterWritesToFiveNewAddressesADay(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(per())
	at := b.sends(nord, "Karen Testperson Formand")
	for i := range 4 {
		b.post(at+"/address/representative", "name", "Karen Testperson Formand", "email", strings.Repeat("k", i+1)+"@holm.example").sees(200, "Tilslutning af Testforeningen Nord")
	}
	b.post(at+"/address/representative", "name", "Karen Testperson Formand", "email", "one@too.many.example").sees(429, "Der er sendt mange mails i dag")
	require.Equal(t, 5, h.is(id(at)).Invitation.Version)
	other := b.prepare(aahuset, "Anna Holm")
	b.post(other+"/send").sees(429, "Der er sendt mange mails i dag")
	require.Equal(t, connection.Draft, h.is(id(other)).State, "in all her cases together")
	h.later(day + time.Minute)
	b.post(other+"/send").sees(200, "Sagen venter på Anna Holm")
}
