package connectionjobs_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/signedlink"
)

const day = 24 * time.Hour

func TestTheRepresentativesLinkGoesToHerInHerLanguage(t *testing.T) {
	t.Parallel()
	o := reported(t)
	out := o.work(o.sent())
	require.Equal(t, map[string]string{"invitation rita@lind.example": "en"}, languages(out))
	m := out["invitation rita@lind.example"]
	require.Equal(t, "invitation."+o.c.ID+".1@tilslut.example.dk", m.MessageID)
	require.Contains(t, m.Text, "Eva Friis has prepared")
	require.Contains(t, m.Text, origin+"/connect/representative/")
	until := o.c.Invitation.SentAt.Add(30 * day).Truncate(time.Second)
	require.Equal(t, signedlink.Link{Purpose: connection.PurposeInvitation, ID: o.c.ID, Version: 1, Expires: until}, o.token(m, connection.PurposeInvitation))
	require.Equal(t, connection.Sent, o.letter(connection.LetterInvitation, o.c.ID).State)
}

func TestAReminderHasTheVeryLinkOfTheInvitation(t *testing.T) {
	t.Parallel()
	o := reported(t)
	first := o.work(o.sent())["invitation rita@lind.example"]
	o.store.Clock.Shift(2 * day)
	out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Remind(o.by, at) }))
	require.Equal(t, map[string]string{"invitation-reminder rita@lind.example": "en"}, languages(out))
	m := out["invitation-reminder rita@lind.example"]
	require.Contains(t, m.Text, "We have written to you before")
	require.Equal(t, o.token(first, connection.PurposeInvitation), o.token(m, connection.PurposeInvitation))
}

func TestAnInvitationThatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(o *office){
		"expired": func(o *office) { o.store.Clock.Shift(31 * day) },
		"withdrawn": func(o *office) {
			out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Withdraw(o.by, at) }))
			require.Empty(t, out, "nothing is taken back that never arrived")
		},
		"superseded": func(o *office) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) {
				return c.CorrectRepresentative(o.by, connection.Contact{Name: "Rita Lind", Email: "ny@lind.example"}, at)
			})
		},
		"answered": func(o *office) {
			o.claimed()
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.SendBack(o.rita, "Benny er stoppet.", at) })
		},
	} {
		o := reported(t)
		invitation := o.sent()
		overtake(o)
		require.Empty(t, o.work(invitation), name)
	}
}

func TestAReminderThatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(o *office){
		"expired": func(o *office) { o.store.Clock.Shift(31 * day) },
		"answered": func(o *office) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Decline(o.rita, "", at) })
		},
		"somebody else is asked": func(o *office) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) {
				return c.CorrectRepresentative(o.by, connection.Contact{Name: "Ruth Dam", Email: "ruth@dam.example"}, at)
			})
		},
		"reminded again": func(o *office) {
			o.store.Clock.Shift(2 * day)
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Remind(o.by, at) })
		},
	} {
		o := reported(t)
		o.sent()
		o.claimed()
		o.store.Clock.Shift(2 * day)
		reminder := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Remind(o.by, at) })
		overtake(o)
		require.Empty(t, o.work(reminder), name)
	}
}

func TestWhoeverWasInvitedIsToldThatItIsWithdrawn(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.work(o.sent())
	out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Withdraw(o.by, at) }))
	require.Equal(t, map[string]string{"invitation-withdrawn rita@lind.example": "en"}, languages(out))
}

func TestTheReporterIsToldWhatTheRepresentativeAnswered(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.claimed()
	out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.SendBack(o.rita, "Benny er stoppet.", at) }))
	require.Equal(t, map[string]string{"returned-reporter eva@friis.example": "da"}, languages(out))
	returned := out["returned-reporter eva@friis.example"]
	require.Contains(t, returned.Text, "> Benny er stoppet.")
	require.Contains(t, returned.Text, origin+"/connect/"+o.c.ID+"\n")
	o.sent()
	o.claimed()
	out = o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Decline(o.rita, "Ikke i år.", at) }))
	require.Equal(t, map[string]string{"declined-reporter eva@friis.example": "da"}, languages(out))
	require.Contains(t, out["declined-reporter eva@friis.example"].Text, "> Ikke i år.")
}

