package smtp_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/smtp"
	"tilslut/internal/outside/smtp/smtptest"
)

func TestALetterArrivesAsItWasWritten(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	require.NoError(t, sender(t, server).Send(t.Context(), letter("aase@example.dk")))
	got, err := server.WaitFor(t.Context(), "aase@example.dk", "receipt")
	require.NoError(t, err)
	sent := letter("aase@example.dk")
	require.Equal(t, sent.Subject, got.Subject)
	require.Equal(t, sent.MessageID, got.MessageID)
	require.Equal(t, sent.Text, got.Text)
	require.Contains(t, got.HTML, "<h1>Kære Åse</h1>")
	require.Equal(t, "tilslut@tilslut.example", got.From)
	require.Equal(t, []string{"https://tilslut.example/mine"}, got.Links)
}

func TestTheHeadersAreThoseOfAMachineThatHasNothingToHideNorToTell(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	require.NoError(t, sender(t, server).Send(t.Context(), letter("aase@example.dk")))
	got := server.Messages()[0]
	require.Equal(t, []string{"auto-generated"}, got.Header("Auto-Submitted"))
	require.Equal(t, []string{"All"}, got.Header("X-Auto-Response-Suppress"))
	require.Equal(t, []string{"da"}, got.Header("Content-Language"))
	require.Contains(t, got.Header("Reply-To")[0], "<hjaelp@tilslut.example>")
	require.Contains(t, got.Header("Content-Type")[0], "multipart/alternative")
	require.NotEmpty(t, got.Header("Date"))
	for _, name := range []string{"User-Agent", "X-Mailer", "Precedence", "List-Unsubscribe", "Bcc", "Cc"} {
		require.Empty(t, got.Header(name), name)
	}
	require.NotContains(t, strings.ToLower(string(got.Raw)), "go-mail")
	require.Less(t, strings.Index(string(got.Raw), "text/plain"), strings.Index(string(got.Raw), "text/html"), "the last part is the best one (RFC 2046)")
}

func TestARecipientThatDoesNotExistIsRefusedForGoodAndNotNamed(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	err := sender(t, server).Send(t.Context(), letter("bounce.inger@example.dk"))
	require.ErrorIs(t, err, smtp.ErrRefused)
	require.NotContains(t, err.Error(), "inger")
	require.ErrorContains(t, err, "550 5.1.1")
	kind, key, _ := fault.KindOf(err)
	require.Equal(t, fault.Refused, kind)
	require.Equal(t, "mail.refused", key)
}

func TestASpamFilterRefusesForGood(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	server.Misbehave(smtptest.Trouble{RefuseText: true})
	require.ErrorIs(t, sender(t, server).Send(t.Context(), letter("aase@example.dk")), smtp.ErrRefused)
}

// A server that doesn't know us says nothing about the letter: the operator has to mend it, and the letters wait.
func TestAServerThatRefusesTheSenderCostsNoLetter(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	server.Misbehave(smtptest.Trouble{RefuseSender: true})
	err := sender(t, server).Send(t.Context(), letter("aase@example.dk"))
	require.ErrorIs(t, err, smtp.ErrUnavailable)
	require.ErrorContains(t, err, "553")
}

func TestGreylistingIsWorthAnotherTry(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	server.Misbehave(smtptest.Trouble{Greylist: 1})
	s := sender(t, server)
	err := s.Send(t.Context(), letter("aase@example.dk"))
	require.ErrorIs(t, err, smtp.ErrUnavailable)
	require.NotContains(t, err.Error(), "aase")
	require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
}

func TestALostConnectionIsWorthAnotherTryAndGivesACopyWithTheSameID(t *testing.T) {
	t.Parallel()
	for _, drop := range []smtptest.Drop{smtptest.DropAtRecipient, smtptest.DropAtText, smtptest.DropAfterKeeping} {
		t.Run(string(drop), func(t *testing.T) {
			t.Parallel()
			server := smtptest.New(t)
			server.Misbehave(smtptest.Trouble{Drop: drop, DropTimes: 1})
			s := sender(t, server)
			require.ErrorIs(t, s.Send(t.Context(), letter("aase@example.dk")), smtp.ErrUnavailable)
			require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
			copies := server.Messages()
			require.Equal(t, drop == smtptest.DropAfterKeeping, len(copies) == 2)
			for _, c := range copies {
				require.Equal(t, letter("").MessageID, c.MessageID)
			}
		})
	}
}

func TestASlowLastReplyIsWaitedFor(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	server.Misbehave(smtptest.Trouble{SlowReply: 400 * time.Millisecond})
	require.NoError(t, sender(t, server).Send(t.Context(), letter("aase@example.dk")))
	require.Len(t, server.Messages(), 1)

	impatient := sender(t, server, func(set *smtp.Settings) { set.Timeout = 100 * time.Millisecond })
	require.ErrorIs(t, impatient.Send(t.Context(), letter("aase@example.dk")), smtp.ErrUnavailable)
}

func TestALetterThatIsCancelledEndsAtOnce(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	server.Misbehave(smtptest.Trouble{SlowReply: time.Minute})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	require.ErrorIs(t, sender(t, server).Send(ctx, letter("aase@example.dk")), smtp.ErrUnavailable)
	require.Less(t, time.Since(began), 5*time.Second)
}

func TestConnectionsAreKeptAndNoWordIsWasted(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	s := sender(t, server, func(set *smtp.Settings) { set.Connections = 2 })
	var group errgroup.Group
	for range 20 {
		group.Go(func() error { return s.Send(t.Context(), letter("aase@example.dk")) })
	}
	require.NoError(t, group.Wait())
	counts := server.Counts()
	require.LessOrEqual(t, counts["CONN"], 2)
	require.Equal(t, 20, counts["DATA"])
	require.Equal(t, 20, counts["RCPT"])
	require.Zero(t, counts["NOOP"]+counts["RSET"])
}

func TestAConnectionThatDiedIdleCostsNoLetter(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	s := sender(t, server)
	require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
	server.Misbehave(smtptest.Trouble{Down: true})
	require.ErrorIs(t, s.Send(t.Context(), letter("aase@example.dk")), smtp.ErrUnavailable)
	server.Misbehave(smtptest.Trouble{})
	require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
	server.Misbehave(smtptest.Trouble{Down: true})
	server.Misbehave(smtptest.Trouble{})
	require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
	require.Len(t, server.Messages(), 3)
}

func TestAnIdleConnectionIsGivenBack(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	s := sender(t, server, func(set *smtp.Settings) { set.Idle = 10 * time.Millisecond })
	require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
	require.Eventually(t, func() bool {
		require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
		time.Sleep(30 * time.Millisecond)
		return server.Counts()["CONN"] > 1
	}, 5*time.Second, 10*time.Millisecond)
}
