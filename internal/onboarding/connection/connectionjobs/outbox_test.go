package connectionjobs_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/outbox"
	"tilslut/web/letter"
)

var quiet = slog.New(slog.DiscardHandler)

// handled is the list of what the room can carry out, as the service has it.
func (o *office) handled(config outbox.Config) *outbox.Workers {
	w := outbox.NewWorkers(config)
	outbox.HandleMail(w, o.SendReceipt, o.GaveUpReceipt)
	outbox.HandleMail(w, o.SendMailboxLink, o.GaveUpMailboxLink)
	outbox.HandleMail(w, o.SendRegisterNotice, o.GaveUpRegisterNotice)
	outbox.HandleMail(w, o.SendSetupLink, o.GaveUpSetupLink)
	outbox.HandleMail(w, o.SendAlreadyConnected, o.GaveUpAlreadyConnected)
	outbox.HandleMail(w, o.SendInvitation, o.GaveUpInvitation)
	outbox.HandleMail(w, o.SendNews, o.GaveUpNews)
	outbox.HandleMail(w, o.SendRecoveryNotice, o.GaveUpRecoveryNotice)
	outbox.Handle(w, o.TellOthers, nil)
	outbox.Handle(w, o.TellIncumbents, nil)
	outbox.Handle(w, o.Sweep, nil)
	w.Periodic(time.Hour, connection.Sweep{})
	return w
}

func (o *office) run(config outbox.Config) {
	o.t.Helper()
	runner, err := outbox.NewRunner(o.pool, o.handled(config))
	require.NoError(o.t, err)
	runner.Start(o.t.Context())
	o.t.Cleanup(func() { require.NoError(o.t, runner.Stop(context.Background())) })
}

func TestOneConfirmationSendsEveryLetterOnce(t *testing.T) {
	t.Parallel()
	o := open(t)
	other := o.complete(person.Ref(uuid.NewString()), "bent@dam.example")
	o.confirm(connection.VerdictAttested)
	o.confirm(connection.VerdictAttested)
	o.run(outbox.Config{Logger: quiet})
	require.Eventually(t, func() bool { return len(o.server.letters()) == 5 }, 20*time.Second, 20*time.Millisecond)
	got := map[string]string{}
	for _, m := range o.server.letters() {
		got[m.MessageID] = m.To
	}
	host := "@tilslut.example.dk"
	require.Equal(t, map[string]string{
		"receipt." + o.c.ID + ".1" + host:                 "karen@holm.example",
		"notice." + o.c.ID + ".1" + host:                  "post@skovby.example",
		"setup." + o.c.Administrators[0].ID + ".1" + host: "karen@holm.example",
		"setup." + o.c.Administrators[1].ID + ".1" + host: "benny@krog.example",
		"already-connected." + other.ID + ".1" + host:     "bent@dam.example",
	}, got)
}

func TestWhatAReporterSentAndTheRepresentativeApprovedSendsEveryLetterOnce(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.run(outbox.Config{Logger: quiet})
	o.sent()
	require.Eventually(t, func() bool { return len(o.server.letters()) == 1 }, 20*time.Second, 20*time.Millisecond)
	o.claimed()
	for range 2 {
		o.acts(func(c conn, at time.Time) (conn, effects, error) {
			return c.Confirm(o.rita, found(connection.VerdictAttested), at)
		})
	}
	require.Eventually(t, func() bool { return len(o.server.letters()) == 7 }, 20*time.Second, 20*time.Millisecond)
	got := map[string]string{}
	for _, m := range o.server.letters() {
		got[m.MessageID] = m.To
	}
	var karens string
	require.NoError(t, o.pool.QueryRow(t.Context(), `select id::text from connection where id <> $1`, o.c.ID).Scan(&karens))
	host := "@tilslut.example.dk"
	require.Equal(t, map[string]string{
		"invitation." + o.c.ID + ".1" + host:              "rita@lind.example",
		"receipt." + o.c.ID + ".1" + host:                 "rita@lind.example",
		"receipt-reporter." + o.c.ID + ".1" + host:        "eva@friis.example",
		"notice." + o.c.ID + ".1" + host:                  "post@skovby.example",
		"setup." + o.c.Administrators[0].ID + ".1" + host: "rita@lind.example",
		"setup." + o.c.Administrators[1].ID + ".1" + host: "benny@krog.example",
		"already-connected." + karens + ".1" + host:       "karen@holm.example",
	}, got)
}

func TestEverybodyWhoMayObjectIsToldOnce(t *testing.T) {
	t.Parallel()
	o := lockedOut(t)
	o.announced()
	o.run(outbox.Config{Logger: quiet})
	require.Eventually(t, func() bool { return len(o.server.letters()) == 4 }, 20*time.Second, 20*time.Millisecond)
	require.NoError(t, o.TellIncumbents(t.Context(), connection.TellIncumbents{Case: o.c.ID}))
	got := map[string]int{}
	for _, m := range o.server.letters() {
		got[m.To]++
	}
	require.Equal(t, map[string]int{"karen@holm.example": 1, "benny@krog.example": 1, "post@skovby.example": 1, "dora@bro.example": 1}, got)
}

func TestALetterThatCanNotBeDeliveredForDaysEndsOnTheCase(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.server.answer = func(letter.Message) error { return fault.New(fault.Unavailable, "mail.unavailable") }
	o.confirm(connection.VerdictRegistered)
	o.run(outbox.Config{Logger: quiet, Attempts: 2, FirstRetry: time.Millisecond, LongestRetry: time.Millisecond})
	require.Eventually(t, func() bool {
		return o.letter(connection.LetterMailbox, o.c.ID).State == connection.Bounced
	}, 30*time.Second, 50*time.Millisecond)
	require.Equal(t, connection.ReasonGaveUp, o.letter(connection.LetterMailbox, o.c.ID).Reason)
}
