package activationhttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

const (
	invited = "Bliv bruger for Skovby Badmintonklub"
	mayAct  = "Du kan nu handle for Skovby Badmintonklub"
	asks    = "Vil du bruge dit private MitID for foreningen?"
	makes   = "Lav et særskilt MitID"
	wants   = "Skriv din midlertidige aktiveringskode"
)

// invites imports Ulla and sends her a link.
func (h *house) invites(choice activation.Choice, born string) (id, link string) {
	h.t.Helper()
	id = h.imports(skovby, born, "Ulla Kjær")[0]
	h.invited(id, choice)
	return id, h.link(id, 1)
}

func (h *house) invited(id string, choice activation.Choice) {
	h.t.Helper()
	u := h.is(id)
	_, err := h.store.Change(h.t.Context(), u.Association, id, func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		return u.Apply(activation.Invite(choice), a, person.Ref("0b9d7c1e-0000-4000-8000-000000000001"), at)
	})
	require.NoError(h.t, err)
}

func TestAUserApprovesPrivateMitID(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, birth)
	b := h.stranger()
	b.get(link).sees(200, invited)
	require.Contains(t, b.text(), "Ulla Kjær")
	require.NotContains(t, b.text(), "@", "the page tells no address")
	require.Equal(t, "/login?to="+link, b.button())
	b.away("/login/start?to="+link, "ulla").sees(200, invited)
	require.Empty(t, h.is(id).Person, "looking binds nobody, logged in or not")

	b.post(link).sees(200, asks)
	u := h.is(id)
	require.Equal(t, b.who(), string(u.Person))
	require.Equal(t, matching.ByBirth, u.MatchedBy)
	require.True(t, u.Birth.IsZero(), "the date of birth was used, and is forgotten")
	require.Zero(t, b.doc.Find("input[checked]").Length(), "neither answer is chosen for anybody")
	require.Contains(t, b.text(), "helt frivilligt")
	b.post(link+"/private").sees(422, asks)
	require.Equal(t, []string{"Vælg, om du vil bruge dit private MitID"}, b.errors())
	b.post(link+"/private", "answer", "approve").sees(200, mayAct)
	require.Equal(t, "/act", b.button())
	u = h.is(id)
	require.Equal(t, activation.Active, u.State)
	require.Equal(t, 1, h.count(`select count(*) from member where cvr = $1 and person = $2 and private and roles = '{user}'`, skovby, u.Person))
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'activation_receipt'`))
	for _, below := range []string{"", "/receipt", "/private", "/separate", "/match", "/refused", "/enrolled"} {
		b.get(link+below).sees(200, mayAct)
	}
	b.post(link).sees(200, mayAct)
	b.post(link+"/private", "answer", "reject").sees(200, mayAct)
	h.stranger().get(link).sees(410, "Linket er allerede brugt")
	h.visit("bo").get(link).sees(403, "Linket er til en anden person")
}

func TestAUserWhoIsAskedMakesASeparateMitID(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoiceAsk, birth)
	b := h.visit("ulla")
	b.get(link).post(link).sees(200, asks)
	b.post(link+"/private", "answer", "reject").sees(200, makes)
	require.Equal(t, activation.Invited, h.is(id).State, "who says no to one way has not said no to all")
	b.get(link).sees(200, makes)
	b.get(link+"/private").sees(200, asks)
	b.post(link+"/separate").sees(422, makes)
	require.Equal(t, []string{"Vælg, hvad du vil logge ind med"}, b.errors())
	b.post(link+"/separate", "with", "chip").sees(422, makes)
	b.get(link+"/enrolled").sees(200, makes)
	require.Contains(t, b.text(), "Vi fik ikke noget nyt MitID tilbage")
	b.post(link+"/enrolled").sees(200, makes)

	to := b.submit(link+"/separate", "with", "display")
	b.away(to, "ulla").sees(200, "Dit særskilte MitID er klar")
	require.Equal(t, activation.Invited, h.is(id).State, "coming back takes nothing into use: the button does")
	b.post(link+"/enrolled").sees(200, mayAct)
	require.Contains(t, b.text(), "særskilte MitID med MitID-kodeviser")
	u := h.is(id)
	require.Equal(t, activation.Active, u.State)
	require.Equal(t, membership.Display, u.SeparateWith)
	require.NotEqual(t, u.Person, u.Separate)
	require.Equal(t, 1, h.count(`select count(*) from member where person = $1 and separate_person = $2 and not private`, u.Person, u.Separate))
	b.post(link+"/enrolled").sees(200, mayAct)
}

func TestAUserGetsASeparateMitIDAndIsAskedNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.sql(`update agreement set authenticators = '{app}' where cvr = $1`, skovby)
	id, link := h.invites(activation.ChoiceSeparate, birth)
	b := h.visit("ulla")
	b.get(link).post(link).sees(200, makes)
	b.post(link+"/private", "answer", "approve").sees(200, makes)
	require.Empty(t, h.is(id).Answer, "what is not allowed is not chosen, whatever a form says")
	require.Zero(t, b.doc.Find("main input[type=radio]").Length(), "one way is no question")
	b.away(b.button(), "ulla").sees(200, "Dit særskilte MitID er klar")
	b.post(link+"/enrolled").sees(200, mayAct)
	require.NotEmpty(t, h.is(id).Separate)
}

func TestWhoRejectsAndIsOfferedNothingElseIsNotActivated(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.imports(engdal, birth, "Ulla Kjær")[0]
	h.invited(id, activation.ChoicePrivate)
	link := h.link(id, 1)
	b := h.visit("ulla")
	b.get(link).post(link).sees(200, asks)
	require.Contains(t, b.text(), "Engdal Kor tilbyder lige nu ikke andet")
	const sorry = "Du har sagt nej til at bruge dit private MitID"
	b.post(link+"/private", "answer", "reject").sees(200, sorry)
	require.Equal(t, activation.Refused, h.is(id).State)
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'activation_tell_administrators' and args->>'about' = 'refused'`))
	require.Zero(t, h.count(`select count(*) from member where person = $1`, b.who()))
	b.get(link).sees(200, sorry)
	b.post(link+"/private", "answer", "approve").sees(200, sorry)
	h.stranger().get(link).sees(410, "Invitationen er afvist")

	admin := h.visit("karen")
	admin.get(at(engdal, id)).sees(200, "Ulla Kjær")
	require.Contains(t, admin.text(), "har afvist at bruge sit private MitID")
	admin.post(at(engdal, id), "choice", "private").sees(200, "Ulla Kjær")
	b.get(h.link(id, 2)).sees(200, asks)
}

