package connection_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

func change(a connection.Administrator) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.ChangeAdministrator(karen, a, days(2))
	}
}

func remove(id string) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.RemoveAdministrator(karen, id, days(2))
	}
}

func TestOneMayAppointOneselfOthersOrBoth(t *testing.T) {
	t.Parallel()
	c := complete(t)
	require.Equal(t, karen, c.Administrators[0].Person)
	require.True(t, c.Administrators[0].Birth.IsZero(), "the login says who one is: no date of birth is kept")
	require.Empty(t, c.Administrators[1].Person)
	require.False(t, c.Administrators[1].Birth.IsZero())
	require.Equal(t, "da", c.Administrators[0].Language, "the case's language where none was chosen")
}

func TestTheDateOfBirthOfOneselfIsDropped(t *testing.T) {
	t.Parallel()
	a := self()
	a.Birth = person.Code{Tag: []byte("1")}
	require.True(t, must(t, started(), appoint(a)).Administrators[0].Birth.IsZero())
}

func TestAppointingTwiceIsAppointingOnce(t *testing.T) {
	t.Parallel()
	unchanged(t, complete(t), appoint(somebody(benny, "Benny Krog", "benny@krog.example")))
	unchanged(t, connected(t), appoint(somebody(benny, "Benny Krog", "benny@krog.example")))
}

func TestGoingBackAndAppointingDifferentlyCorrectsTheAppointment(t *testing.T) {
	t.Parallel()
	c := must(t, complete(t), appoint(somebody(benny, "Benny Kragh", "benny@krog.example")))
	require.Len(t, c.Administrators, 2)
	require.Equal(t, "Benny Kragh", c.Administrators[1].Name)
}

func TestWhatCanNotBeAppointed(t *testing.T) {
	t.Parallel()
	twin := somebody(clara, "Clara Dam", "BENNY@krog.example")
	_, _, err := appoint(twin)(complete(t))
	require.ErrorIs(t, err, connection.ErrDuplicateEmail)

	again := self()
	again.ID, again.Email = clara, "karen@work.example"
	_, _, err = appoint(again)(complete(t))
	require.ErrorIs(t, err, connection.ErrSelfTwice)

	ageless := somebody(clara, "Clara Dam", "clara@dam.example")
	ageless.Birth = person.Code{}
	_, _, err = appoint(ageless)(complete(t))
	require.ErrorIs(t, err, connection.ErrNoBirth)

	for _, bad := range []connection.Administrator{
		somebody(clara, " ", "clara@dam.example"), somebody(clara, "Clara Dam", "clara"), somebody(clara, "Clara 010180-1234", "clara@dam.example"),
	} {
		_, _, err = appoint(bad)(complete(t))
		require.ErrorIs(t, err, connection.ErrBadContact)
	}
}

func TestThereAreTenAdministratorsAtMost(t *testing.T) {
	t.Parallel()
	c := started()
	for i := range 10 {
		c = must(t, c, appoint(somebody(fmt.Sprintf("a%d", i), "Navn Navnesen", fmt.Sprintf("a%d@example.org", i))))
	}
	_, _, err := appoint(somebody(clara, "Clara Dam", "clara@dam.example"))(c)
	require.ErrorIs(t, err, connection.ErrTooManyAdministrators)
	c = must(t, c, remove("a3"), appoint(somebody(clara, "Clara Dam", "clara@dam.example")))
	require.Len(t, c.Active(), 10)
}

func TestACorrectedAddressGetsANewLinkAndTheOldOneIsSuperseded(t *testing.T) {
	t.Parallel()
	c, effects, err := connected(t).CorrectAddress(karen, benny, "benny@ny.example", days(3))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.SendSetupLink{Case: theID, Administrator: benny, Version: 2}}, effects)
	a, _ := c.Administrator(benny)
	require.Equal(t, 2, a.LinkVersion)
	require.Equal(t, days(63), c.SetupUntil(a), "the new link has its own 60 days")
	require.False(t, a.Birth.IsZero(), "the date of birth is kept")
	unchanged(t, c, func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(karen, benny, " benny@ny.example ", days(4))
	})
}

