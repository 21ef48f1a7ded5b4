package connectionjobs_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// both is what is told to both sides of Eva's case.
func both(kind string) map[string]string {
	return map[string]string{kind + " rita@lind.example": "en", kind + "-reporter eva@friis.example": "da"}
}

// underReview is Eva's case that Rita took up and documented; a caseworker has it.
func underReview(t *testing.T) *office {
	t.Helper()
	o := reported(t)
	o.sent()
	o.claimed()
	o.submitted(o.rita, "Rita Lind")
	return o
}

func TestBothSidesAreToldThatTheDocumentationCameInAndByWhenAnAnswerComes(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.claimed()
	harmful := uuid.NewString()
	o.acts(
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetFinding(o.rita, found(connection.VerdictNotRegistered), at)
		},
		uploads(o.rita, harmful),
		func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(harmful, false, at) },
	)
	out := o.work(o.submitted(o.rita, "Rita Lind"))
	require.Equal(t, both("documentation-received"), languages(out))
	due := o.c.Review.Due.Start()
	rita, eva := out["documentation-received rita@lind.example"], out["documentation-received-reporter eva@friis.example"]
	require.Contains(t, rita.Text, i18n.Date(i18n.With(t.Context(), i18n.English), due))
	require.Contains(t, eva.Text, i18n.Date(i18n.With(t.Context(), i18n.Danish), due))
	require.Contains(t, eva.Text, "Antal dokumenter: 1\n")
	require.Contains(t, eva.Text, origin+"/connect/"+o.c.ID+"/case")
}

func TestTheQuestionGoesToBothSidesAndSoDoItsReminders(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	out := o.work(o.acts(asks))
	require.Equal(t, both("more-documentation"), languages(out))
	for _, m := range out {
		require.Contains(t, m.Text, "> Hvem er formand?")
		require.Contains(t, m.Text, origin+"/connect/"+o.c.ID+"\n")
	}
	o.store.Clock.Shift(23 * day)
	require.Equal(t, both("more-documentation-reminder"), languages(o.work(o.acts(ticks))))
	o.store.Clock.Shift(6 * day)
	again := o.work(o.acts(ticks))
	require.Equal(t, both("more-documentation-reminder"), languages(again))
	require.Equal(t, "more-documentation-reminder."+o.c.ID+".2@tilslut.example.dk", again["more-documentation-reminder rita@lind.example"].MessageID)
}

func TestARejectionSaysItsReasonsInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	out := o.work(o.acts(rejects))
	require.Equal(t, both("rejected"), languages(out))
	rita, eva := out["rejected rita@lind.example"].Text, out["rejected-reporter eva@friis.example"].Text
	require.Contains(t, rita, "- The documents do not show which office")
	require.Contains(t, eva, "- Det fremgår ikke af dokumenterne, hvilken post")
	require.Contains(t, rita, "> Se side 2.")
}

func TestBothSidesAreToldThatACaseworkerTookTheCaseUpAgain(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	o.acts(rejects)
	out := o.work(o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Reopen(lone, "Det stod på side 3.", at) }))
	require.Equal(t, both("reopened"), languages(out))
	require.Contains(t, out["reopened rita@lind.example"].Text, "> Det stod på side 3.")
}

func TestACaseThatRanOutSaysToEachWhoDidNotAnswer(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.store.Clock.Shift(31 * day)
	out := o.work(o.acts(ticks))
	require.Equal(t, map[string]string{"expired-reporter eva@friis.example": "da"}, languages(out), "she who has not taken it up has her link")
	require.Contains(t, out["expired-reporter eva@friis.example"].Text, "Foreningsrepræsentanten svarede ikke")
	require.NotContains(t, out["expired-reporter eva@friis.example"].Text, "bliver slettet", "there are no documents")

	o = reported(t)
	o.sent()
	o.claimed()
	o.store.Clock.Shift(31 * day)
	out = o.work(o.acts(ticks))
	require.Equal(t, both("expired"), languages(out))
	require.Contains(t, out["expired rita@lind.example"].Text, "You did not answer")

	o = underReview(t)
	o.acts(asks)
	o.store.Clock.Shift(31 * day)
	out = o.work(o.acts(ticks))
	require.Equal(t, both("expired"), languages(out))
	deleted := i18n.Date(i18n.With(t.Context(), i18n.Danish), o.c.Ended.At.Add(30*day))
	require.Contains(t, out["expired-reporter eva@friis.example"].Text, "bliver slettet den "+deleted)
	require.Contains(t, out["expired-reporter eva@friis.example"].Text, "sagsbehandlerens spørgsmål")
}

func TestWhatACaseworkerSaidAndTookBackIsNotSent(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.claimed()
	received := o.submitted(o.rita, "Rita Lind")
	rejected := o.acts(rejects)
	require.Empty(t, o.work(received), "it was decided")
	reopened := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Reopen(lone, "Side 3.", at) })
	require.Empty(t, o.work(rejected), "it was taken up again")
	require.Empty(t, o.work(received), "a reopening is not a receipt of documents")
	first := o.acts(asks)
	require.Empty(t, o.work(reopened), "a question was asked")
	o.store.Clock.Shift(23 * day)
	reminder := o.acts(ticks)
	o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Answer(o.rita, "Rita.", at) })
	require.Empty(t, o.work(first), "it was answered")
	require.Empty(t, o.work(reminder), "it was answered")
	second := o.acts(asks)
	require.Empty(t, o.work(first), "another question was asked")
	require.Empty(t, o.work(reminder), "another question was asked")
	o.store.Clock.Shift(31 * day)
	require.Empty(t, o.work(second), "it ran out")
}

