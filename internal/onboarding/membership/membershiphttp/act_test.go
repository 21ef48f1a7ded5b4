package membershiphttp_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
)

func ref() person.Ref { return person.Ref(uuid.NewString()) }

func TestAPersonSeesForWhomAndByWhichMeansSheMayAct(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true})
	h.member(choir, somebody{private: anna.private, separate: ref(), with: "display", approved: true})
	b := h.as(anna.private, "app").get("/act")
	require.Equal(t, http.StatusOK, b.status)
	tasks := b.doc.Find(".task")
	require.Equal(t, 2, tasks.Length())
	require.Contains(t, tasks.First().Text(), "Klubben Ærø")
	require.Contains(t, tasks.First().Text(), "Du handler med dit private MitID.")
	require.Equal(t, "/act/"+club, tasks.First().Find("a").AttrOr("href", ""))
	require.Contains(t, tasks.Last().Text(), "Foreningen tillader ikke, at man handler for den med privat MitID. Log ind med dit særskilte MitID")
	require.Contains(t, b.text(), "Du er logget ind med MitID app.")
}

func TestASeparateMitIDOpensOnlyItsOwnAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	own := ref()
	anna := h.member(choir, somebody{separate: own, with: "display"})
	h.member(club, somebody{private: anna.private, approved: true})
	b := h.as(own, "display").get("/act")
	require.Equal(t, 1, b.doc.Find(".task").Length())
	require.Contains(t, b.text(), "Koret Klang CVR-nummer "+choir+". Du handler med dit særskilte MitID til foreningen.")
	require.NotContains(t, b.text(), "Klubben")
	require.Equal(t, http.StatusOK, b.get("/act/"+choir).status)
	require.Equal(t, http.StatusNotFound, b.get("/act/"+club).status, "although the person is a member there")
	require.Equal(t, http.StatusNotFound, b.get("/association/"+club).status)
}

func TestAnAuthenticatorThatIsNotOfferedIsRefusedWithTheReason(t *testing.T) {
	t.Parallel()
	h := open(t)
	own := ref()
	h.member(choir, somebody{separate: own, with: "display", roles: "{organisation-administrator}"})
	for _, with := range []string{"reader", "chip", "password"} {
		b := h.as(own, with).get("/act")
		require.Contains(t, b.text(), "Du kan ikke handle for nogen forening med dette login")
		require.Contains(t, b.text(), "Foreningen tilbyder ikke det identifikationsmiddel, du er logget ind med.")
		require.Zero(t, b.doc.Find(".task a").Length())
		for _, path := range []string{"/act/" + choir, "/act/" + choir + "/withdraw"} {
			b.get(path)
			require.Equal(t, http.StatusForbidden, b.status)
			require.Contains(t, b.text(), "Foreningen tilbyder: MitID appkodeviser")
			require.NotContains(t, b.text(), "anna@alm.example", "a login that isn't let in sees nothing")
		}
		require.Equal(t, http.StatusForbidden, b.get("/association/"+choir).status)
		require.NotContains(t, b.text(), "anna@alm.example")
	}
	for _, with := range []string{"app", "display", "unknown"} {
		require.Equal(t, http.StatusOK, h.as(own, with).get("/act/"+choir).status, with)
	}
	anna := h.member(club, somebody{approved: true})
	require.Equal(t, "Klubben Ærø", h.as(anna.private, "chip").get("/act/"+club).heading(), "a private MitID may be used with anything")
}

func TestWhoHasNoAssociationIsToldHowToGetOne(t *testing.T) {
	t.Parallel()
	b := open(t).as(ref(), "app").get("/act")
	require.Equal(t, http.StatusOK, b.status)
	require.Contains(t, b.text(), "Du kan ikke handle for nogen forening med dette login.")
	require.Contains(t, b.text(), "åbn linket i den mail")
}

func TestTheOwnPageShowsWhatTheAssociationHas(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, separate: ref(), with: "app", roles: "{user-administrator,user}"})
	b := h.as(anna.private, "app").get("/act/" + club)
	for _, words := range []string{"Anna Alm", "anna@alm.example", "Brugeradministrator", "Ja, med MitID app", "Ja – foreningen tillader det, og du har godkendt det"} {
		require.Contains(t, b.text(), words)
	}
	require.Equal(t, 1, b.doc.Find(`a[href="/association/`+club+`"]`).Length())
	require.Equal(t, "/act/"+club, h.as(anna.separate, "app").get("/act").doc.Find(".task a").AttrOr("href", ""))

	user := h.member(choir, somebody{approved: true})
	b = h.as(user.private, "app").get("/act/" + choir)
	require.Contains(t, b.text(), "Du kan ikke handle for foreningen med dette login")
	require.Contains(t, b.text(), "Nej – du har godkendt det, men foreningen tillader det ikke")
	require.Zero(t, b.doc.Find(`a[href^="/association/"]`).Length())
}