func TestTheSameAddressGetsANewLinkOnlyAfterTheLetterCameBack(t *testing.T) {
	t.Parallel()
	c := connected(t)
	same := func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(karen, benny, "benny@krog.example", days(3))
	}
	unchanged(t, c, same)
	for i := range c.Letters {
		if c.Letters[i].Subject == benny {
			c.Letters[i].State = connection.Bounced
		}
	}
	c, effects, err := same(c)
	require.NoError(t, err)
	require.Len(t, effects, 1)
	unchanged(t, c, same)
}

func TestACorrectionBeforeTheConnectionSendsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []connection.Connection{complete(t), awaiting(t)} {
		_, effects, err := change(somebody(benny, "Benny Kragh", "benny@kragh.example"))(c)
		require.NoError(t, err)
		require.Empty(t, effects)
	}
}

func TestAZeroDateOfBirthKeepsTheOneGiven(t *testing.T) {
	t.Parallel()
	a := somebody(benny, "Benny Kragh", "benny@krog.example")
	a.Birth = person.Code{}
	c := must(t, complete(t), change(a))
	require.Equal(t, []byte(benny), c.Administrators[1].Birth.Tag)
}

func TestAWrongAdministratorIsReplacedWithoutStartingOver(t *testing.T) {
	t.Parallel()
	c := must(t, connected(t), remove(benny))
	a, _ := c.Administrator(benny)
	require.True(t, a.Withdrawn, "the link says that it was withdrawn")
	require.True(t, a.Birth.IsZero())
	unchanged(t, c, remove(benny))
	unchanged(t, c, appoint(somebody(benny, "Benny Krog", "benny@krog.example")))
	c, effects, err := appoint(somebody(clara, "Clara Dam", "benny@krog.example"))(c)
	require.NoError(t, err, "a withdrawn administrator's address is free again")
	require.Equal(t, []connection.Effect{connection.SendSetupLink{Case: theID, Administrator: clara, Version: 1}}, effects)
	_, _, err = change(somebody(benny, "Benny Krog", "b@krog.example"))(c)
	require.ErrorIs(t, err, connection.ErrNoAdministrator)
}

func TestADraftForgetsWhoIsTakenOff(t *testing.T) {
	t.Parallel()
	require.Len(t, must(t, complete(t), remove(benny)).Administrators, 1)
}

func TestTheLastAdministratorOfAConfirmedCaseStays(t *testing.T) {
	t.Parallel()
	for _, c := range []connection.Connection{connected(t), awaiting(t)} {
		_, _, err := remove(selfI)(must(t, c, remove(benny)))
		require.ErrorIs(t, err, connection.ErrLastAdministrator)
	}
	must(t, complete(t), remove(benny), remove(selfI))
}

func TestOnceSetUpOnlyThoseAreManagedWhoAreStillOnTheirWay(t *testing.T) {
	t.Parallel()
	c := connected(t)
	c.SetUpAt, c.Administrators[0].Progress.DoneAt = days(2), days(2)
	refused := []act{appoint(somebody(clara, "Clara Dam", "clara@dam.example")), remove(selfI), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(karen, selfI, "ny@holm.example", days(3))
	}}
	for _, a := range refused {
		_, _, err := a(c)
		require.ErrorIs(t, err, connection.ErrSetUp)
	}
	require.True(t, c.CanVisit(connection.Starter, connection.StepAdministrators), "Benny is on his way")
	require.False(t, c.Manages(""))
	must(t, c, change(somebody(benny, "B K", "b@k.example")), remove(benny))
	c.Administrators[1].Progress.DoneAt = days(3)
	require.False(t, c.CanVisit(connection.Starter, connection.StepAdministrators))
}

func TestActsNeverWriteIntoTheCaseTheyWereGiven(t *testing.T) {
	t.Parallel()
	before := connected(t)
	snapshot := connected(t)
	must(t, before, change(somebody(benny, "Benny Kragh", "b@krog.example")))
	must(t, before, remove(benny), appoint(somebody(clara, "Clara Dam", "clara@dam.example")))
	require.Equal(t, snapshot, before)
}