func TestWhatTheReporterSentAgainIsNotReturnedAnyLonger(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.claimed()
	returned := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.SendBack(o.rita, "Benny er stoppet.", at) })
	o.sent()
	require.Empty(t, o.work(returned))
}

func TestARepresentativesApprovalSendsEachTheirOwn(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.acts(func(c conn, at time.Time) (conn, effects, error) {
		return c.AddAdministrator(o.by, connection.Administrator{
			ID: "77777777-7777-4777-8777-777777777777", Self: true, Name: "Eva Friis", Email: "eva@friis.example", Language: "da",
		}, at)
	})
	o.sent()
	o.claimed()
	out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) {
		return c.Confirm(o.rita, found(connection.VerdictAttested), at)
	}))
	require.Equal(t, map[string]string{
		"receipt rita@lind.example": "en", "receipt-reporter eva@friis.example": "da", "notice post@skovby.example": "en",
		"setup rita@lind.example": "en", "setup benny@krog.example": "da", "setup eva@friis.example": "da",
	}, languages(out))
	require.Contains(t, out["receipt rita@lind.example"].Text, "You connected Skovby Badmintonklub")
	require.Contains(t, out["receipt-reporter eva@friis.example"].Text, "Rita Lind har godkendt den tilslutning, du har forberedt")
	require.Contains(t, out["receipt-reporter eva@friis.example"].Text, origin+"/connect/"+o.c.ID+"/case")
	require.Contains(t, out["notice post@skovby.example"].Text, "gave the name Rita Lind")
	require.Contains(t, out["setup rita@lind.example"].Text, "have appointed yourself")
	for _, appointed := range []string{"setup benny@krog.example", "setup eva@friis.example"} {
		require.Contains(t, out[appointed].Text, "Rita Lind har tilsluttet", "the representative binds the association, nobody else")
	}
}

func TestTheReceiptKnowsWhoTheRepresentativeIs(t *testing.T) {
	t.Parallel()
	for _, self := range []bool{false, true} {
		o := reported(t)
		for _, a := range o.c.Administrators {
			o.acts(func(c conn, at time.Time) (conn, effects, error) {
				return c.RemoveAdministrator(o.by, a.ID, at)
			})
		}
		only := connection.Administrator{ID: uuid.NewString(), Self: self, Representative: !self, Name: "Åse Dam", Email: "aase@dam.example"}
		o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.AddAdministrator(o.by, only, at) })
		o.sent()
		o.claimed()
		out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) {
			return c.Confirm(o.rita, found(connection.VerdictAttested), at)
		}))
		require.Equal(t, !self, strings.Contains(out["receipt rita@lind.example"].Text, "We have sent you one more e-mail"))
	}
}

func TestWhoStartedACaseIsToldThatAnotherWasFirst(t *testing.T) {
	t.Parallel()
	o := open(t)
	mine := reportedIn(o)
	o.confirm(connection.VerdictAttested)
	require.NoError(t, o.TellOthers(t.Context(), connection.TellOthers{Case: o.c.ID}))
	require.NoError(t, o.SendAlreadyConnected(t.Context(), connection.SendAlreadyConnected{Case: mine.ID}))
	require.Equal(t, "eva@friis.example", o.server.letters()[0].To)
	require.Equal(t, "da", o.server.letters()[0].Language)
}

func TestNewsThatComesBackIsShownOnTheCase(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.server.answer = refuses
	invitation := o.sent()
	require.Empty(t, o.work(invitation))
	require.Equal(t, connection.ReasonRefused, o.letter(connection.LetterInvitation, o.c.ID).Reason)
	o.claimed()
	require.Empty(t, o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Decline(o.rita, "", at) })))
	require.Equal(t, connection.Bounced, o.letter("declined-reporter", o.c.ID).State)

	o = reported(t)
	job := o.sent()[0].(connection.SendInvitation)
	require.NoError(t, o.GaveUpInvitation(t.Context(), job, errors.New("three days")))
	require.Equal(t, connection.ReasonGaveUp, o.letter(connection.LetterInvitation, o.c.ID).Reason)
	o.claimed()
	news := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Decline(o.rita, "", at) })[0].(connection.SendNews)
	require.NoError(t, o.GaveUpNews(t.Context(), news, errors.New("three days")))
	require.Equal(t, connection.ReasonGaveUp, o.letter("declined-reporter", o.c.ID).Reason)
}
