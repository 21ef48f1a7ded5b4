package activation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
)

func TestAChoiceMustBeWithinWhatTheAssociationAllows(t *testing.T) {
	t.Parallel()
	for choice, want := range map[activation.Choice][3]bool{
		"private": {true, true, false}, "separate": {true, false, true}, "ask": {true, false, false}, "": {false, false, false},
	} {
		for i, a := range []membership.Agreement{everything, privateOnly, separateOnly} {
			require.Equal(t, want[i], choice.Allowed(a), "%s %d", choice, i)
		}
		require.False(t, choice.Allowed(membership.Agreement{}))
	}
}

func TestAnInvitationSendsALinkThatIsGoodFor30Days(t *testing.T) {
	t.Parallel()
	u, e, err := invite("ask")(imported())
	require.NoError(t, err)
	require.Equal(t, effects{activation.SendActivation{User: theID, Version: 1}}, e)
	require.Equal(t, karen, u.Inviter)
	require.Equal(t, days(30), u.LinkUntil())
	require.Equal(t, activation.LinkGood, u.Link("", 1, days(30).Add(-1)))
	require.Equal(t, activation.LinkExpired, u.Link("", 1, days(30)))
	require.Equal(t, activation.LinkUnknown, u.Link("", 2, days(1)))
	require.Equal(t, activation.LinkUnknown, u.Link("", 0, days(1)))
	l, ok := u.Letter(activation.LetterActivation)
	require.True(t, ok)
	require.Equal(t, activation.Queued, l.State)
}

func TestANewLinkSupersedesTheOlder(t *testing.T) {
	t.Parallel()
	u := must(t, invited(t, "ask"), func(u user) (user, effects, error) { return u.Resend(karen, 1, days(3)) })
	require.Equal(t, activation.LinkSuperseded, u.Link("", 1, days(4)))
	require.Equal(t, activation.LinkSuperseded, u.Link(bo, 1, days(4)))
	require.Equal(t, activation.LinkGood, u.Link("", 2, days(32)))
	unchanged(t, u, func(u user) (user, effects, error) { return u.Resend(karen, 1, days(4)) })
	_, _, _, err := u.Match(bo, 1, surely, noCode, days(4))
	require.ErrorIs(t, err, activation.ErrLinkSuperseded, "an old version gives nobody anything")
	require.Equal(t, activation.LinkExpired, u.Link("", 1, days(33)), "from where a new one can be ordered")
}

func TestWhoeverWasMatchedGoesOnWithAnOlderLinkAndNobodyElseDoes(t *testing.T) {
	t.Parallel()
	u := must(t, matched(t, "ask"), func(u user) (user, effects, error) { return u.Resend(karen, 1, days(3)) })
	require.Equal(t, activation.LinkGood, u.Link(bo, 1, days(4)))
	require.Equal(t, activation.LinkNotYours, u.Link(eva, 2, days(4)))
	require.Equal(t, activation.StepLink, u.Next(eva, 2, everything, days(4)))
}

func TestADateOfBirthIsErasedWhenItHasBeenUsed(t *testing.T) {
	t.Parallel()
	u := matched(t, "ask")
	require.True(t, u.Birth.IsZero())
	require.Equal(t, matching.ByBirth, u.MatchedBy)
	u = must(t, invited(t, "ask"), issueCode, match(bo, perhaps, right, days(2)))
	require.True(t, u.Birth.IsZero())
	require.True(t, u.Code.Tag.IsZero(), "and so is the code")
	require.Equal(t, matching.ByCode, u.MatchedBy)
}

func TestThreeWrongCodesUseTheCodeUpAndANewOneHelps(t *testing.T) {
	t.Parallel()
	u := must(t, invited(t, "ask"), issueCode)
	for _, want := range []error{matching.ErrWrongCode, matching.ErrWrongCode, matching.ErrWrongCode, matching.ErrCodeUsedUp} {
		var said, err error
		u, said, _, err = u.Match(bo, 1, perhaps, wrong, days(2))
		require.NoError(t, err)
		require.ErrorIs(t, said, want)
	}
	_, said, _, _ := u.Match(bo, 1, perhaps, right, days(2))
	require.ErrorIs(t, said, matching.ErrCodeUsedUp, "the right one comes too late")
	u = must(t, u, issueCode)
	_, said, _, _ = u.Match(bo, 1, perhaps, right, days(20))
	require.ErrorIs(t, said, matching.ErrCodeExpired)
	u, said, _, _ = u.Match(bo, 1, perhaps, right, days(3))
	require.NoError(t, said)
	require.Equal(t, bo, u.Person)
}