func TestWhoseDateOfBirthIsUnknownTypesTheCode(t *testing.T) {
	t.Parallel()
	h := open(t)
	id, link := h.invites(activation.ChoicePrivate, "")
	b, admin := h.visit("ulla"), h.visit("karen")
	b.get(link).sees(200, invited)
	b.post(link).sees(200, "Du skal bruge en kode")
	first := admin.shows(id)
	b.get(link+"/match").sees(200, wants)
	require.Contains(t, b.text(), "Du har 3 forsøg.")
	b.post(link+"/match").sees(422, wants)
	b.post(link+"/match", "code", "kode").sees(422, wants)
	require.Equal(t, 3, h.is(id).Code.Tries, "what can't be a code costs no try")
	b.post(link+"/match", "code", "00000 00000").sees(422, wants)
	require.Equal(t, []string{"Koden er forkert. Du har 2 forsøg tilbage"}, b.errors())
	b.post(link+"/match", "code", "00000 00000")
	require.Equal(t, []string{"Koden er forkert. Du har 1 forsøg tilbage"}, b.errors())
	b.post(link+"/match", "code", "00000 00000").sees(200, "Koden virker ikke længere")
	b.post(link+"/match", "code", first).sees(200, "Koden virker ikke længere")
	require.Empty(t, h.is(id).Person, "even the right code is used up")
	b.get(link).sees(200, invited)

	admin.get(at(skovby, id))
	require.Contains(t, admin.text(), "Koden er skrevet forkert tre gange")
	second := admin.shows(id)
	require.NotEqual(t, first, second)
	b.post(link+"/match", "code", first).sees(422, wants)
	h.later(14*24*time.Hour + time.Minute)
	b.post(link+"/match", "code", second).sees(200, "Koden er udløbet")
	third := admin.shows(id)
	b.post(link+"/match", "code", third).sees(200, asks)
	require.Equal(t, matching.ByCode, h.is(id).MatchedBy)
	require.Zero(t, len(h.is(id).Code.Tag.Tag), "a code that was used is forgotten")
	admin.get(at(skovby, id))
	require.NotContains(t, admin.text(), "aktiveringskode", "who has shown who they are needs no code")
}

// later moves the house's time on.
func (h *house) later(d time.Duration) { h.clock.Shift(d) }

// shows presses 'Vis' for a user, and answers the code.
func (b *browser) shows(id string) string {
	b.t.Helper()
	b.get(at(skovby, id))
	b.post(at(skovby, id, "code"), "version", b.value("version"), "key", b.value("key")).sees(200, "Kode til Ulla Kjær")
	require.Equal(b.t, "no-store", b.header.Get("Cache-Control"))
	code := b.doc.Find("main strong").Text()
	require.Regexp(b.t, `^[0-9A-Z]{5} [0-9A-Z]{5}$`, code)
	return code
}
