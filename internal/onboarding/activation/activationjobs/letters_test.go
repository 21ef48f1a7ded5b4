package activationjobs_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/fault"
)

const admin = "22222222-2222-4222-8222-222222222222"

func TestTheActivationLetterHasTheLinkAndTheChoice(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoicePrivate)
	require.NoError(t, o.SendActivation(t.Context(), activation.SendActivation{User: o.id, Version: 1}))
	m := o.server.letters()[0]
	require.Equal(t, "bo@lund.example", m.To)
	require.Equal(t, "da", m.Language)
	require.Equal(t, "activation."+o.id+".1@tilslut.example.dk", m.MessageID)
	require.Contains(t, m.Text, "Karen Holm er brugeradministrator")
	require.Contains(t, m.Text, "Godkend eller afvis")
	require.NotContains(t, m.Text, "aktiveringskode")
	l := o.token(m)
	require.Equal(t, o.id, l.ID)
	require.Equal(t, o.user().LinkUntil().Truncate(time.Second), l.Expires)
	sent, _ := o.user().Letter(activation.LetterActivation)
	require.Equal(t, activation.Sent, sent.State)
}

func TestALetterThatIsNotedAsSentIsNotSentAgainAndARepeatedOneIsTheSame(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	job := activation.SendActivation{User: o.id, Version: 1}
	for range 2 {
		require.NoError(t, o.SendActivation(t.Context(), job))
	}
	require.Len(t, o.server.letters(), 1)
	_, err := o.pool.Exec(t.Context(), `update activation_letter set state = 'queued'`)
	require.NoError(t, err)
	o.store.Clock.Shift(time.Hour)
	require.NoError(t, o.SendActivation(t.Context(), job))
	require.Equal(t, o.server.letters()[0], o.server.letters()[1])
}

func TestWithoutADateOfBirthTheLetterSpeaksOfTheCode(t *testing.T) {
	t.Parallel()
	o := open(t)
	_, err := o.pool.Exec(t.Context(), `update imported_user set birth_tag = null`)
	require.NoError(t, err)
	o.invite(activation.ChoiceSeparate)
	require.NoError(t, o.SendActivation(t.Context(), activation.SendActivation{User: o.id, Version: 1}))
	require.Contains(t, o.server.letters()[0].Text, "midlertidige aktiveringskode")
}

func TestALetterThatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoicePrivate)
	first := activation.SendActivation{User: o.id, Version: 1}
	o.invite(activation.ChoiceAsk)
	require.NoError(t, o.SendActivation(t.Context(), first), "superseded")
	o.store.Clock.Shift(23 * 24 * time.Hour)
	_, err := o.store.Sweep(t.Context())
	require.NoError(t, err)
	o.match()
	o.approve()
	require.NoError(t, o.SendActivation(t.Context(), activation.SendActivation{User: o.id, Version: 2}), "used")
	require.NoError(t, o.SendReminder(t.Context(), activation.SendReminder{User: o.id, Version: 2}), "active")
	require.NoError(t, o.SendActivation(t.Context(), activation.SendActivation{User: uuid.NewString(), Version: 1}), "gone")
	require.Empty(t, o.server.letters())
}

func TestAReminderHasTheSameLinkAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	require.NoError(t, o.SendActivation(t.Context(), activation.SendActivation{User: o.id, Version: 1}))
	o.store.Clock.Shift(23 * 24 * time.Hour)
	require.NoError(t, o.Sweep(t.Context(), activation.Sweep{}))
	require.NoError(t, o.SendReminder(t.Context(), activation.SendReminder{User: o.id, Version: 1}))
	letters := o.server.letters()
	require.Len(t, letters, 2)
	require.Equal(t, o.token(letters[0]), o.token(letters[1]))
	require.NotEqual(t, letters[0].MessageID, letters[1].MessageID)
	require.Contains(t, letters[1].Subject, "Husk")
}