func TestACodeNeverHelpsTheWrongPersonAndTheAdministratorsAreToldOnce(t *testing.T) {
	t.Parallel()
	u := must(t, invited(t, "ask"), issueCode)
	u, said, e, err := u.Match(eva, 1, stranger, right, days(1))
	require.NoError(t, err)
	require.ErrorIs(t, said, matching.ErrWrongPerson)
	require.Equal(t, effects{activation.TellAdministrators{User: theID, About: activation.AboutWrongPerson, Version: 1}}, e)
	require.Empty(t, u.Person)
	require.Equal(t, activation.Invited, u.State)
	u, said, e, _ = u.Match(eva, 1, stranger, right, days(2))
	require.ErrorIs(t, said, matching.ErrWrongPerson)
	require.Empty(t, e)
	u, said, _, _ = u.Match(bo, 1, surely, noCode, days(3))
	require.NoError(t, said, "the right person's link still works")
	require.Equal(t, bo, u.Person)
}

func TestApprovingActivatesAndBringsOneMemberWithTheRoleOfAUser(t *testing.T) {
	t.Parallel()
	u, e, err := approve(matched(t, "ask"))
	require.NoError(t, err)
	require.Equal(t, effects{activation.SendReceipt{User: theID}}, e)
	require.Equal(t, activation.StepReceipt, u.Next(bo, 1, everything, days(3)))
	require.Equal(t, activation.StepLink, u.Next(eva, 1, everything, days(3)))
	require.Equal(t, membership.Joining{
		ID: "m", Association: "10000009", Person: bo, Name: "Bo Lund", Email: "bo@lund.example", Language: "da",
		Roles: []membership.Role{membership.User}, Private: true,
	}, u.Joining("m"))
}

func TestRejectingLeadsToASeparateMitIDWhereTheUserWasAsked(t *testing.T) {
	t.Parallel()
	u := must(t, matched(t, "ask"), reject)
	require.Equal(t, activation.StepSeparate, u.Next(bo, 1, everything, days(2)))
	require.True(t, u.CanVisit(activation.StepPrivate, bo, 1, everything, days(2)), "to think again")
	u = must(t, u, enrolled)
	j := u.Joining("m")
	require.Equal(t, boSep, j.Separate)
	require.Equal(t, membership.Display, j.SeparateWith)
	require.False(t, j.Private)
}

func TestRejectingWhereNothingElseWasOnOfferTellsTheAdministrators(t *testing.T) {
	t.Parallel()
	u, e, err := reject(matched(t, "private"))
	require.NoError(t, err)
	require.Equal(t, effects{activation.TellAdministrators{User: theID, About: activation.AboutRefused, Version: 1}}, e)
	require.Equal(t, activation.StepRefused, u.Next(bo, 1, everything, days(3)))
	require.Equal(t, activation.LinkRefused, u.Link("", 1, days(3)))
	u = must(t, u, invite("ask"))
	require.Equal(t, activation.StepPrivate, u.Next(bo, 2, everything, days(3)), "invited again, the person is known and is asked anew")
}

func TestAnEnrolmentMustBeWithWhatIsOnOffer(t *testing.T) {
	t.Parallel()
	u := matched(t, "separate")
	require.Equal(t, activation.StepSeparate, u.Next(bo, 1, everything, days(1)))
	refusedWith(t, u, func(u user) (user, effects, error) {
		return u.Enrolled(bo, 1, boSep, membership.Display, separateOnly, days(1))
	}, activation.ErrAuthenticator)
	refusedWith(t, u, func(u user) (user, effects, error) {
		return u.Enrolled(bo, 1, bo, membership.App, separateOnly, days(1))
	}, activation.ErrSameMitID)
	refusedWith(t, matched(t, "private"), enrolled, activation.ErrNotAllowed)
}

