package cvr_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
)

func TestALookUpReadsTheWholeRecord(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	got, err := c.Lookup(t.Context(), "00000019")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(association.Record{
		CVR: "00000019", Name: "Testforeningen Nord", FormCode: 115, FormName: "Frivillig forening", Status: "AKTIV", Alive: true,
		Address:         []string{"c/o Formanden", "Prøvevej 7, 1. tv", "9000 Aalborg"},
		Email:           "kontakt@testforeningen.example",
		Representatives: []association.Representative{{Name: "Karen Testperson Formand", Since: "2024-05-02"}},
	}, got))
}

// TestEveryAssociationOfTheStandIn keeps what is read from every document in a golden file: every status, form, contact and
// representative situation is among them.
func TestEveryAssociationOfTheStandIn(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	var all strings.Builder
	for _, a := range cvrtest.Associations() {
		record, err := c.Lookup(t.Context(), a.CVR)
		require.NoError(t, err, a.CVR)
		line, err := json.Marshal(record)
		require.NoError(t, err)
		all.Write(append(line, '\n'))
	}
	golden(t, "records.golden", all.String())
}

func TestTheSituationsThatDecideAConnection(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	for number, want := range map[association.CVR]struct {
		names []string
		email string
	}{
		"00000027": {[]string{"Bo Registreret Lund"}, "post@solbakkens-venner.example"},
		"00000035": {[]string{"Bo Registreret Lund"}, ""},
		"00000043": {nil, "kontor@aahuset.example"},
		"00000051": {[]string{"Peter Ens Jensen", "Peter Ens Jensen"}, "klub@haandbold-ens.example"},
		"00000094": {nil, "gruppen@oester-aas.example"},                              // Ended yesterday.
		"00000108": {nil, "bestyrelsen@laerkevaenget.example"},                       // Begins tomorrow.
		"00000116": {[]string{"Grethe Udenfor Holm"}, "strik@noerklerne.example"},    // The last day counts.
		"00000124": {[]string{"Bo Registreret Lund"}, "ro@roklubben-aaen.example"},   // And so does the first.
		"00000132": {[]string{"Bo Registreret Lund"}, "scene@soelvtoejet.example"},   // Twice in the register, one person.
		"00000140": {[]string{"Bo Registreret Lund"}, "beboer@moellehjulet.example"}, // Under another main type.
		"00000159": {nil, "motion@motionsvennerne.example"},                          // Chairman is another function.
		"00000167": {nil, "fyret@stoetteforeningen.example"},                         // A company is no person.
		"00000183": {[]string{"Bo Registreret Lund"}, ""},                            // The e-mail is secret.
		"00000191": {[]string{"Bo Registreret Lund"}, "pligt@ruder-es.example"},      // Only the mandatory one.
		"00000205": {[]string{"Bo Registreret Lund"}, "pligt@kilden.example"},        // The other one is secret.
		"00000213": {[]string{"Bo Registreret Lund"}, ""},                            // Until yesterday.
		"00000221": {[]string{"Bo Registreret Lund"}, "ny@medvind.example"},          // The newer of two.
		"00000248": {[]string{"Bo Registreret Lund"}, ""},                            // No address at all.
	} {
		record, err := c.Lookup(t.Context(), number)
		require.NoError(t, err)
		var names []string
		for _, r := range record.Representatives {
			names = append(names, r.Name)
		}
		require.Equal(t, want.names, names, number)
		require.Equal(t, want.email, record.Email, number)
	}
}

func TestASecretAddressStaysSecret(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	record, err := c.Lookup(t.Context(), "00000256")
	require.NoError(t, err)
	require.Empty(t, record.Address)
}

func TestOnlyLivingAssociationsAreEligible(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	for number, want := range map[association.CVR]error{
		"00000493": association.ErrCeased, "00000507": association.ErrCeased, "00000515": nil, "00000523": association.ErrCeased,
		"00000531": nil, "00000558": association.ErrCeased, "00000604": association.ErrCeased, "00000671": association.ErrCeased,
		"00000345": association.ErrNotAssociation, "00000434": association.ErrNotAssociation, "00000086": nil,
	} {
		record, err := c.Lookup(t.Context(), number)
		require.NoError(t, err)
		require.Equal(t, want, record.Eligible(association.DefaultForms()), number)
	}
}

func TestAnUnknownNumberIsUnknown(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	_, err := c.Lookup(t.Context(), "24256790")
	require.ErrorIs(t, err, association.ErrUnknown)
}

// TestTheDayIsDenmarks: a function that ends today ends at midnight in Copenhagen, not in Greenwich.
func TestTheDayIsDenmarks(t *testing.T) {
	t.Parallel()
	_, register := beside(t, nil)
	for at, represented := range map[time.Time]bool{
		time.Date(2026, time.November, 22, 22, 59, 0, 0, time.UTC): true,
		time.Date(2026, time.November, 22, 23, 1, 0, 0, time.UTC):  false,
	} {
		settings := cvr.Settings{URL: serve(t, register), User: cvrtest.User, Password: cvrtest.Password}
		record, err := client(t, settings, func() time.Time { return at }).Lookup(t.Context(), "00000116")
		require.NoError(t, err)
		require.Equal(t, represented, len(record.Representatives) == 1, calendar.DateOf(at))
	}
}

func TestRegisterInCVRAndCheckAgain(t *testing.T) {
	t.Parallel()
	c, register := beside(t, nil)
	require.True(t, register.Represent("00000043", "Grethe Udenfor Holm"))
	record, err := c.Lookup(t.Context(), "00000043")
	require.NoError(t, err)
	require.Equal(t, []association.Representative{{Name: "Grethe Udenfor Holm", Since: "2026-11-22"}}, record.Representatives)

	register.StopRepresenting("00000043", "Grethe Udenfor Holm")
	register.SetEmail("00000043", "")
	record, err = c.Lookup(t.Context(), "00000043")
	require.NoError(t, err)
	require.Empty(t, record.Representatives)
	require.Empty(t, record.Email)

	register.Cease("00000043")
	record, err = c.Lookup(t.Context(), "00000043")
	require.NoError(t, err)
	require.False(t, record.Alive)
	require.Equal(t, "2026-11-21", record.CeasedOn)

	register.Reset()
	record, err = c.Lookup(t.Context(), "00000043")
	require.NoError(t, err)
	require.True(t, record.Alive)
}
