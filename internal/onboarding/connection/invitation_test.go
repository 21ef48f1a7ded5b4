package connection_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

func TestAReporterPreparesEverythingButTermsAndApproval(t *testing.T) {
	t.Parallel()
	c := reported(t)
	require.Empty(t, c.Missing(connection.Starter))
	require.Equal(t, connection.StepCheck, c.Next(connection.Starter))
	_, _, err := c.AcceptTerms(karen, terms1.Hash("da"), terms1, days(0))
	require.ErrorIs(t, err, connection.ErrNotYourTurn)
	_, _, err = c.Confirm(karen, attested(), days(0))
	require.ErrorIs(t, err, connection.ErrNotYourTurn, "whatever her own login attests")
	must(t, c, upload(karen, doc1, days(0)))
	_, _, err = c.NameOnDocuments(karen, "Rita Lind", connection.NameSame, days(0))
	require.ErrorIs(t, err, connection.ErrNotYourTurn)
}

func TestTheRepresentativeFindsEveryChoiceAndMayChangeAnyOfThem(t *testing.T) {
	t.Parallel()
	c := must(t, sent(t), claims(rita, 1, true, days(1)))
	require.Equal(t, connection.StepEvidence, c.Next(connection.Representative), "her login is weighed, not her name")
	for _, step := range []connection.Step{connection.StepContact, connection.StepEvidence, connection.StepTerms, connection.StepAdministrators, connection.StepDocuments} {
		require.True(t, c.CanVisit(connection.Representative, step), step)
		require.False(t, c.CanVisit(connection.Starter, step), "the reporter has handed it over: %s", step)
	}
	require.False(t, c.CanVisit(connection.Representative, connection.StepRole))
	require.True(t, c.CanVisit(connection.Starter, connection.StepReporter))
	c = onRitasDesk(t)
	require.Equal(t, connection.StepCheck, c.Next(connection.Representative))
	require.Equal(t, connection.StepReceipt, c.Next(connection.Starter))
	a, _ := c.Administrator(ritI)
	require.Equal(t, rita, a.Person, "an administrator whom the reporter named as the representative is known by her login")
}

func TestOnlyWhoWasNamedTakesTheCaseUp(t *testing.T) {
	t.Parallel()
	c := sent(t)
	require.True(t, c.Expects(identity.Identity{Name: "RITA Marie LIND"}))
	require.False(t, c.Expects(identity.Identity{Name: "Rita Holm"}))
	require.False(t, c.Expects(identity.Identity{Name: "Rita Lind", Protected: true}), "a protected name is no name")
	require.True(t, c.Expects(identity.Identity{Name: "Navnebeskyttet", Protected: true, Represents: []association.CVR{c.Association}}))
	require.False(t, c.Expects(identity.Identity{Name: "Navnebeskyttet", Protected: true, Represents: []association.CVR{"10000017"}}))
	got, effects, err := c.Claim(other, 1, false, days(2))
	require.ErrorIs(t, err, connection.ErrWrongPerson)
	require.Empty(t, effects)
	require.Equal(t, c, got)
	_, _, err = onRitasDesk(t).Claim(other, 1, true, days(2))
	require.ErrorIs(t, err, connection.ErrNotYours, "somebody has taken it up already")
	_, _, err = c.Claim("", 1, true, days(2))
	require.ErrorIs(t, err, connection.ErrNotYours)
}

func TestAReporterWhoIsTheRepresentativeGoesOnAsOne(t *testing.T) {
	t.Parallel()
	c := must(t, sent(t), claims(karen, 1, true, days(2)))
	require.Equal(t, connection.Draft, c.State)
	require.Equal(t, person.Representative, c.Role)
	require.Equal(t, "Rita Lind", c.Contact.Name, "she named herself")
	a, _ := c.Administrator(ritI)
	require.True(t, a.Self)
	require.Equal(t, karen, a.Person)
	require.Equal(t, connection.LinkUsed, c.InvitationLink(karen, 1, days(3)))
}

func TestTheInvitationSaysHowItStands(t *testing.T) {
	t.Parallel()
	c := sent(t)
	require.Equal(t, connection.LinkGood, c.InvitationLink("", 1, days(2)))
	require.Equal(t, connection.LinkUnknown, c.InvitationLink("", 2, days(2)))
	require.Equal(t, connection.LinkExpired, c.InvitationLink("", 1, days(31)))
	require.Equal(t, connection.LinkNotYours, onRitasDesk(t).InvitationLink(other, 1, days(2)))
	require.Equal(t, connection.LinkUsed, must(t, onRitasDesk(t), confirmBy(rita, attested(), days(2))).InvitationLink(rita, 1, days(2)))
	withdrawn, _, err := c.Withdraw(karen, days(2))
	require.NoError(t, err)
	require.Equal(t, connection.LinkWithdrawn, withdrawn.InvitationLink("", 1, days(2)))
	c.Taken = true
	require.Equal(t, connection.LinkTaken, c.InvitationLink("", 1, days(2)))
}

