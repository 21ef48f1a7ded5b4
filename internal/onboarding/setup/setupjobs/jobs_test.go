package setupjobs_test

import (
	"context"
	"errors"
	"regexp"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setupjobs"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

const (
	origin  = "https://tilslut.example.dk"
	theID   = "33333333-3333-4333-8333-333333333333"
	theCase = "11111111-1111-4111-8111-111111111111"
	benny   = "22222222-2222-4222-8222-222222222222"
	anna    = "44444444-4444-4444-8444-444444444444"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// office is a post office on a database of its own with one setup, Benny's, and a mail server that may be told what to answer.
type office struct {
	*setupjobs.Post

	t      *testing.T
	pool   *pgxpool.Pool
	store  *setupsql.Store
	sent   []letter.Message
	answer error
}

func (o *office) Send(_ context.Context, m letter.Message) error {
	if o.answer == nil {
		o.sent = append(o.sent, m)
	}
	return o.answer
}

func open(t *testing.T) *office {
	t.Helper()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	o := &office{t: t, pool: postgrestest.New(t)}
	box, err := outbox.New(o.pool, outbox.Config{})
	require.NoError(t, err)
	o.store = &setupsql.Store{Pool: o.pool, Outbox: box, Clock: &clock.Clock{}}
	o.Post = &setupjobs.Post{Store: o.store, Sender: o, Links: signedlink.Signer{Keys: keys}, Origin: origin, Support: "hjaelp@tilslut.example.dk"}
	o.exec(`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`)
	o.exec(`insert into connection (id, number, cvr, state, started_by, contact_name, contact_email, language, created_at, changed_at, connected_at)
		values ($1, 'T-01T5-2E', '10000009', 'connected', $1, 'Karen Holm', 'karen@holm.example', 'da', $2, $2, $2)`, theCase, monday)
	o.exec(`update association set connection_id = $1, connected_at = $2`, theCase, monday)
	o.exec(`insert into administrator (id, cvr, connection_id, place, name, email, language, link_version, link_at)
		values ($1, '10000009', $2, 0, 'Benny Krog', 'benny@krog.example', 'en', 2, $3)`, theID, theCase, monday)
	_, now, err := o.store.Get(t.Context(), theID)
	require.NoError(t, err)
	o.store.Clock.Shift(monday.AddDate(0, 0, 31).Sub(now))
	return o
}

func (o *office) exec(statement string, args ...any) {
	o.t.Helper()
	_, err := o.pool.Exec(o.t.Context(), statement, args...)
	require.NoError(o.t, err)
}

// order orders the letter of an effect.
func (o *office) order(e setup.Effect) {
	o.t.Helper()
	_, l, _ := setup.LetterOf(e)
	o.exec(`insert into setup_letter (setup_id, kind, version, cvr, state, at) values ($1, $2, $3, '10000009', 'queued', $4)`, theID, l.Kind, l.Version, monday)
}

// approve makes Benny approve, in an association that founder has set up.
func (o *office) approve(own, founder string, private bool) {
	o.t.Helper()
	o.exec(`insert into agreement values ('10000009', $1, '{app}', $2, $3)`, private, monday, founder)
	o.exec(`insert into setup (id, cvr, appointment, person, matched_at, own, done_at) values ($1, '10000009', 1, $2, $4, $3, $4)`, theID, benny, own, monday)
}

// letter answers what is known of the letter of an effect.
func (o *office) letter(e setup.Effect) setup.Letter {
	o.t.Helper()
	s, _, err := o.store.Get(o.t.Context(), theID)
	require.NoError(o.t, err)
	_, l, _ := setup.LetterOf(e)
	l, ok := s.Letter(l.Kind, l.Version)
	require.True(o.t, ok)
	return l
}

var (
	reminder = setup.SendReminder{Setup: theID, Version: 2}
	wrong    = setup.TellWrongPerson{Setup: theID, Version: 2}
	receipt  = setup.SendSetupReceipt{Setup: theID}
)

func TestAReminderHasTheVeryLinkOfTheLetterBefore(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.order(reminder)
	for range 2 {
		require.NoError(t, o.SendReminder(t.Context(), reminder))
	}
	require.Len(t, o.sent, 1, "noted as sent, it is not sent again")
	m := o.sent[0]
	require.Equal(t, "benny@krog.example", m.To)
	require.Equal(t, "en", m.Language)
	require.Equal(t, "setup-reminder."+theID+".2@tilslut.example.dk", m.MessageID)
	token := regexp.MustCompile(origin + `/setup/([A-Za-z0-9_-]+)`).FindStringSubmatch(m.Text)
	require.NotNil(t, token)
	l, err := o.Links.Open(connection.PurposeSetup, token[1])
	require.NoError(t, err)
	require.Equal(t, signedlink.Link{Purpose: connection.PurposeSetup, ID: theID, Version: 2, Expires: monday.AddDate(0, 0, 60)}, l)
}

func TestALetterThatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]func(o *office){
		"done":       func(o *office) { o.approve("private", benny, true) },
		"withdrawn":  func(o *office) { o.exec(`update administrator set withdrawn = true`) },
		"superseded": func(o *office) { o.exec(`update administrator set link_version = 3`) },
		"expired":    func(o *office) { o.store.Clock.Shift(29 * 24 * time.Hour) },
		"unknown":    func(o *office) { o.exec(`delete from administrator`) },
	} {
		o := open(t)
		o.order(reminder)
		overtake(o)
		require.NoError(t, o.SendReminder(t.Context(), reminder), name)
		require.Empty(t, o.sent, name)
	}
	o := open(t)
	require.NoError(t, o.SendReminder(t.Context(), reminder), "never ordered")
	o.order(wrong)
	o.exec(`update administrator set link_version = 3`)
	require.NoError(t, o.TellWrongPerson(t.Context(), wrong), "the representative has corrected the appointment")
	o.order(receipt)
	require.NoError(t, o.SendSetupReceipt(t.Context(), receipt), "not approved")
	require.Empty(t, o.sent)
}

