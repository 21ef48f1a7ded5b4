package setup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

func TestThePersonWhoWasAppointedIsMatchedByNameAndDateOfBirth(t *testing.T) {
	t.Parallel()
	s := matched(t)
	require.Equal(t, benny, s.Person)
	require.Equal(t, setup.Match{Method: matching.ByBirth, At: days(3)}, s.Matched)
	require.Equal(t, setup.StepTasks, s.Next())
}

func TestTheDateOfBirthIsForgottenOnceItWasUsed(t *testing.T) {
	t.Parallel()
	require.Zero(t, matched(t).Birth)
}

func TestSomebodyElseGetsNothingAndTheRepresentativeIsToldOnceForEachLink(t *testing.T) {
	t.Parallel()
	told, effects, err := match(stranger, other)(appointed())
	require.ErrorIs(t, err, matching.ErrWrongPerson)
	require.Equal(t, []setup.Effect{setup.TellWrongPerson{Setup: theID, Version: 1}}, effects)
	require.Empty(t, told.Person)
	require.NotZero(t, told.Birth, "it was not used")
	told.History = nil
	again, effects, err := match(stranger, other)(told)
	require.ErrorIs(t, err, matching.ErrWrongPerson)
	require.Empty(t, effects)
	require.Equal(t, told, again)
	told.Version = 2
	_, effects, _ = claim(stranger, setup.Claim{Version: 2, Found: other})(told)
	require.Len(t, effects, 1, "a new link is a new letter")
	require.Equal(t, benny, must(t, told, claim(benny, setup.Claim{Version: 2, Found: same})).Person, "the right person's link still works")
}

func TestOnceMatchedNobodyElseIs(t *testing.T) {
	t.Parallel()
	s, effects, err := match(stranger, same)(matched(t))
	require.ErrorIs(t, err, matching.ErrWrongPerson)
	require.Equal(t, benny, s.Person)
	require.Len(t, effects, 1)
}

func TestWhoAppointedThemselvesIsKnownByTheirLogin(t *testing.T) {
	t.Parallel()
	s := appointed()
	s.Self, s.Birth = karen, person.Code{}
	require.Equal(t, matching.ByLogin, must(t, s, match(karen, matching.Found{})).Matched.Method)
	_, _, err := match(benny, same)(s)
	require.ErrorIs(t, err, matching.ErrWrongPerson)
	_, _, err = issue(karen)(s)
	require.ErrorIs(t, err, setup.ErrCodeNotNeeded)
	require.True(t, s.SelfAppointed())
	s.Self = anna
	require.False(t, s.SelfAppointed(), "Anna prepared it, Karen appointed her")
	require.False(t, appointed().SelfAppointed())
}

func TestAProtectedNameNeedsTheCode(t *testing.T) {
	t.Parallel()
	s, effects, err := match(benny, hidden)(appointed())
	require.ErrorIs(t, err, matching.ErrNeedsCode)
	require.Empty(t, effects)
	require.Len(t, s.History, 1, "the case shows that a code is waited for")
	require.True(t, s.NeedsCode())
	require.Equal(t, setup.StepCode, s.Next())
	_, _, err = withCode(benny, true)(s)
	require.ErrorIs(t, err, matching.ErrNoCode)
	s = must(t, s, issue(karen), withCode(benny, true))
	require.Equal(t, matching.ByCode, s.Matched.Method)
	require.False(t, s.NeedsCode())
	require.Zero(t, s.Code.Tag, "a code is used once")
}

func TestACodeHasThreeTriesAndIsIssuedAnew(t *testing.T) {
	t.Parallel()
	s := must(t, appointed(), issue(karen))
	for left := 2; left >= 0; left-- {
		var err error
		s, _, err = withCode(benny, false)(s)
		require.ErrorIs(t, err, matching.ErrWrongCode)
		require.Equal(t, left, s.Code.Tries)
	}
	_, _, err := withCode(benny, true)(s)
	require.ErrorIs(t, err, matching.ErrCodeUsedUp)
	require.Equal(t, benny, must(t, s, issue(karen), withCode(benny, true)).Person)
}

func TestACodeNeverHelpsTheWrongPerson(t *testing.T) {
	t.Parallel()
	s := must(t, appointed(), issue(karen))
	after, _, err := claim(stranger, setup.Claim{Version: 1, Found: other, Code: matching.Typed{Given: true, Same: true}})(s)
	require.ErrorIs(t, err, matching.ErrWrongPerson)
	require.Equal(t, matching.CodeTries, after.Code.Tries, "and costs no try")
}

func TestOnlyTheRepresentativeAndTheAdministratorsIssueCodes(t *testing.T) {
	t.Parallel()
	for _, by := range []person.Ref{stranger, benny, ""} {
		_, _, err := issue(by)(appointed())
		require.ErrorIs(t, err, setup.ErrNotIssuer)
	}
	must(t, later(appointed(), true), issue(anna))
	_, _, err := issue(karen)(matched(t))
	require.ErrorIs(t, err, setup.ErrCodeNotNeeded)
	_, _, err = issue(karen)(withdrawn(appointed()))
	require.ErrorIs(t, err, setup.ErrWithdrawn)
}

func TestALinkThatIsNotGoodMatchesNobody(t *testing.T) {
	t.Parallel()
	newer := appointed()
	newer.Version = 2
	for name, c := range map[string]struct {
		s    setup.Setup
		do   act
		want error
	}{
		"superseded": {newer, match(benny, same), setup.ErrSuperseded},
		"expired":    {expired(appointed()), match(benny, same), setup.ErrExpired},
		"withdrawn":  {withdrawn(appointed()), match(benny, same), setup.ErrWithdrawn},
		"future":     {appointed(), claim(benny, setup.Claim{Version: 2, Found: same}), setup.ErrUnknown},
		"used":       {done(t), match(stranger, same), matching.ErrWrongPerson},
		"nobody":     {appointed(), match("", same), setup.ErrNotYours},
	} {
		after, effects, err := c.do(c.s)
		require.ErrorIs(t, err, c.want, name)
		require.Empty(t, effects, name)
		require.Equal(t, c.s, after, name)
	}
}

func TestALinkSaysWhetherItIsAnothersOnceThatIsKnown(t *testing.T) {
	t.Parallel()
	require.Equal(t, connection.LinkGood, appointed().Link(stranger, 1, days(3)), "before anybody was matched nobody knows")
	require.Equal(t, connection.LinkNotYours, matched(t).Link(stranger, 1, days(3)))
	require.Equal(t, connection.LinkGood, matched(t).Link(benny, 1, days(3)))
	require.Equal(t, connection.LinkUsed, done(t).Link(benny, 1, days(3)))
	require.Equal(t, connection.LinkUsed, done(t).Link("", 1, days(3)))
	require.Equal(t, connection.LinkUnknown, matched(t).Link(stranger, 9, days(3)))
}
