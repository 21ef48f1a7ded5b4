package connection_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
)

func record(names ...string) association.Record {
	rec := association.Record{
		CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Status: "AKTIV", Alive: true, Email: "post@skovby.example",
	}
	for _, name := range names {
		rec.Representatives = append(rec.Representatives, association.Representative{Name: name})
	}
	return rec
}

func TestALoginThatAttestsTheAssociationConnectsAtOnce(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record(), identity.Identity{Name: "Karen Holm", Represents: []association.CVR{"10000009"}}, connection.PolicyMailbox)
	require.Equal(t, connection.VerdictAttested, f.Verdict)
	require.Equal(t, connection.WayNow, f.Way())
}

func TestALoginThatAttestsAnotherAssociationDoesNot(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record(), identity.Identity{Name: "Karen Holm", Represents: []association.CVR{"10000017"}}, connection.PolicyMailbox)
	require.Equal(t, connection.VerdictNotRegistered, f.Verdict)
	require.Equal(t, connection.WayDocumentation, f.Way())
}

func TestTheOnlyRepresentativeOfTheNameIsRegistered(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("KAREN HOLM", "Bo Lind"), identity.Identity{Name: "Karen Holm"}, connection.PolicyMailbox)
	require.Equal(t, connection.VerdictRegistered, f.Verdict)
	require.Equal(t, connection.WayMailbox, f.Way())
	require.Equal(t, "post@skovby.example", f.RegisterEmail)
}

func TestARegisteredNameIsNoProofByItself(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("Karen Holm"), identity.Identity{Name: "Karen Holm"}, connection.PolicyMailbox)
	require.False(t, f.Automatic)
}

func TestTheHouseMayTrustTheRegisterAlone(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("Karen Holm"), identity.Identity{Name: "Karen Holm"}, connection.PolicyAutomatic)
	require.Equal(t, connection.WayNow, f.Way())
}

func TestTheHouseMayWantACaseworkerToLook(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("Karen Holm"), identity.Identity{Name: "Karen Holm"}, connection.PolicyReview)
	require.Equal(t, connection.VerdictReview, f.Verdict)
	require.Equal(t, connection.WayDocumentation, f.Way())
}

func TestTwoRepresentativesOfOneNameAreAmbiguous(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("Karen Holm", "Karen  holm"), identity.Identity{Name: "Karen Holm"}, connection.PolicyAutomatic)
	require.Equal(t, connection.VerdictAmbiguous, f.Verdict)
	require.Equal(t, connection.WayDocumentation, f.Way())
}

func TestAProtectedNameCanNotBeCompared(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("Navnebeskyttet"), identity.Identity{Name: "Navnebeskyttet", Protected: true}, connection.PolicyAutomatic)
	require.Equal(t, connection.VerdictProtected, f.Verdict)
	require.Equal(t, connection.WayDocumentation, f.Way())
}

func TestAnEmptyNameMatchesNobody(t *testing.T) {
	t.Parallel()
	f := connection.Weigh(record("", "Bo Lind"), identity.Identity{}, connection.PolicyAutomatic)
	require.Equal(t, connection.VerdictNotRegistered, f.Verdict)
}

func TestWithoutAMailboxInTheRegisterThereIsNothingToProveWith(t *testing.T) {
	t.Parallel()
	rec := record("Karen Holm")
	rec.Email = ""
	for _, policy := range []connection.Policy{connection.PolicyMailbox, connection.PolicyAutomatic} {
		f := connection.Weigh(rec, identity.Identity{Name: "Karen Holm"}, policy)
		require.Equal(t, connection.VerdictNoRegisterEmail, f.Verdict)
		require.Equal(t, connection.WayDocumentation, f.Way())
	}
}

func TestACeasedAssociationIsNeverApproved(t *testing.T) {
	t.Parallel()
	rec := record("Karen Holm")
	rec.Alive = false
	who := identity.Identity{Name: "Karen Holm", Represents: []association.CVR{rec.CVR}}
	f := connection.Weigh(rec, who, connection.PolicyAutomatic)
	require.Equal(t, connection.VerdictCeased, f.Verdict)
	require.Equal(t, connection.WayDocumentation, f.Way())
}

func TestARegisterThatIsDownOrTalksNonsenseNeverApproves(t *testing.T) {
	t.Parallel()
	down := connection.WeighFailure("10000009", fmt.Errorf("asking: %w", association.ErrRegisterDown))
	require.Equal(t, connection.VerdictDown, down.Verdict)
	for _, err := range []error{association.ErrRegisterNonsense, errors.New("anything")} {
		f := connection.WeighFailure("10000009", err)
		require.Equal(t, connection.VerdictNonsense, f.Verdict)
		require.Equal(t, connection.WayDocumentation, f.Way())
	}
	empty := connection.Weigh(association.Record{Alive: true}, identity.Identity{Represents: []association.CVR{""}}, connection.PolicyAutomatic)
	require.Equal(t, connection.VerdictNonsense, empty.Verdict)
}

func TestAFindingMadeByHandNeverConnectsWithoutItsVerdict(t *testing.T) {
	t.Parallel()
	require.Equal(t, connection.WayDocumentation, connection.Finding{Automatic: true}.Way())
	require.Equal(t, connection.WayDocumentation, connection.Finding{Verdict: connection.VerdictRegistered}.Way())
}
