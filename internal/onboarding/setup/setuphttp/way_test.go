package setuphttp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/signedlink"
)

// appointAnders is the usual beginning: Anders was appointed, and has got his link.
func (h *house) appointAnders() string {
	h.t.Helper()
	h.appoint(skovby, anders, "Anders Bæk", "1968-04-30")
	return h.link(anders, 1)
}

// begin logs in with a link and goes on from its page, up to the tasks.
func (b *browser) begin(link string) *browser {
	b.t.Helper()
	return b.get(link).sees(200, "Du er udpeget som organisationsadministrator").post(link).sees(200, "Opgaver du skal løse")
}

// answerPrivate answers everything with private MitID, up to the summary.
func (b *browser) answerPrivate(at string) *browser {
	b.t.Helper()
	b.post(at+"/private", "private", "yes").sees(200, "Foreningens særskilte identifikationsmidler")
	b.post(at+"/authenticators").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	return b.post(at+"/own", "own", "private").sees(200, "Tjek dine svar")
}

func TestAnAdministratorSetsTheAssociationUp(t *testing.T) {
	t.Parallel()
	h := open(t)
	link, at := h.appointAnders(), "/setup/"+anders
	b := h.stranger()
	b.get(link).sees(200, "Du er udpeget som organisationsadministrator")
	require.Equal(t, "/login?to="+link, b.button())
	b.away("/login/start?to="+link, "anders").sees(200, "Du er udpeget som organisationsadministrator")
	require.Equal(t, link, b.path, "the login leads back to the link")
	require.Empty(t, h.is(anders).Person, "looking binds nobody, logged in or not")

	b.begin(link)
	s := h.is(anders)
	require.Equal(t, b.who(), string(s.Person))
	require.Equal(t, matching.ByBirth, s.Matched.Method)
	require.True(t, s.Birth.IsZero(), "the date of birth was used, and is forgotten")
	require.Equal(t, at+"/private", b.button())

	b.get(at+"/private").sees(200, "Skal brugerne kunne bruge deres private MitID, når de handler for foreningen?")
	require.Zero(t, b.doc.Find("input[checked]").Length(), "there is no default")
	b.answerPrivate(at)
	require.Contains(t, b.text(), "bliver du både organisationsadministrator og brugeradministrator")
	require.Zero(t, h.count(`select count(*) from agreement`), "nothing is founded before the button")

	b.post(at+"/approve").sees(200, "Skovby Badmintonklub har MitID Erhverv")
	for _, told := range []string{"Organisationsadministrator: du bestemmer", "Brugeradministrator: du aktiverer", "med dit private MitID", "erstatter ikke NemLog-in"} {
		require.Contains(t, b.text(), told)
	}
	s = h.is(anders)
	require.True(t, s.Agreement.Private)
	require.Equal(t, []membership.Authenticator{membership.App}, s.Agreement.Authenticators)
	require.ElementsMatch(t, []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}, s.Member.Roles)
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'setup_receipt'`))
	require.Equal(t, "/association/"+skovby.cvr, b.button())
	for _, page := range []string{"", "/receipt", "/summary", "/private", "/tasks"} {
		b.get(at+page).sees(200, "Skovby Badmintonklub har MitID Erhverv")
	}
	b.get(link).sees(410, "Linket er allerede brugt")
	require.Equal(t, at+"/receipt", b.button())
	h.stranger().get(link).sees(410, "Linket er allerede brugt")
}

func TestASeparateMitIDIsActivatedOnTheWay(t *testing.T) {
	t.Parallel()
	h := open(t)
	link, at := h.appointAnders(), "/setup/"+anders
	b := h.visit("anders")
	b.begin(link)
	b.post(at+"/private", "private", "no")
	b.post(at+"/authenticators").sees(200, "Du skal have et særskilt MitID")
	require.Zero(t, b.doc.Find("input[type=radio]").Length(), "one way is no question")
	b.post(at+"/own", "own", "private").sees(200, "Du skal have et særskilt MitID")
	require.Empty(t, h.is(anders).Own, "what is not allowed is not chosen, whatever a form says")
	b.post(at+"/own", "own", "separate").sees(200, "Aktivér dit særskilte MitID")
	b.post(at+"/enrol").sees(409, "Aktivér dit særskilte MitID")
	require.Contains(t, b.text(), "Vi kan ikke se, at du har aktiveret et særskilt MitID")
	b.get(at+"/summary").sees(200, "Aktivér dit særskilte MitID")

	b.get(at + "/enrol")
	require.Equal(t, "/login/enrol?to="+at+"/enrol&with=app", b.button())
	me := b.who()
	b.away(b.button(), "anders").sees(200, "Du har aktiveret et særskilt MitID")
	require.Equal(t, me, b.who(), "the login stays who it was")
	require.Empty(t, h.is(anders).Separate, "coming back binds nothing: the button does")
	b.post(at+"/enrol").sees(200, "Tjek dine svar")
	require.Contains(t, b.text(), "Et særskilt MitID (MitID app)")
	require.NotEqual(t, me, string(h.is(anders).Separate))
	b.get(at+"/enrol").sees(200, "Du har aktiveret et særskilt MitID")
	require.Equal(t, at+"/summary", b.button(), "it is in use already")
	b.post(at+"/approve").sees(200, "Skovby Badmintonklub har MitID Erhverv")
	require.Contains(t, b.text(), "med dit særskilte MitID")

	separate := h.visit("anders-app")
	require.Equal(t, string(h.is(anders).Separate), separate.who())
	separate.get(at+"/receipt").sees(200, "Skovby Badmintonklub har MitID Erhverv")

	// It opens its own association, and shows no other who somebody is.
	h.connect(engdal)
	h.appoint(engdal, elsewh, "Anders Bæk", "1968-04-30")
	separate.post(h.link(elsewh, 1)).sees(403, "Log ind med dit private MitID")
	require.Empty(t, h.is(elsewh).Person)
	b.begin(h.link(elsewh, 1))
}

// An answer may be changed until the approval, and the own login follows what the association allows.
func TestAChangedAnswerAsksAgainForWhatHangsOnIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	link, at := h.appointAnders(), "/setup/"+anders
	b := h.visit("anders")
	b.begin(link).answerPrivate(at)
	changes := b.doc.Find("main table a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	require.Equal(t, []string{at + "/private", at + "/own"}, changes)
	b.get(at + "/private")
	require.Equal(t, "yes", b.doc.Find("input[checked]").AttrOr("value", ""), "what was answered is shown")
	b.post(at+"/private", "private", "no").sees(200, "Du skal have et særskilt MitID")
	b.get(at+"/tasks").sees(200, "Opgaver du skal løse")
	require.Contains(t, b.text(), "Fortsæt, hvor du slap")
	b.post(at+"/private", "private", "yes").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	b.post(at+"/approve").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	require.True(t, h.is(anders).DoneAt.IsZero())
}

// The representative who appointed herself is known by her login: her date of birth was never asked.
func TestWhoAppointedThemselvesIsKnownByTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appoint(skovby, secreta, "Kaja H.", "")
	h.sql(`update administrator set person = $1 where id = $2`, h.karen, secreta)
	h.visit("karen").begin(h.link(secreta, 1))
	require.Equal(t, matching.ByLogin, h.is(secreta).Matched.Method)
}

func TestASecondAdministratorOnlyChoosesTheirOwnLogin(t *testing.T) {
	t.Parallel()
	h := open(t)
	first := h.visit("anders")
	first.begin(h.appointAnders())
	h.appoint(skovby, aase, "Åse Nygaard", "1979-09-21")
	under := h.visit("aase")
	under.begin(h.link(aase, 1))
	under.post("/setup/"+aase+"/private", "private", "no").sees(200, "Foreningens særskilte identifikationsmidler")
	first.answerPrivate("/setup/" + anders).post("/setup/" + anders + "/approve")

	at := "/setup/" + aase
	h.stranger().get(h.link(aase, 1)).sees(200, "Du er udpeget som organisationsadministrator")
	under.post(at+"/private", "private", "no").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	under.post(at+"/authenticators").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	require.Contains(t, under.text(), "Trin 1 af 2")
	under.post(at+"/own", "own", "private").sees(200, "Tjek dine svar")
	require.NotContains(t, under.text(), "brugeradministrator")
	under.post(at+"/approve").sees(200, "Du er organisationsadministrator for Skovby Badmintonklub")
	require.NotContains(t, under.text(), "Brugeradministrator")
	require.True(t, h.is(aase).Agreement.Private, "the first answer stands")
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.User}, h.is(aase).Member.Roles)
	require.Equal(t, 1, h.count(`select count(*) from agreement`))
	first.get("/setup/"+anders).sees(200, "Skovby Badmintonklub har MitID Erhverv")
}

func TestALinkThatRunsOutOnTheWayIsRenewed(t *testing.T) {
	t.Parallel()
	h := open(t)
	link, at := h.appointAnders(), "/setup/"+anders
	b := h.visit("anders")
	b.begin(link)
	b.post(at+"/private", "private", "yes")
	h.clock.Shift(60*24*time.Hour + time.Minute)
	b.get(at+"/authenticators").sees(410, "Linket er udløbet")
	b.post(at+"/authenticators").sees(410, "Linket er udløbet")
	b.post(at+"/approve").sees(410, "Linket er udløbet")
	b.post(b.button()).sees(200, "Et nyt link er på vej")
	require.Equal(t, 2, h.is(anders).Version)
	b.get(at).sees(200, "Foreningens særskilte identifikationsmidler")
	l, err := h.handler.Links.Open("setup", h.link(anders, 2)[len("/setup/"):])
	require.NoError(t, err)
	require.Equal(t, signedlink.Link{Purpose: "setup", ID: anders, Version: 2, Expires: h.is(anders).Until.Truncate(time.Second)}, l)
}
