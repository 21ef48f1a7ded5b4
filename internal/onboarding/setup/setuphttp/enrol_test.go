package setuphttp_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// chooseSeparate goes as far as the page that leads to MitID.
func (b *browser) chooseSeparate(id string) string {
	b.t.Helper()
	at := "/setup/" + id
	b.begin(b.link(id, 1))
	b.post(at+"/private", "private", "yes")
	b.post(at + "/authenticators")
	b.post(at+"/own", "own", "separate").sees(200, "Aktivér dit særskilte MitID")
	return at
}

func TestOnlyTheAppIsTakenInTheSetup(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appointAnders()
	b := h.visit("anders")
	at := b.chooseSeparate(anders)
	b.away("/login/enrol?to="+at+"/enrol&with=chip", "anders")
	b.post(at+"/enrol").sees(409, "Aktivér dit særskilte MitID")
	require.Contains(t, b.text(), "kan kun MitID app bruges")
	require.Empty(t, h.is(anders).Separate)
	b.away(b.button(), "anders").sees(200, "Du har aktiveret et særskilt MitID")
	b.post(at+"/enrol").sees(200, "Tjek dine svar")
}

// One separate MitID opens one association. Whoever has it already keeps it, and the other is told where it can be mended.
func TestAnothersSeparateMitIDIsRefused(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.connect(engdal)
	h.appointAnders()
	h.appoint(engdal, elsewh, "Bo Lund", "1957-08-31")
	first, b := h.visit("anders"), h.visit("bo")
	at := first.chooseSeparate(anders)
	first.away(first.button(), "anders")
	first.post(at+"/enrol").post(at+"/approve").sees(200, "Skovby Badmintonklub har MitID Erhverv")

	there := b.chooseSeparate(elsewh)
	h.sql(`update setup set separate_person = $1, separate_with = 'app' where id = $2`, string(h.is(anders).Separate), elsewh)
	b.post(there+"/approve").sees(409, "Aktivér dit særskilte MitID")
	require.Contains(t, b.text(), "bruges allerede af en anden")
	require.Equal(t, 1, h.count(`select count(*) from member`))
	require.True(t, h.is(elsewh).Agreement.SetUpAt.IsZero(), "nothing was founded")
}
