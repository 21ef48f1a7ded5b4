package membershipjobs_test

import (
	"context"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/membership/membershipjobs"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/web/letter"
)

const (
	theCase = "11111111-1111-4111-8111-111111111111"
	ulla    = "22222222-2222-4222-8222-222222222222"
	anders  = "33333333-3333-4333-8333-333333333333"
)

var (
	monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tell   = membership.TellConsentWithdrawn{Member: ulla, Consent: 2}
	job    = membership.SendConsentWithdrawn{Member: ulla, Recipient: anders, Consent: 2}
)

// office is a post office on a database of its own, where Ulla has withdrawn and Anders is to be told, and a mail server that may be
// told what to answer.
type office struct {
	*membershipjobs.Post

	t      *testing.T
	pool   *pgxpool.Pool
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
	o := &office{t: t, pool: postgrestest.New(t)}
	box, err := outbox.New(o.pool, outbox.Config{})
	require.NoError(t, err)
	o.Post = &membershipjobs.Post{
		Store: &membershipsql.Store{Pool: o.pool, Outbox: box}, Sender: o, Origin: "https://tilslut.example.dk", Support: "hjaelp@tilslut.example.dk",
	}
	o.exec(`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`)
	o.exec(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
		values ($1, 'T-01T5-2E', '10000009', 'connected', $1, 'da', $2, $2, $2)`, theCase, monday)
	o.exec(`update association set connection_id = $1, connected_at = $2`, theCase, monday)
	o.exec(`insert into agreement values ('10000009', true, '{app}', $1, $2)`, monday, anders)
	o.exec(`insert into member (id, cvr, person, name, email, language, private, consent, roles, since) values
		($1, '10000009', $1, 'Ulla Kjær', 'ulla@kjaer.example', 'da', false, 2, '{user}', $3),
		($2, '10000009', $2, 'Anders Bæk', 'anders@baek.example', 'en', true, 1, '{user-administrator}', $3)`, ulla, anders, monday)
	require.NoError(t, o.TellConsentWithdrawn(t.Context(), tell))
	return o
}

func (o *office) exec(statement string, args ...any) {
	o.t.Helper()
	_, err := o.pool.Exec(o.t.Context(), statement, args...)
	require.NoError(o.t, err)
}

// state answers what is known of the letter to Anders.
func (o *office) state() (state, reason string) {
	o.t.Helper()
	require.NoError(o.t, o.pool.QueryRow(o.t.Context(), `select state, reason from member_letter`).Scan(&state, &reason))
	return state, reason
}

func TestAUserAdministratorIsToldOnce(t *testing.T) {
	t.Parallel()
	o := open(t)
	for range 2 {
		require.NoError(t, o.TellConsentWithdrawn(t.Context(), tell))
		require.NoError(t, o.SendConsentWithdrawn(t.Context(), job))
	}
	require.Len(t, o.sent, 1)
	require.Equal(t, "anders@baek.example", o.sent[0].To)
	require.Equal(t, "en", o.sent[0].Language)
	require.Equal(t, "consent-withdrawn."+ulla+"."+anders+".2@tilslut.example.dk", o.sent[0].MessageID)
	require.Contains(t, o.sent[0].Text, "Ulla Kjær has withdrawn")
	require.Contains(t, o.sent[0].Text, "https://tilslut.example.dk/association/10000009")
	require.NotContains(t, o.sent[0].Text, "ulla@kjaer.example")
}

func TestWhatWasOvertakenIsNotSent(t *testing.T) {
	t.Parallel()
	for name, overtake := range map[string]string{
		"approved again":        `update member set private = true, consent = 3 where name like 'Ulla%'`,
		"withdrawn again since": `update member set consent = 4 where name like 'Ulla%'`,
		"no administrator now":  `update member set roles = '{user}'`,
		"gone":                  `delete from member where name like 'Ulla%'`,
	} {
		o := open(t)
		o.exec(overtake)
		require.NoError(t, o.SendConsentWithdrawn(t.Context(), job), name)
		require.Empty(t, o.sent, name)
	}
}

func TestARefusedLetterIsNotedAndAnythingElseIsTriedAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.answer = fault.New(fault.Unavailable, "mail.unavailable")
	require.ErrorIs(t, o.SendConsentWithdrawn(t.Context(), job), o.answer)
	state, _ := o.state()
	require.Equal(t, "queued", state)
	require.NoError(t, o.GaveUpConsentWithdrawn(t.Context(), job, o.answer))
	_, reason := o.state()
	require.Equal(t, membership.ReasonGaveUp, reason)

	o = open(t)
	o.answer = fault.New(fault.Refused, "mail.refused")
	require.NoError(t, o.SendConsentWithdrawn(t.Context(), job))
	_, reason = o.state()
	require.Equal(t, membership.ReasonRefused, reason)
	o.exec(`delete from member`)
	require.NoError(t, o.GaveUpConsentWithdrawn(t.Context(), job, nil))
}
