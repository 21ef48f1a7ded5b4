package connection_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
)

func TestTheFlowLeadsFromStepToStep(t *testing.T) {
	t.Parallel()
	c := started()
	for _, s := range []struct {
		next connection.Step
		do   act
	}{
		{connection.StepRole, chooseRole},
		{connection.StepContact, giveContact},
		{connection.StepEvidence, find(registered())},
		{connection.StepTerms, acceptTerms},
		{connection.StepAdministrators, appoint(self())},
		{connection.StepCheck, confirm(registered(), days(1))},
		{connection.StepMailbox, openMailbox(1, days(2))},
	} {
		require.Equal(t, s.next, c.Next(connection.Starter))
		c = must(t, c, s.do)
	}
	require.Equal(t, connection.StepReceipt, c.Next(connection.Starter))
	require.Equal(t, connection.StepWithdrawn, withdrawn(t).Next(connection.Starter))
}

func TestADraftMayBeFilledInAnyOrderOnceTheRoleIsChosen(t *testing.T) {
	t.Parallel()
	c := started()
	require.False(t, c.CanVisit(connection.Starter, connection.StepTerms))
	c = must(t, c, chooseRole)
	for _, s := range []connection.Step{connection.StepRole, connection.StepContact, connection.StepEvidence, connection.StepTerms, connection.StepAdministrators} {
		require.True(t, c.CanVisit(connection.Starter, s), s)
	}
	for _, s := range []connection.Step{connection.StepCheck, connection.StepMailbox, connection.StepReceipt, connection.StepTaken, connection.StepWithdrawn} {
		require.False(t, c.CanVisit(connection.Starter, s), s)
	}
}

func TestAConfirmedCaseCanOnlyBeLookedAtAndCorrected(t *testing.T) {
	t.Parallel()
	for _, c := range []connection.Connection{awaiting(t), connected(t)} {
		require.True(t, c.CanVisit(connection.Starter, c.Next(connection.Starter)))
		require.True(t, c.CanVisit(connection.Starter, connection.StepCase))
		require.True(t, c.CanVisit(connection.Starter, connection.StepAdministrators))
		require.False(t, c.CanVisit(connection.Starter, connection.StepTerms))
		require.False(t, c.CanVisit(connection.Starter, connection.StepCheck))
	}
	taken := complete(t)
	taken.Taken = true
	require.False(t, taken.CanVisit(connection.Starter, connection.StepTerms))
	require.True(t, taken.CanVisit(connection.Starter, connection.StepTaken))
}

func TestTheTaskListSaysWhatIsLeft(t *testing.T) {
	t.Parallel()
	status := func(c connection.Connection) map[connection.Step]connection.Status {
		out := map[connection.Step]connection.Status{}
		for _, task := range c.Tasks(connection.Starter) {
			out[task.Step] = task.Status
		}
		return out
	}
	require.Equal(t, map[connection.Step]connection.Status{
		"role": connection.Todo, "contact": connection.Blocked, "evidence": connection.Blocked, "terms": connection.Blocked,
		"administrators": connection.Blocked, "check": connection.Blocked,
	}, status(started()))
	require.Equal(t, map[connection.Step]connection.Status{
		"role": connection.Done, "contact": connection.Todo, "evidence": connection.Done, "documents": connection.Todo, "terms": connection.Todo,
		"administrators": connection.Todo, "check": connection.Blocked,
	}, status(must(t, started(), chooseRole, find(documented()))))
	require.Equal(t, connection.Todo, status(complete(t))["check"])
	c := complete(t)
	c.TermsInForce = terms2.Name
	require.Equal(t, connection.Problem, status(c)["terms"])
}

func TestAPartIsRepresentativeOrReporter(t *testing.T) {
	t.Parallel()
	_, _, err := started().ChooseRole(karen, person.Administrator, days(0))
	require.ErrorIs(t, err, connection.ErrBadRole)
}

func TestOnlyTheTextInForceIsAccepted(t *testing.T) {
	t.Parallel()
	for _, hash := range []string{"", terms2.Hash("da"), strings.ToUpper(terms1.Hash("da"))} {
		_, _, err := started().AcceptTerms(karen, hash, terms1, days(0))
		require.ErrorIs(t, err, connection.ErrTermsChanged)
	}
	_, _, err := started().AcceptTerms(karen, terms1.Hash("da"), terms.Version{Danish: terms1.Danish}, days(0))
	require.ErrorIs(t, err, connection.ErrTermsChanged)
	c := must(t, started(), acceptTerms)
	require.Equal(t, connection.Acceptance{Version: "2026-01", Hash: terms1.Hash("da"), At: days(0), By: karen}, c.Terms)
	unchanged(t, c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AcceptTerms(karen, terms1.Hash("en"), terms1, days(1))
	})
}

func TestACorrectedContactGetsTheReceiptAgain(t *testing.T) {
	t.Parallel()
	correct := func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.CorrectContact(karen, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, days(3))
	}
	c, effects, err := correct(connected(t))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendReceipt{Case: theID, Version: 2}}, effects)
	unchanged(t, c, correct)
	_, effects, err = correct(awaiting(t))
	require.NoError(t, err)
	require.Empty(t, effects, "there was no receipt yet")
}

func TestAContactIsANameAndAnAddress(t *testing.T) {
	t.Parallel()
	c, _, err := started().SetContact(karen, connection.Contact{Name: "  Karen   Holm ", Email: " karen@holm.example"}, "en", days(0))
	require.NoError(t, err)
	require.Equal(t, connection.Contact{Name: "Karen Holm", Email: "karen@holm.example", Version: 1}, c.Contact)
	require.Equal(t, "en", c.Language)
	for _, bad := range []connection.Contact{{Name: "", Email: "a@b.dk"}, {Name: "Karen", Email: "karen"}, {Name: "010180 1234", Email: "a@b.dk"}} {
		_, _, err := started().SetContact(karen, bad, "da", days(0))
		require.ErrorIs(t, err, connection.ErrBadContact)
	}
}

func TestADraftLivesSixtyDaysFromTheLastChange(t *testing.T) {
	t.Parallel()
	c := complete(t)
	must(t, c, confirm(registered(), days(59.9)))
	_, _, err := c.Confirm(karen, registered(), days(60))
	require.ErrorIs(t, err, connection.ErrLapsed)
	_, _, err = c.Lapse(days(60))
	require.ErrorIs(t, err, connection.ErrLapsed)
	_, _, err = awaiting(t).Lapse(days(68))
	require.ErrorIs(t, err, connection.ErrLapsed, "60 days after its link lapsed")
}

func TestAnythingButAConnectedCaseCanBeWithdrawn(t *testing.T) {
	t.Parallel()
	for _, state := range connection.States() {
		c := complete(t)
		c.State, c.ApprovedAt = state, days(0)
		got, _, err := c.Withdraw(karen, days(1))
		if state == connection.Connected {
			require.ErrorIs(t, err, connection.ErrConnected)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, connection.Withdrawn, got.State)
	}
	c := withdrawn(t)
	require.True(t, c.Administrators[1].Birth.IsZero(), "there is nobody to compare with any longer")
	_, _, err := c.Withdraw(other, days(1))
	require.ErrorIs(t, err, connection.ErrNotYours)
}
