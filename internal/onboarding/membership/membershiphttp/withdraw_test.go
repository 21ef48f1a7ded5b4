package membershiphttp_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
)

// approved answers whether somebody's approval stands in an association.
func (h *house) approved(cvr string, who person.Ref) (yes bool) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(context.Background(), `select private from member where cvr = $1 and person = $2`, cvr, who).Scan(&yes))
	return yes
}

func (h *house) jobs(kind string) (n int) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(context.Background(), `select count(*) from river_job where kind = $1`, kind).Scan(&n))
	return n
}

func TestAnApprovalIsWithdrawnOnceAndInOnePlace(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true})
	h.member(choir, somebody{private: anna.private, approved: true})
	b := h.as(anna.private, "app").get("/act/" + club + "/withdraw")
	require.Equal(t, "Vil du trække din godkendelse tilbage?", b.heading())
	require.Contains(t, b.text(), "Du har ikke et særskilt MitID til foreningen.")
	require.True(t, h.approved(club, anna.private), "to look changes nothing")
	for range 2 {
		b.send(http.MethodPost, "/act/"+club+"/withdraw")
		require.Equal(t, "/act/"+club+"/withdrawn", b.to)
	}
	require.False(t, h.approved(club, anna.private))
	require.True(t, h.approved(choir, anna.private))
	require.Equal(t, 1, h.jobs("membership_tell_consent_withdrawn"))
	require.Equal(t, "Din godkendelse er trukket tilbage", b.get(b.to).heading())
	require.Contains(t, b.get("/act/"+club).text(), "Du har ikke godkendt, at dit private MitID bruges i foreningen")
	require.Equal(t, "/act/"+club, b.get("/act/"+club+"/withdraw").to)
}

func TestWithASeparateMitIDThereIsSomethingLeft(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, separate: ref(), with: "app", roles: "{organisation-administrator,user}"})
	b := h.as(anna.separate, "app").get("/act/" + club + "/withdraw")
	require.Contains(t, b.text(), "Du har stadig dit særskilte MitID til foreningen")
	require.Equal(t, "/act/"+club+"/withdrawn", b.send(http.MethodPost, "/act/"+club+"/withdraw").to, "either MitID of hers will do")
	require.Equal(t, "Klubben Ærø", b.get("/association/"+club).heading())
	require.Equal(t, "/act/"+club, h.as(h.member(club, somebody{approved: true}).private, "app").get("/act/"+club+"/withdrawn").to)
}

func TestTheLastAdministratorCannotLockTheAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	anna := h.member(club, somebody{approved: true, roles: "{organisation-administrator,user-administrator,user}"})
	h.member(club, somebody{roles: "{organisation-administrator}"}) // who could not come in.
	b := h.as(anna.private, "app").get("/act/" + club + "/withdraw")
	require.Equal(t, http.StatusOK, b.status)
	require.Zero(t, b.doc.Find("main form").Length())
	require.Contains(t, b.text(), "ville foreningen være låst ude")
	b.send(http.MethodPost, "/act/"+club+"/withdraw")
	require.Equal(t, http.StatusConflict, b.status)
	require.Contains(t, b.text(), "ville foreningen være låst ude")
	require.True(t, h.approved(club, anna.private))

	h.member(club, somebody{approved: true, roles: "{organisation-administrator}"})
	require.Equal(t, 1, b.get("/act/"+club+"/withdraw").doc.Find("main form").Length())
	require.Equal(t, "/act/"+club+"/withdrawn", b.send(http.MethodPost, "/act/"+club+"/withdraw").to)
}