func TestNothingIsAskedOfSomebodyWhoseAssociationAnotherCaseConnected(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	question := o.acts(asks)
	o.store.Clock.Shift(23 * day)
	reminder := o.acts(ticks)
	id := uuid.NewString()
	o.acts(uploads(o.rita, id))
	infected := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(id, false, at) })
	var karens string
	require.NoError(t, o.pool.QueryRow(t.Context(), `select id::text from connection where id <> $1`, o.c.ID).Scan(&karens))
	o.change(karens, func(c conn, at time.Time) (conn, effects, error) {
		return c.Confirm(c.StartedBy, found(connection.VerdictAttested), at)
	})
	require.Empty(t, o.work(question))
	require.Empty(t, o.work(reminder))
	require.Empty(t, o.work(infected))
}

func TestAReminderGivesWayToTheNextOne(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	o.acts(asks)
	o.store.Clock.Shift(23 * day)
	first := o.acts(ticks)
	o.store.Clock.Shift(6 * day)
	second := o.acts(ticks)
	require.Empty(t, o.work(first))
	require.Len(t, o.work(second), 2)
}

func TestWhoUploadedAHarmfulDocumentIsToldWhich(t *testing.T) {
	t.Parallel()
	o := reported(t)
	o.sent()
	o.claimed()
	o.acts(func(c conn, at time.Time) (conn, effects, error) {
		return c.SetFinding(o.rita, found(connection.VerdictNotRegistered), at)
	})
	first, second := uuid.NewString(), uuid.NewString()
	o.acts(uploads(o.rita, first), uploads(o.rita, second))
	infects := func(id string) effects {
		return o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(id, false, at) })
	}
	one, other := infects(first), infects(second)
	out := o.work(one)
	require.Equal(t, map[string]string{"infected rita@lind.example": "en"}, languages(out))
	m := out["infected rita@lind.example"]
	require.Contains(t, m.Text, "Referat "+first[:4]+".pdf")
	require.Contains(t, m.Text, "upload the new document on the case")
	require.Contains(t, o.work(other)["infected rita@lind.example"].Text, "Referat "+second[:4]+".pdf")
}

func TestWhoCanNotUploadNowIsNotAskedTo(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	o.acts(asks)
	late := uuid.NewString()
	o.acts(uploads(o.by, late), func(c conn, at time.Time) (conn, effects, error) { return c.Answer(o.rita, "Her.", at) })
	infected := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(late, false, at) })
	out := o.work(infected)
	require.Equal(t, map[string]string{"infected-reporter eva@friis.example": "da"}, languages(out), "whoever uploaded it")
	require.Contains(t, out["infected-reporter eva@friis.example"].Text, "Gem det nye dokument")
}

func TestADocumentThatWasTakenOffIsNotMissed(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(o *office, id string){
		"removed": func(o *office, id string) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.RemoveDocument(o.rita, id, at) })
		},
		"declined": func(o *office, _ string) {
			o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Decline(o.rita, "", at) })
		},
	} {
		o := reported(t)
		o.sent()
		o.claimed()
		id := uuid.NewString()
		o.acts(uploads(o.rita, id))
		infected := o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(id, false, at) })
		overtake(o, id)
		require.Empty(t, o.work(infected), name)
	}
}

func TestACaseworkerSeesTheVeryLetterBeforeDeciding(t *testing.T) {
	t.Parallel()
	for name, decide := range map[string]func(c conn, at time.Time) (conn, effects, error){"asks": asks, "rejects": rejects, "approves": approves} {
		o := underReview(t)
		load, at, err := o.store.Load(t.Context(), o.c.ID)
		require.NoError(t, err)
		after, caused, err := decide(load, at)
		require.NoError(t, err)
		seen := map[string]string{}
		for _, e := range caused {
			kind, to := connection.LetterReceipt, connection.Representative
			switch e := e.(type) {
			case connection.SendNews:
				kind, to = e.Letter, e.To
			case connection.SendReceipt:
			default:
				continue
			}
			subject, text, err := o.Preview(t.Context(), after, kind, to, at)
			require.NoError(t, err, name)
			seen[subject] = text
		}
		require.Len(t, seen, 2, "the same letter in two languages")
		require.Empty(t, o.server.letters())

		_, err = o.pool.Exec(t.Context(), `update letter set state = 'sent'`)
		require.NoError(t, err)
		for _, m := range o.work(o.acts(func(c conn, _ time.Time) (conn, effects, error) { return decide(c, at) })) {
			if text, ok := seen[m.Subject]; ok {
				require.Equal(t, text, m.Text, name)
				delete(seen, m.Subject)
			}
		}
		require.Empty(t, seen, name)
	}
}

func TestALetterThatADecisionDoesNotOrderHasNoPreview(t *testing.T) {
	t.Parallel()
	o := underReview(t)
	o.acts(rejects)
	for _, kind := range []connection.LetterKind{connection.LetterMoreDocumentation, connection.LetterSetup, connection.LetterDocumentationReceived} {
		_, _, err := o.Preview(t.Context(), o.c, kind, connection.Representative, o.c.Ended.At)
		require.Error(t, err, kind)
	}
	_, _, err := o.Preview(t.Context(), o.c, connection.LetterRejected, connection.Representative, o.c.Ended.At)
	require.NoError(t, err)
}
