package activationhttp_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
)

// selection is a part of a page.
type selection = goquery.Selection

func TestOneUserIsLookedAfter(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.imports(skovby, birth, "Ulla Kjær")[0]
	b, page := h.visit("karen"), at(skovby, id)
	b.get(page).sees(200, "Ulla Kjær")
	require.Contains(t, b.text(), "FødselsdatoGivet")
	require.NotContains(t, b.text(), "1996")
	b.post(page).sees(422, "Ulla Kjær")
	require.Equal(t, []string{"Vælg, hvordan brugeren må logge ind"}, b.errors())
	b.post(page, "choice", "ask").sees(200, "Ulla Kjær")
	require.Contains(t, b.text(), "er inviteret og skal bruge linket")
	require.Zero(t, b.doc.Find("main input[value=ask]").Length(), "the same choice again is none")
	b.post(at(skovby, id, "resend"), "version", "1")
	b.post(at(skovby, id, "resend"), "version", "1")
	require.Equal(t, 2, h.is(id).LinkVersion)

	h.sql(`update activation_letter set state = 'bounced', reason = 'refused' where user_id = $1 and version = 2`, id)
	h.sql(`update imported_user set bounced = true where id = $1`, id)
	b.get(page)
	require.Contains(t, b.text(), "Mailen til ulla.kjær@medlem.example kom retur")
	require.Contains(t, b.get(at(skovby)).text(), "Mailen kom retur")
	b.get(at(skovby, id, "address")).sees(200, "Ret e-mailadressen på Ulla Kjær")
	b.post(at(skovby, id, "address"), "email", "ulla@").sees(422, "Ret e-mailadressen på Ulla Kjær")
	b.post(at(skovby, id, "address"), "email", "ny@medlem.example").sees(200, "Ulla Kjær")
	require.Equal(t, 3, h.is(id).LinkVersion, "a new address gets a new link")
	h.imports(skovby, birth, "Ulla Kjær Berg")
	h.sql(`update imported_user set name = 'Ulla Kjær', email = 'optaget@medlem.example' where name = 'Ulla Kjær Berg'`)
	b.post(at(skovby, id, "address"), "email", "optaget@medlem.example").sees(422, "Ret e-mailadressen på Ulla Kjær")
	require.Equal(t, []string{"En anden importeret bruger har det samme navn og den e-mailadresse"}, b.errors())

	b.get(at(skovby, id, "delete")).sees(200, "Vil du slette Ulla Kjær?")
	require.Equal(t, activation.Invited, h.is(id).State)
	b.post(at(skovby, id, "delete")).sees(200, "Ulla Kjær")
	require.Contains(t, b.text(), "forsvinder helt den")
	for _, gone := range []string{"delete", "address"} {
		b.get(at(skovby, id, gone)).sees(200, "Ulla Kjær")
	}
	b.post(page, "choice", "ask").sees(200, "Ulla Kjær")
	require.Equal(t, activation.Deleted, h.is(id).State)
	b.post(at(skovby, id, "restore")).sees(200, "Ulla Kjær")
	require.Equal(t, activation.Imported, h.is(id).State)
	b.post(at(skovby, id, "delete"))
	h.later(30*24*time.Hour + time.Minute)
	b.post(at(skovby, id, "restore")).sees(200, "Ulla Kjær")
	require.Equal(t, activation.Deleted, h.is(id).State, "after 30 days there is no way back")
}

func TestACodeIsShownOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, _ := h.invites(activation.ChoicePrivate, "")
	b := h.visit("karen")
	b.get(at(skovby, id))
	version, key := b.value("version"), b.value("key")
	first := b.shows(id)
	b.get(at(skovby, id))
	require.NotContains(t, b.text(), first)
	b.get(at(skovby, id, "code")).sees(200, "Ulla Kjær")
	require.NotContains(t, b.text(), first)
	b.post(at(skovby, id, "code"), "version", version, "key", key).sees(409, "Kode til Ulla Kjær")
	require.Contains(t, b.text(), "Koden er allerede vist")
	require.Equal(t, 1, h.is(id).Code.Version, "an old form makes no new code")
	var row string
	require.NoError(t, h.pool.QueryRow(t.Context(), `select u::text from imported_user u where id = $1`, id).Scan(&row))
	require.NotContains(t, row, strings.ReplaceAll(first, " ", ""))
}

// addresses are all of an association's pages, as the router knows them.
func (h *house) addresses(cvr association.CVR, id string) (found [][2]string) {
	h.t.Helper()
	r := chi.NewRouter()
	h.handler.Mount(r)
	require.NoError(h.t, chi.Walk(r, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if strings.HasPrefix(route, "/association/") {
			found = append(found, [2]string{method, strings.NewReplacer("{cvr}", string(cvr), "{id}", id).Replace(strings.TrimSuffix(route, "/"))})
		}
		return nil
	}))
	require.Greater(h.t, len(found), 15)
	return found
}

// try asks for an address, with a form that would do something.
func (b *browser) try(address [2]string) string {
	b.t.Helper()
	if address[0] == http.MethodGet {
		return b.send(http.MethodGet, address[1], nil)
	}
	return b.submit(address[1], "choice", "private", "email", "x@y.example", "version", "0", "key", "k", "mark", "all")
}

func TestOnlyItsAdministratorsSeeAnAssociationsUsers(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, _ := h.invites(activation.ChoicePrivate, "")
	before := h.is(id)
	member, elsewhere, nobody := h.visit("ulla"), h.visit("anders"), h.visit("grethe")
	h.join(skovby, member.who(), "", "{user}")
	h.join(engdal, elsewhere.who(), "", "{organisation-administrator,user-administrator,user}")
	nobody.get(at("12345674"))
	unknown := nobody.text()
	require.Equal(t, 404, nobody.status)
	for _, address := range h.addresses(skovby, id) {
		for _, b := range []*browser{member, elsewhere, nobody} {
			require.Empty(t, b.try(address), address)
			require.Equal(t, 404, b.status, address)
			require.Equal(t, unknown, b.text(), "%s: the page is the one of an association that does not exist", address)
		}
		to := h.stranger().try(address)
		require.True(t, strings.HasPrefix(to, "/login?to="), "%s leads to %q", address, to)
	}
	for _, address := range h.addresses(engdal, id) {
		if strings.Contains(address[1], id) && !strings.HasSuffix(address[1], "/code") {
			require.Empty(t, elsewhere.try(address), address)
			require.Equal(t, 404, elsewhere.status, "%s: another association's user is none", address)
		}
	}
	elsewhere.get(at(engdal, uuid.NewString()))
	require.Equal(t, 404, elsewhere.status)
	require.Equal(t, before, h.is(id))
}

func TestAnOrganisationAdministratorSeesAndChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, _ := h.invites(activation.ChoicePrivate, "")
	before := h.is(id)
	b := h.visit("aase")
	h.join(skovby, b.who(), "", "{organisation-administrator,user}")
	for _, address := range h.addresses(skovby, id) {
		b.try(address)
		if address[0] == http.MethodGet && (address[1] == at(skovby) || address[1] == at(skovby, id)) {
			require.Equal(t, 200, b.status, address)
			require.Contains(t, b.text(), "Du kan se brugerne, men ikke ændre noget")
			require.Zero(t, b.doc.Find("main form[method=post]").Length(), address)
			continue
		}
		require.Equal(t, 403, b.status, address)
	}
	require.Equal(t, before, h.is(id))
}