func TestADeletedUserForgetsWhoItWasAndItsLinksSayThatTheyWereWithdrawn(t *testing.T) {
	t.Parallel()
	u := must(t, matched(t, "ask"), apply(activation.Delete(), everything, days(2)))
	require.Empty(t, u.Person)
	require.Equal(t, activation.LinkWithdrawn, u.Link("", 1, days(3)))
	require.Equal(t, days(32), u.RestoreUntil())
	refusedWith(t, u, apply(activation.Restore(), everything, days(32)), activation.ErrTooLate)
	u = must(t, u, apply(activation.Restore(), everything, days(31)))
	require.Equal(t, activation.LinkWithdrawn, u.Link("", 1, days(31)))
	u = must(t, u, invite("ask"))
	require.Equal(t, 2, u.LinkVersion, "and the old link stays dead")
}

func TestALinkThatRanOutIsRenewedOnItsPageAndTheAdministratorsAreTold(t *testing.T) {
	t.Parallel()
	u := invited(t, "ask")
	renew := func(version int, at float64) act {
		return func(u user) (user, effects, error) { return u.Renew(version, days(at)) }
	}
	refusedWith(t, u, renew(1, 29), activation.ErrState)
	u, e, err := u.Renew(1, days(31))
	require.NoError(t, err)
	require.Equal(t, effects{
		activation.SendActivation{User: theID, Version: 2}, activation.TellAdministrators{User: theID, About: activation.AboutNewLink, Version: 2},
	}, e)
	unchanged(t, u, renew(1, 31.5))
	unchanged(t, u, renew(2, 40))
	require.Equal(t, days(61), u.LinkUntil())
	u.Rules = activation.DefaultRules()
	u.Rules.LinkLife = 0
	refusedWith(t, u, renew(2, 31.9), activation.ErrTooSoon)
}

func TestABouncedLetterIsSentAgainByCorrectingTheAddress(t *testing.T) {
	t.Parallel()
	u := invited(t, "ask")
	require.False(t, u.Bounced())
	u.Letters[0].State = activation.Bounced
	require.True(t, u.Bounced())
	u = must(t, u, func(u user) (user, effects, error) { return u.CorrectAddress(karen, "Bo@Ny.example", days(1)) })
	require.Equal(t, "Bo@ny.example", u.Email)
	require.False(t, u.Bounced(), "the new link's letter is on its way")
	for _, bad := range [][2]string{{"", "a@b.dk"}, {"Bo", "nobody"}, {"010180-1234", "a@b.dk"}, {"Bo", "0101801234@b.dk"}} {
		refusedWith(t, u, func(u user) (user, effects, error) { return u.Correct(karen, bad[0], bad[1], days(1)) }, activation.ErrBadContact)
	}
}

func TestNobodyIsMatchedByBeingNobody(t *testing.T) {
	t.Parallel()
	for _, s := range situations(t) {
		for _, do := range []act{
			match("", surely, right, days(1)),
			func(u user) (user, effects, error) { return u.Approve("", u.LinkVersion, everything, days(1)) },
			func(u user) (user, effects, error) { return u.Reject("", u.LinkVersion, everything, days(1)) },
			func(u user) (user, effects, error) {
				return u.Enrolled("", u.LinkVersion, boSep, membership.App, everything, days(1))
			},
		} {
			refusedWith(t, s.user, do, activation.ErrNotYours)
		}
	}
}

func TestTheRootOfASetDoesNotDependOnItsOrder(t *testing.T) {
	t.Parallel()
	require.Equal(t, activation.Root([]string{"a", "b"}), activation.Root([]string{"b", "a"}))
	require.NotEqual(t, activation.Root([]string{"a", "b"}), activation.Root([]string{"ab"}))
}

func TestNamesAreSortedAsInTheDanishAlphabet(t *testing.T) {
	t.Parallel()
	names := []string{"Aksel", "bo", "Zoe", "Ærø", "østen", "Åse"}
	for i := range len(names) - 1 {
		require.Less(t, activation.SortKey(names[i]), activation.SortKey(names[i+1]))
	}
}