func TestTheReceiptSaysByWhichMeans(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	o.match()
	o.change(func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Enrolled(o.by, 1, "0f4f9a5e-0000-4000-8000-00000000000f", "app", a, at)
	})
	require.NoError(t, o.SendReceipt(t.Context(), activation.SendReceipt{User: o.id}))
	m := o.server.letters()[0]
	require.Contains(t, m.Text, "Særskilt MitID med MitID app")
	require.Contains(t, m.Text, origin+"/act/10000009")
}

func TestTheAdministratorsAreToldOfARefusalInTheirOwnLanguage(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoicePrivate)
	o.match()
	o.reject()
	for range 2 {
		require.NoError(t, o.TellAdministrators(t.Context(), activation.TellAdministrators{User: o.id, About: activation.AboutRefused, Version: 1}))
		require.NoError(t, o.SendNotice(t.Context(), activation.SendNotice{User: o.id, Member: admin, About: activation.AboutRefused, Version: 1}))
	}
	require.Len(t, o.server.letters(), 1)
	m := o.server.letters()[0]
	require.Equal(t, "karen@holm.example", m.To)
	require.Equal(t, "en", m.Language)
	require.Contains(t, m.Text, "Bo Lund")
	require.Contains(t, m.Text, origin+"/association/10000009/imported/"+o.id)
	require.NotContains(t, m.Text, "bo@lund.example")
}

func TestTheAdministratorsAreToldOfANewLinkAndOfAWrongPerson(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	for _, about := range []activation.About{activation.AboutWrongPerson, activation.AboutNewLink} {
		version := 1
		if about == activation.AboutNewLink {
			o.store.Clock.Shift(31 * 24 * time.Hour)
			o.change(func(u user, _ agreement, at time.Time) (user, effects, error) { return u.Renew(1, at) })
			version = 2
		}
		require.NoError(t, o.TellAdministrators(t.Context(), activation.TellAdministrators{User: o.id, About: about, Version: version}))
		require.NoError(t, o.SendNotice(t.Context(), activation.SendNotice{User: o.id, Member: admin, About: about, Version: version}))
	}
	require.Len(t, o.server.letters(), 2)
	require.Contains(t, o.server.letters()[0].Subject, "Somebody else")
	require.Contains(t, o.server.letters()[1].Subject, "new link")
	o.invite(activation.ChoicePrivate)
	require.NoError(t, o.SendNotice(t.Context(), activation.SendNotice{User: o.id, Member: admin, About: activation.AboutRefused, Version: 1}), "never ordered")
	require.Len(t, o.server.letters(), 2)
}

func TestARefusedLetterIsShownAndNotTriedAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	job := activation.SendActivation{User: o.id, Version: 1}
	o.server.answer = errRefused
	require.NoError(t, o.SendActivation(t.Context(), job))
	require.True(t, o.user().Bounced())
	o.server.answer = nil
	require.NoError(t, o.SendActivation(t.Context(), job))
	require.Empty(t, o.server.letters())
}

func TestAnythingElseIsTriedAgainAndGivenUpInTheEnd(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.invite(activation.ChoiceAsk)
	job := activation.SendActivation{User: o.id, Version: 1}
	down := fault.New(fault.Unavailable, "mail.unavailable")
	o.server.answer = down
	require.ErrorIs(t, o.SendActivation(t.Context(), job), down)
	require.False(t, o.user().Bounced())
	for range 2 {
		require.NoError(t, o.GaveUpActivation(t.Context(), job, errors.New("three days")))
	}
	l, _ := o.user().Letter(activation.LetterActivation)
	require.Equal(t, activation.ReasonMailGaveUp, l.Reason)
	require.NoError(t, o.GaveUpActivation(t.Context(), activation.SendActivation{User: uuid.NewString()}, nil))
	require.NoError(t, o.GaveUpReminder(t.Context(), activation.SendReminder{User: o.id, Version: 1}, nil))
	require.NoError(t, o.GaveUpReceipt(t.Context(), activation.SendReceipt{User: o.id}, nil))
	require.NoError(t, o.GaveUpNotice(t.Context(), activation.SendNotice{User: o.id, Member: admin, About: activation.AboutRefused}, nil))
}