func TestTheRepresentativeIsToldOfAWrongPersonAndNotOfWhoItWas(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.order(wrong)
	require.NoError(t, o.TellWrongPerson(t.Context(), wrong))
	m := o.sent[0]
	require.Equal(t, "karen@holm.example", m.To)
	require.Equal(t, "da", m.Language)
	require.Contains(t, m.Text, "2. marts 2026")
	require.Contains(t, m.Text, origin+"/connect/"+theCase+"/case")
	require.NotContains(t, m.Text, "benny@krog.example")
	require.NotContains(t, m.Text, "/setup/")
}

func TestTheReceiptSaysWhatWasApproved(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.order(receipt)
	o.approve("separate", benny, false)
	require.NoError(t, o.SendSetupReceipt(t.Context(), receipt))
	require.Contains(t, o.sent[0].Text, "user administrator")
	require.Contains(t, o.sent[0].Text, "your separate MitID")
	require.Contains(t, o.sent[0].Text, "Users may use their private MitID: No")
	require.Contains(t, o.sent[0].Text, origin+"/association/10000009")

	o = open(t)
	o.order(receipt)
	o.approve("private", anna, true)
	require.NoError(t, o.SendSetupReceipt(t.Context(), receipt))
	require.NotContains(t, o.sent[0].Text, "user administrator and user", "a later administrator is none")
}

func TestARefusedLetterIsNotedAndAnythingElseIsTriedAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.order(wrong)
	o.answer = fault.New(fault.Unavailable, "mail.unavailable")
	require.ErrorIs(t, o.TellWrongPerson(t.Context(), wrong), o.answer)
	require.Equal(t, connection.Queued, o.letter(wrong).State)
	require.NoError(t, o.GaveUpWrongPerson(t.Context(), wrong, errors.New("three days")))
	require.Equal(t, connection.ReasonGaveUp, o.letter(wrong).Reason)
	o.order(reminder)
	o.answer = fault.New(fault.Refused, "mail.refused")
	require.NoError(t, o.SendReminder(t.Context(), reminder))
	require.Equal(t, connection.ReasonRefused, o.letter(reminder).Reason)
	require.NoError(t, o.GaveUpReminder(t.Context(), setup.SendReminder{Setup: anna}, nil))
	require.NoError(t, o.GaveUpSetupReceipt(t.Context(), setup.SendSetupReceipt{Setup: anna}, nil))
}

func TestWhatIsDueIsOrderedAndSent(t *testing.T) {
	t.Parallel()
	o := open(t)
	require.NoError(t, o.Remind(t.Context(), setup.Remind{}))
	require.NoError(t, o.SendReminder(t.Context(), reminder))
	require.Equal(t, connection.Sent, o.letter(reminder).State)
}
