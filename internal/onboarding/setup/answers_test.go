package setup_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

func TestTheStepsComeInTheirOrder(t *testing.T) {
	t.Parallel()
	s := appointed()
	for _, c := range []struct {
		at setup.Step
		do act
	}{
		{setup.StepMatch, match(benny, same)},
		{setup.StepTasks, answer(false)},
		{setup.StepAuthenticators, offer(membership.App)},
		{setup.StepOwn, own(membership.Separate)},
		{setup.StepEnrol, enrolled(second, "app")},
		{setup.StepSummary, approve(benny, days(3))},
	} {
		require.Equal(t, c.at, s.Next())
		require.True(t, s.CanVisit(c.at))
		s = must(t, s, c.do)
	}
	require.Equal(t, setup.StepReceipt, s.Next())
	require.False(t, s.CanVisit(setup.StepOwn))
}

func TestWhetherUsersMayUsePrivateMitIDHasNoDefault(t *testing.T) {
	t.Parallel()
	s := matched(t)
	require.Nil(t, s.Private)
	require.False(t, s.CanVisit(setup.StepOwn), "what may be chosen depends on it")
	_, _, err := own(membership.Separate)(s)
	require.ErrorIs(t, err, setup.ErrIncomplete)
	require.Contains(t, s.Missing(), setup.StepPrivate)
}

func TestWhereUsersMayNotTheAdministratorMayNotEither(t *testing.T) {
	t.Parallel()
	_, _, err := own(membership.Private)(must(t, matched(t), answer(false)))
	require.ErrorIs(t, err, membership.ErrNotAllowed)
	s := must(t, complete(t), answer(false))
	require.Empty(t, s.Own, "an own login that is not allowed any longer is to be chosen again")
	_, _, err = approve(benny, days(3))(s)
	require.ErrorIs(t, err, setup.ErrIncomplete)
}

func TestTheAppIsFixedHereAndTheOthersComeLater(t *testing.T) {
	t.Parallel()
	for _, all := range [][]membership.Authenticator{nil, {membership.Display}, {membership.App, membership.Chip}} {
		_, _, err := offer(all...)(matched(t))
		require.ErrorIs(t, err, setup.ErrLater)
	}
}

func TestASeparateMitIDIsAnotherThanThePrivateOneAndHasTheApp(t *testing.T) {
	t.Parallel()
	s := must(t, complete(t), own(membership.Separate))
	require.Equal(t, setup.StepEnrol, s.Next())
	for _, not := range []person.Ref{benny, ""} {
		_, _, err := enrolled(not, "app")(s)
		require.ErrorIs(t, err, membership.ErrSeparate)
	}
	_, _, err := enrolled(second, "display")(s)
	require.ErrorIs(t, err, membership.ErrAuthenticator)
	must(t, s, enrolled(second, ""))
	_, _, err = enrolled(second, "app")(complete(t))
	require.ErrorIs(t, err, setup.ErrIncomplete, "nobody asked for one")
}

func TestASeparateMitIDThatWasEnrolledAndNotChosenIsNotTheMembers(t *testing.T) {
	t.Parallel()
	s := must(t, complete(t), own(membership.Separate), enrolled(second, "app"), own(membership.Private), approve(benny, days(3)))
	require.Empty(t, s.Member.Separate)
	require.True(t, s.Member.Private)
}

func TestTheFirstApprovalFoundsTheAgreement(t *testing.T) {
	t.Parallel()
	s, effects, err := approve(benny, days(3))(complete(t))
	require.NoError(t, err)
	require.Equal(t, []setup.Effect{setup.SendSetupReceipt{Setup: theID}}, effects)
	require.Equal(t, days(3), s.Agreement.SetUpAt)
	require.True(t, s.Founder())
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}, s.Member.Roles)
	means, err := s.Member.MayAct(benny, "app", s.Agreement)
	require.NoError(t, err)
	require.Equal(t, membership.Private, means)
}

func TestASecondAdministratorOnlyChoosesTheOwnLogin(t *testing.T) {
	t.Parallel()
	s := must(t, later(appointed(), true), match(benny, same))
	require.Equal(t, setup.StepOwn, s.Next())
	require.Equal(t, []setup.TaskStatus{{Step: setup.StepOwn, Status: connection.Todo}, {Step: setup.StepSummary, Status: connection.Blocked}}, s.Tasks())
	require.False(t, s.CanVisit(setup.StepPrivate))
	_, _, err := answer(true)(s)
	require.ErrorIs(t, err, setup.ErrSetUp)
	s = must(t, s, own(membership.Private), approve(benny, days(4)))
	require.Equal(t, anna, s.Agreement.SetUpBy, "the agreement stays as it was founded")
	require.False(t, s.Founder())
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.User}, s.Member.Roles)
}

func TestAnswersGiveWayToWhoeverWasFirst(t *testing.T) {
	t.Parallel()
	s := later(complete(t), false)
	require.Equal(t, setup.StepOwn, s.Next(), "private MitID was chosen, and is not allowed by the agreement")
	_, _, err := approve(benny, days(3))(s)
	require.ErrorIs(t, err, setup.ErrIncomplete)
}

func TestWhoIsAMemberAlreadyBecomesMoreOfOne(t *testing.T) {
	t.Parallel()
	s := later(complete(t), true)
	s.Member = membership.Member{ID: "user", Association: s.Association, Person: benny, Roles: []membership.Role{membership.User}, Since: days(1)}
	s = must(t, s, approve(benny, days(3)))
	require.Equal(t, "user", s.Member.ID)
	require.Equal(t, []membership.Role{membership.User, membership.OrganisationAdministrator}, s.Member.Roles)
}

func TestTasksSayWhatWaitsForWhat(t *testing.T) {
	t.Parallel()
	require.Equal(t, []setup.TaskStatus{
		{Step: setup.StepPrivate, Status: connection.Todo}, {Step: setup.StepAuthenticators, Status: connection.Todo},
		{Step: setup.StepOwn, Status: connection.Blocked}, {Step: setup.StepSummary, Status: connection.Blocked},
	}, matched(t).Tasks())
	for _, task := range complete(t).Tasks()[:3] {
		require.Equal(t, connection.Done, task.Status)
	}
}
