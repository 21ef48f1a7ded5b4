package connectionjobs_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
)

// lockedOut is Dora's case for new administrators of the association that Karen connected; Karen and Benny were to administer it.
func lockedOut(t *testing.T) *office {
	t.Helper()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	_, err := o.pool.Exec(t.Context(), `with carried_out as (delete from river_job) update letter set state = 'sent'`)
	require.NoError(t, err)
	o.recovers("Dora Bro", "dora@bro.example")
	o.acts(func(c conn, at time.Time) (conn, effects, error) {
		return c.AddAdministrator(o.by, connection.Administrator{
			ID: uuid.NewString(), Name: "Finn Holt", Email: "finn@holt.example", Language: "da", Birth: person.Code{Tag: []byte("x")},
		}, at)
	})
	return o
}

// recovers goes on with such a case of somebody who wants to administer the association herself.
func (o *office) recovers(name, email string) {
	o.t.Helper()
	o.by = person.Ref(uuid.NewString())
	c, err := o.store.Recover(o.t.Context(), club, o.by, "en")
	require.NoError(o.t, err)
	o.c = c
	o.acts(
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetContact(o.by, connection.Contact{Name: name, Email: email}, "en", at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.AcceptTerms(o.by, theTerms.Hash("en"), theTerms, at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.AddAdministrator(o.by, connection.Administrator{ID: uuid.NewString(), Self: true, Name: name, Email: email, Language: "en"}, at)
		},
	)
}

// announced lets a login approve it, and answers what that causes.
func (o *office) announced() effects {
	o.t.Helper()
	return o.acts(func(c conn, at time.Time) (conn, effects, error) {
		return c.Confirm(o.by, found(connection.VerdictAttested), at)
	})
}

// notices are the jobs that TellIncumbents ordered.
func (o *office) notices() effects {
	o.t.Helper()
	c, _, err := o.store.Load(o.t.Context(), o.c.ID)
	require.NoError(o.t, err)
	var out effects
	for _, l := range c.Letters {
		if l.Kind == connection.LetterRecovery && l.Subject != c.ID {
			out = append(out, connection.SendRecoveryNotice{Case: c.ID, To: l.Subject, Version: l.Version})
		}
	}
	return out
}

func TestEverybodyWhoMayObjectIsToldHow(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	out := o.work(o.announced())
	require.Equal(t, map[string]string{"recovery post@skovby.example": "en", "recovery-pending dora@bro.example": "en"}, languages(out))
	require.Contains(t, out["recovery post@skovby.example"].Text, "ask one of the association’s organisation administrators")
	until := i18n.Date(i18n.With(t.Context(), i18n.English), o.c.ObjectionUntil())
	require.Contains(t, out["recovery-pending dora@bro.example"].Text, until)
	told := o.work(o.notices())
	require.Equal(t, map[string]string{"recovery karen@holm.example": "da", "recovery benny@krog.example": "en"}, languages(told))
	for _, m := range told {
		require.Contains(t, m.Text, "Dora Bro")
		require.Contains(t, m.Text, origin+"/connect/"+o.c.ID+"/object\n")
		require.NotContains(t, m.Text, "dora@bro.example")
	}
}

func TestWhereNothingIsToBeObjectedToNobodyIsTold(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(o *office){
		"objected":  func(o *office) { o.objected() },
		"in effect": func(o *office) { o.store.Clock.Shift(7 * day) },
		"withdrawn": func(o *office) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Withdraw(o.by, at) })
		},
		"happened": func(o *office) {
			o.store.Clock.Shift(8 * day)
			o.acts(ticks)
		},
	} {
		o := lockedOut(t)
		announced := o.announced()
		require.NoError(t, o.TellIncumbents(t.Context(), connection.TellIncumbents{Case: o.c.ID}))
		notices := o.notices()
		require.Len(t, notices, 2)
		overtake(o)
		require.Empty(t, o.work(announced), name)
		require.Empty(t, o.work(notices), name)
	}
}

