package setupsql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestTheFirstApprovalFoundsTheAgreement(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.change(self, match(karen, 1, matching.Found{}))
	s := h.change(self, through(karen, membership.Private, ""))
	require.Equal(t, setup.StepReceipt, s.Next())
	got := h.get(self)
	require.Equal(t, []person.Ref{karen}, got.Issuers)
	got.Issuers = nil
	require.Equal(t, s, got)
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}, s.Member.Roles)
	require.True(t, s.Agreement.Private)
	require.Equal(t, []membership.Authenticator{membership.App}, s.Agreement.Authenticators)
	require.Equal(t, s.SetUpAt, h.get(benny).SetUpAt)
	require.Equal(t, map[string]int{"setup_receipt": 1}, h.jobs())
	require.Equal(t, 7, h.trail(), "matched, three answers, approved; joined and private approved")
	again := h.change(self, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) { return s.Approve(karen, at) })
	require.Equal(t, s.DoneAt, again.DoneAt)
	require.Equal(t, 7, h.trail(), "twice is once")
}

func TestTheDateOfBirthIsForgottenOnceItWasUsed(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.change(benny, match(somebody(), 2, same))
	require.Zero(t, h.get(benny).Birth)
	var left int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) from administrator where birth_tag is not null`).Scan(&left))
	require.Zero(t, left)
}

func TestARefusalThatIsKeptIsSavedAndAnswered(t *testing.T) {
	t.Parallel()
	h := open(t)
	for range 2 {
		_, err := h.Change(h.ctx, benny, match(somebody(), 2, matching.Found{BirthKnown: true}))
		require.ErrorIs(t, err, matching.ErrWrongPerson)
	}
	require.Equal(t, map[string]int{"setup_wrong_person": 1}, h.jobs())
	require.Equal(t, 1, h.trail())

	protected := matching.Found{BirthKnown: true, SameBirth: true, Protected: true}
	who := somebody()
	_, err := h.Change(h.ctx, benny, match(who, 2, protected))
	require.ErrorIs(t, err, matching.ErrNeedsCode)
	require.True(t, h.get(benny).NeedsCode())
	h.change(benny, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.IssueCode(karen, person.Code{Tag: []byte("code")}, at)
	})
	_, err = h.Change(h.ctx, benny, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.Match(who, setup.Claim{Version: 2, Found: protected, Code: matching.Typed{Given: true}}, at)
	})
	require.ErrorIs(t, err, matching.ErrWrongCode)
	require.Equal(t, 2, h.get(benny).Code.Tries)
}

func TestASeparateMitIDOpensOneAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	separate, who := somebody(), somebody()
	h.change(self, match(karen, 1, matching.Found{}))
	require.Equal(t, separate, h.change(self, through(karen, membership.Separate, separate)).Member.Separate)
	h.change(benny, match(who, 2, same))
	_, err := h.Change(h.ctx, benny, through(who, membership.Separate, separate))
	require.ErrorIs(t, err, membership.ErrSeparate)
	require.Zero(t, h.get(benny).DoneAt, "nothing of it was saved")
}

func TestNamingSomebodyElseForgetsTheOneBefore(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.change(benny, match(somebody(), 2, same))
	h.exec(`update administrator set appointment = 2, name = 'Bo Krog' where id = $1`, benny)
	require.Equal(t, person.Ref(""), h.get(benny).Person)
	who := somebody()
	h.change(benny, match(who, 2, same))
	require.Equal(t, who, h.get(benny).Person)
}

func TestOfManyWhoApproveAtOnceOneFounds(t *testing.T) {
	t.Parallel()
	h := open(t)
	who := somebody()
	h.change(self, match(karen, 1, matching.Found{}))
	h.change(benny, match(who, 2, same))
	var group errgroup.Group
	for range 16 {
		group.Go(func() error {
			_, err := h.Change(h.ctx, self, through(karen, membership.Private, ""))
			return done(err)
		})
		group.Go(func() error { _, err := h.Change(h.ctx, benny, through(who, membership.Private, "")); return done(err) })
	}
	require.NoError(t, group.Wait())
	k, b := h.get(self).Member, h.get(benny).Member
	require.NotEqual(t, k.Has(membership.UserAdministrator), b.Has(membership.UserAdministrator), "the first one alone")
	require.True(t, k.Has(membership.OrganisationAdministrator) && b.Has(membership.OrganisationAdministrator))
	require.Equal(t, map[string]int{"setup_receipt": 2}, h.jobs())
	h.trail()
}

func TestRoundTrips(t *testing.T) {
	t.Parallel()
	h, count := counted(t, postgrestest.NewDB(t).ServiceURL)
	h.change(self, match(karen, 1, matching.Found{}))
	require.Equal(t, 1, count.of(func() { h.get(benny) }), "get")
	require.Equal(t, 4, count.of(func() { h.change(benny, match("66666666-6666-4666-8666-666666666666", 2, same)) }), "a change")
	require.Equal(t, 3, count.of(func() { h.change(self, match(karen, 1, matching.Found{})) }), "nothing to change")
	require.LessOrEqual(t, count.of(func() { h.change(self, through(karen, membership.Private, "")) }), 7, "with effects; the first asks the database once who it is")
}