func TestACorrectedAddressSupersedesTheLinkAndWhatWasDoneByIt(t *testing.T) {
	t.Parallel()
	c, effects, err := onRitasDesk(t).CorrectRepresentative(karen, connection.Contact{Name: "Rita Lind", Email: "rita@ny.example"}, days(3))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendInvitation{Case: theID, Version: 2}}, effects)
	require.Equal(t, connection.LinkSuperseded, c.InvitationLink("", 1, days(3)))
	require.Equal(t, connection.Nobody, c.Part(rita))
	require.Empty(t, c.Terms)
	require.Equal(t, days(33), c.InvitationUntil())
	a, _ := c.Administrator(ritI)
	require.Empty(t, a.Person)
}

func TestFiveInvitationsADayAndNoMore(t *testing.T) {
	t.Parallel()
	c := reported(t)
	c.InvitationsElsewhere = 5
	_, _, err := c.Send(karen, days(1))
	require.ErrorIs(t, err, connection.ErrTooManyLetters)
	c = sent(t)
	for i := range 4 {
		var err error
		c, _, err = c.CorrectRepresentative(karen, connection.Contact{Name: "Rita Lind", Email: string(rune('a'+i)) + "@lind.example"}, days(1.1))
		require.NoError(t, err)
	}
	_, _, err = c.CorrectRepresentative(karen, ritasContact(), days(1.2))
	require.ErrorIs(t, err, connection.ErrTooManyLetters)
	must(t, c, does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.CorrectRepresentative(karen, ritasContact(), days(2.2))
	}))
}

func TestTheRepresentativeIsRemindedOnceADayAtMostAndTwiceByTheClock(t *testing.T) {
	t.Parallel()
	c := sent(t) // on day 1: until day 31
	require.False(t, c.MayRemind(days(1.9)))
	c, effects, err := c.Remind(karen, days(2))
	require.NoError(t, err)
	require.Len(t, effects, 1)
	c, effects, err = c.Remind(karen, days(2.5))
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, days(24), c.Wake())
	c, effects, _ = c.Tick(days(24))
	require.Len(t, effects, 1)
	require.Equal(t, days(30), c.Wake())
	c, effects, _ = c.Tick(days(30))
	require.Len(t, effects, 1)
	require.Equal(t, days(31), c.Wake())
	c, effects, _ = c.Tick(days(31.2))
	require.Equal(t, connection.Expired, c.State)
	require.Equal(t, connection.Ended{By: connection.ByInvitation, At: days(31)}, c.Ended)
	require.Len(t, effects, 1)
	require.Zero(t, c.Wake())
}

func TestNobodyIsRemindedOfWhatSomebodyElseHasConnected(t *testing.T) {
	t.Parallel()
	c := sent(t)
	c.Taken, c.TakenAt = true, days(2)
	require.Equal(t, c.InvitationUntil(), c.Wake())
	for _, at := range []float64{24, 31.2} {
		var effects []connection.Effect
		c, effects, _ = c.Tick(days(at))
		require.Empty(t, effects)
	}
	require.Equal(t, connection.Expired, c.State)
}

func TestSentBackIsCorrectedAndSentAgain(t *testing.T) {
	t.Parallel()
	_, _, err := onRitasDesk(t).SendBack(rita, " ", days(2))
	require.ErrorIs(t, err, connection.ErrNoText)
	_, _, err = onRitasDesk(t).SendBack(rita, "Mit nummer er 010180-1234", days(2))
	require.ErrorIs(t, err, connection.ErrBadText)
	c, _, err := onRitasDesk(t).SendBack(rita, "Benny er stoppet.", days(2))
	require.NoError(t, err)
	require.Equal(t, "Benny er stoppet.", c.Comment)
	require.Equal(t, connection.StepCheck, c.Next(connection.Starter))
	require.Equal(t, connection.StepReceipt, c.Next(connection.Representative))
	c = must(t, c, sends(karen, days(3)))
	require.Equal(t, connection.AwaitingRepresentative, c.State)
	require.Empty(t, c.Comment)
	require.Equal(t, rita, c.Invitation.Person, "she is known already")
	require.Equal(t, connection.LinkSuperseded, c.InvitationLink(rita, 1, days(3)))
}

func TestWhoTakesAnEndedCaseUpHasEveryAnswer(t *testing.T) {
	t.Parallel()
	declined, _, err := onRitasDesk(t).Decline(rita, "", days(2))
	require.NoError(t, err)
	c, _, err := declined.TakeUp(karen, days(3))
	require.NoError(t, err)
	require.Equal(t, connection.Draft, c.State)
	require.Empty(t, c.Missing(connection.Starter))
	c, _, err = declined.TakeUp(rita, days(3))
	require.NoError(t, err)
	require.Equal(t, connection.AwaitingRepresentative, c.State)
	require.Equal(t, days(33), c.InvitationUntil())
	require.Empty(t, c.Missing(connection.Representative))
}

func TestWhoChangesHerRoleKeepsWhatSheSaidOfHerself(t *testing.T) {
	t.Parallel()
	choose := func(role person.Role) act {
		return does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(karen, role, days(1))
		})
	}
	c := must(t, complete(t), choose(person.Reporter))
	require.Equal(t, "Karen Holm", c.Reporter.Name)
	require.Empty(t, c.Contact)
	require.Empty(t, c.Terms, "a reporter accepts no terms")
	c = must(t, reported(t), choose(person.Representative))
	require.Equal(t, "Karen Holm", c.Contact.Name)
	require.Empty(t, c.Reporter)
	_, ok := c.Administrator(ritI)
	require.False(t, ok, "there is no representative but her")
}