func TestWhatWasAnnouncedAnewIsToldAnew(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	first := o.announced()
	require.NoError(t, o.TellIncumbents(t.Context(), connection.TellIncumbents{Case: o.c.ID}))
	notices := o.notices()
	o.objected()
	o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Reopen(lone, "Inge er fratrådt.", at) })
	second := o.announced()
	require.NoError(t, o.TellIncumbents(t.Context(), connection.TellIncumbents{Case: o.c.ID}))
	require.Empty(t, o.work(first))
	require.Empty(t, o.work(notices))
	require.Len(t, o.work(second), 2)
	require.Len(t, o.work(o.notices()), 2)
}

func TestOfTwoWhoWantNewAdministratorsTheLaterIsTold(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.announced()
	first := o.c.ID
	o.recovers("Vera Skov", "vera@skov.example")
	o.store.Clock.Shift(3 * day)
	late := o.announced()
	o.store.Clock.Shift(4 * day)
	o.change(first, ticks)
	require.Empty(t, o.work(late))
	require.NoError(t, o.TellOthers(t.Context(), connection.TellOthers{Case: first}))
	require.NoError(t, o.SendAlreadyConnected(t.Context(), connection.SendAlreadyConnected{Case: o.c.ID}))
	m := o.server.letters()[0]
	require.Equal(t, "vera@skov.example", m.To)
	require.Contains(t, m.Text, "new ones were appointed in another case")
}

func TestWhoIsNoAdministratorAnyLongerHasNoSay(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.work(o.announced())
	_, err := o.pool.Exec(t.Context(), `update administrator set withdrawn = true where email = 'benny@krog.example'`)
	require.NoError(t, err)
	require.Equal(t, map[string]string{"recovery karen@holm.example": "da"}, languages(o.work(o.notices())))
}

func (o *office) objected() effects {
	o.t.Helper()
	inge := person.Ref(uuid.NewString())
	return o.acts(func(c conn, at time.Time) (conn, effects, error) {
		c.Incumbents = append(c.Incumbents, inge)
		return c.Object(inge, "Jeg er her endnu.", at)
	})
}

func TestTheApplicantIsToldOfAnObjectionAndNotOfWhose(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.announced()
	out := o.work(o.objected())
	require.Equal(t, map[string]string{"objected dora@bro.example": "en"}, languages(out))
	require.NotContains(t, out["objected dora@bro.example"].Text, "Jeg er her endnu")
}

func TestAfterARecoveryNobodyIsToldThatTheAssociationWasConnected(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.work(o.announced())
	o.store.Clock.Shift(8 * day)
	out := o.work(o.acts(ticks))
	require.Equal(t, map[string]string{
		"receipt dora@bro.example": "en", "notice post@skovby.example": "en", "setup dora@bro.example": "en", "setup finn@holt.example": "da",
	}, languages(out))
	require.Contains(t, out["receipt dora@bro.example"].Text, "Dora Bro and Finn Holt")
	require.Contains(t, out["setup finn@holt.example"].Text, "Dora Bro har udpeget dig")
	require.Contains(t, out["setup dora@bro.example"].Text, "You have appointed yourself")
	for key, m := range out {
		for _, untrue := range []string{"tilsluttet", "connected"} {
			require.NotContains(t, m.Subject+m.Text, untrue, key)
		}
	}
}

func TestANoticeThatComesBackIsShownOnTheCase(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.server.answer = refuses
	o.work(o.announced())
	require.Equal(t, connection.ReasonRefused, o.letter(connection.LetterRecovery, o.c.ID).Reason)
	job := o.notices()[0].(connection.SendRecoveryNotice)
	require.NoError(t, o.GaveUpRecoveryNotice(t.Context(), job, nil))
	require.Equal(t, connection.ReasonGaveUp, o.letter(connection.LetterRecovery, job.To).Reason)
}
