package connectionjobs_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
	"tilslut/web/letter"
)

func TestTheReceiptGoesToTheContact(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: o.c.ID, Version: 1}))
	m := o.server.letters()[0]
	require.Equal(t, "karen@holm.example", m.To)
	require.Equal(t, "receipt."+o.c.ID+".1@tilslut.example.dk", m.MessageID)
	require.Equal(t, "da", m.Language)
	require.Contains(t, m.Text, "Benny Krog")
	require.Contains(t, m.Text, string(o.c.Number))
	require.Equal(t, connection.Sent, o.letter(connection.LetterReceipt, o.c.ID).State)
}

func TestALetterThatIsNotedAsSentIsNotSentAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	for range 2 {
		require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: o.c.ID, Version: 1}))
		require.NoError(t, o.SendRegisterNotice(t.Context(), connection.SendRegisterNotice{Case: o.c.ID}))
	}
	require.Len(t, o.server.letters(), 2)
	require.Equal(t, club.Email, o.server.letters()[1].To)
}

func TestARepeatedJobSendsTheVerySameLetter(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	benny := o.c.Administrators[1]
	job := connection.SendSetupLink{Case: o.c.ID, Administrator: benny.ID, Version: 1}
	for range 2 {
		require.NoError(t, o.SendSetupLink(t.Context(), job))
		// Killed between the server's answer and our note of it.
		_, err := o.pool.Exec(t.Context(), `update letter set state = 'queued'`)
		require.NoError(t, err)
		o.store.Clock.Shift(time.Hour)
	}
	require.Equal(t, o.server.letters()[0], o.server.letters()[1])
}

func TestAnAdministratorsLinkIsGoodForSixtyDaysInTheirOwnLanguage(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	benny := o.c.Administrators[1]
	require.NoError(t, o.SendSetupLink(t.Context(), connection.SendSetupLink{Case: o.c.ID, Administrator: benny.ID, Version: 1}))
	m := o.server.letters()[0]
	require.Equal(t, "benny@krog.example", m.To)
	require.Equal(t, "en", m.Language)
	l := o.token(m, connection.PurposeSetup)
	require.Equal(t, benny.ID, l.ID)
	require.Equal(t, 1, l.Version)
	require.Equal(t, o.c.ConnectedAt.AddDate(0, 0, 60).Truncate(time.Second), l.Expires)
}

func TestWhoeverComesAfterTheSetupIsToldThatOnlyTheOwnLoginIsLeft(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	_, err := o.pool.Exec(t.Context(), `update association set set_up_at = now()`)
	require.NoError(t, err)
	require.NoError(t, o.SendSetupLink(t.Context(), connection.SendSetupLink{Case: o.c.ID, Administrator: o.c.Administrators[1].ID, Version: 1}))
	require.Contains(t, o.server.letters()[0].Text, "Another administrator has already set up the association")
}

func TestTheMailboxLinkGoesToTheRegistersAddressAlone(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictRegistered)
	require.NoError(t, o.SendMailboxLink(t.Context(), connection.SendMailboxLink{Case: o.c.ID, Version: 1}))
	m := o.server.letters()[0]
	require.Equal(t, club.Email, m.To)
	require.Empty(t, m.ToName)
	l := o.token(m, connection.PurposeMailbox)
	require.Equal(t, o.c.ID, l.ID)
	require.Equal(t, o.c.MailboxSentAt.AddDate(0, 0, 7).Truncate(time.Second), l.Expires)
}

func TestALetterThatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictRegistered)
	mailbox := connection.SendMailboxLink{Case: o.c.ID, Version: 1}
	o.store.Clock.Shift(8 * 24 * time.Hour)
	require.NoError(t, o.SendMailboxLink(t.Context(), mailbox), "lapsed")
	o.confirm(connection.VerdictRegistered)
	require.NoError(t, o.SendMailboxLink(t.Context(), mailbox), "superseded")

	o.confirm(connection.VerdictAttested)
	require.NoError(t, o.SendMailboxLink(t.Context(), connection.SendMailboxLink{Case: o.c.ID, Version: 2}), "used")
	benny := o.c.Administrators[1].ID
	o.change(o.c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.CorrectAddress(o.by, benny, "benny@ny.example", at)
	})
	require.NoError(t, o.SendSetupLink(t.Context(), connection.SendSetupLink{Case: o.c.ID, Administrator: benny, Version: 1}), "superseded")
	o.change(o.c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.RemoveAdministrator(o.by, benny, at)
	})
	require.NoError(t, o.SendSetupLink(t.Context(), connection.SendSetupLink{Case: o.c.ID, Administrator: benny, Version: 2}), "withdrawn")
	o.change(o.c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.CorrectContact(o.by, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, at)
	})
	require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: o.c.ID, Version: 1}), "corrected")
	require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: uuid.NewString(), Version: 1}), "deleted")
	require.NoError(t, o.SendAlreadyConnected(t.Context(), connection.SendAlreadyConnected{Case: o.c.ID}), "it was first itself")
	require.Empty(t, o.server.letters())
}

func TestALinkThatExpiredBeforeItCouldBeSentIsNotSent(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	o.store.Clock.Shift(60 * 24 * time.Hour)
	job := connection.SendSetupLink{Case: o.c.ID, Administrator: o.c.Administrators[1].ID, Version: 1}
	require.NoError(t, o.SendSetupLink(t.Context(), job))
	require.Empty(t, o.server.letters())
}

func TestWhoeverWithdrewMeanwhileIsNotTold(t *testing.T) {
	t.Parallel()
	o := open(t)
	other := o.complete(person.Ref(uuid.NewString()), "bent@dam.example")
	o.confirm(connection.VerdictAttested)
	require.NoError(t, o.TellOthers(t.Context(), connection.TellOthers{Case: o.c.ID}))
	o.change(other.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(c.StartedBy, at)
	})
	require.NoError(t, o.SendAlreadyConnected(t.Context(), connection.SendAlreadyConnected{Case: other.ID}))
	require.Empty(t, o.server.letters())
}

func TestARefusedLetterIsShownOnTheCaseAndNotTriedAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	o.server.answer = func(letter.Message) error { return errRefused }
	require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: o.c.ID, Version: 1}))
	l := o.letter(connection.LetterReceipt, o.c.ID)
	require.Equal(t, connection.Bounced, l.State)
	require.Equal(t, connection.ReasonRefused, l.Reason)
	o.server.answer = nil
	require.NoError(t, o.SendReceipt(t.Context(), connection.SendReceipt{Case: o.c.ID, Version: 1}))
	require.Empty(t, o.server.letters())
}

func TestAnythingElseIsTriedAgainAndGivenUpInTheEnd(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.confirm(connection.VerdictAttested)
	down := fault.New(fault.Unavailable, "mail.unavailable")
	o.server.answer = func(letter.Message) error { return down }
	job := connection.SendReceipt{Case: o.c.ID, Version: 1}
	require.ErrorIs(t, o.SendReceipt(t.Context(), job), down)
	require.Equal(t, connection.Queued, o.letter(connection.LetterReceipt, o.c.ID).State)
	for range 2 {
		require.NoError(t, o.GaveUpReceipt(t.Context(), job, errors.New("three days")))
	}
	l := o.letter(connection.LetterReceipt, o.c.ID)
	require.Equal(t, connection.ReasonGaveUp, l.Reason)
	require.NoError(t, o.GaveUpReceipt(t.Context(), connection.SendReceipt{Case: uuid.NewString()}, nil))
}

func TestEverybodyElseIsToldOnce(t *testing.T) {
	t.Parallel()
	o := open(t)
	other := o.complete(person.Ref(uuid.NewString()), "bent@dam.example")
	o.confirm(connection.VerdictAttested)
	for range 2 {
		require.NoError(t, o.TellOthers(t.Context(), connection.TellOthers{Case: o.c.ID}))
		require.NoError(t, o.SendAlreadyConnected(t.Context(), connection.SendAlreadyConnected{Case: other.ID}))
	}
	require.Len(t, o.server.letters(), 1)
	m := o.server.letters()[0]
	require.Equal(t, "bent@dam.example", m.To)
	require.Contains(t, m.Text, origin+"/connect/"+other.ID)
	for _, theirs := range []string{"karen@holm.example", o.c.ID, string(o.c.Number), "Benny Krog"} {
		require.NotContains(t, m.Text, theirs, "nobody is told whose case was first")
	}
}
