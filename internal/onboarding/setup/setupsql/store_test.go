package setupsql_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

const (
	theCase = "11111111-1111-4111-8111-111111111111"
	karen   = "22222222-2222-4222-8222-222222222222"
	benny   = "33333333-3333-4333-8333-333333333333"
	clara   = "44444444-4444-4444-8444-444444444444"
	self    = "55555555-5555-4555-8555-555555555555"
)

// sentAt is when the links were ordered.
var sentAt = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// house is a store on a database of its own: Karen connected, and appointed herself, Benny, and Clara, whom she withdrew.
type house struct {
	*setupsql.Store
	t   testing.TB
	ctx context.Context
}

func open(t testing.TB) *house {
	t.Helper()
	return on(t, postgrestest.New(t))
}

func on(t testing.TB, pool *pgxpool.Pool) *house {
	t.Helper()
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	h := &house{Store: &setupsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}, t: t, ctx: context.Background()}
	h.exec(`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`)
	h.exec(`insert into connection (id, number, cvr, state, started_by, contact_name, contact_email, language, created_at, changed_at, connected_at)
		values ($1, 'T-01T5-2E', '10000009', 'connected', $2, 'Karen Holm', 'karen@holm.example', 'da', $3, $3, $3)`, theCase, karen, sentAt)
	h.exec(`update association set connection_id = $1, connected_at = $2`, theCase, sentAt)
	h.exec(`insert into administrator (id, cvr, connection_id, place, person, name, email, language, birth_tag, link_version, link_at, withdrawn) values
		($1, '10000009', $4, 0, $5, 'Karen Holm', 'karen@holm.example', 'da', null, 1, $6, false),
		($2, '10000009', $4, 1, null, 'Benny Krog', 'benny@krog.example', 'en', '\x01', 2, $6, false),
		($3, '10000009', $4, 2, null, 'Clara Dam', 'clara@dam.example', 'da', null, 1, $6, true)`, self, benny, clara, theCase, karen, sentAt)
	h.turn(sentAt.Add(24 * time.Hour))
	return h
}

func (h *house) exec(statement string, args ...any) {
	h.t.Helper()
	_, err := h.Pool.Exec(h.ctx, statement, args...)
	require.NoError(h.t, err)
}

// turn sets the house's time.
func (h *house) turn(at time.Time) {
	h.t.Helper()
	_, now, err := h.Get(h.ctx, benny)
	require.NoError(h.t, err)
	h.Clock.Shift(at.Sub(now))
}

func (h *house) get(id string) setup.Setup {
	h.t.Helper()
	s, _, err := h.Get(h.ctx, id)
	require.NoError(h.t, err)
	return s
}

// change does an act that must go well.
func (h *house) change(id string, decide setupsql.Decide) setup.Setup {
	h.t.Helper()
	s, err := h.Change(h.ctx, id, decide)
	require.NoError(h.t, err)
	return s
}

func match(by person.Ref, version int, f matching.Found) setupsql.Decide {
	return func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.Match(by, setup.Claim{Version: version, Found: f}, at)
	}
}

// through answers everything, and approves.
func through(by person.Ref, own membership.Means, separate person.Ref) setupsql.Decide {
	return func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		var err error
		if s.First() {
			s, _, _ = s.AnswerPrivate(by, true, at)
			s, _, _ = s.ChooseAuthenticators(by, s.Offered(), at)
		}
		if s, _, err = s.ChooseOwn(by, own, at); err != nil {
			return s, nil, err
		}
		if own == membership.Separate {
			if s, _, err = s.Enrolled(by, separate, "app", at); err != nil {
				return s, nil, err
			}
		}
		return s.Approve(by, at)
	}
}

// jobs counts what is in the outbox, by kind.
func (h *house) jobs() map[string]int {
	h.t.Helper()
	rows, err := h.Pool.Query(h.ctx, `select kind from river_job`)
	require.NoError(h.t, err)
	out := map[string]int{}
	for rows.Next() {
		var kind string
		require.NoError(h.t, rows.Scan(&kind))
		out[kind]++
	}
	require.NoError(h.t, rows.Err())
	return out
}

// trail counts the events of the audit trail, whose chains must be sound.
func (h *house) trail() (n int) {
	h.t.Helper()
	_, broken, err := audit.VerifyAll(h.ctx, h.Pool)
	require.NoError(h.t, err)
	require.Empty(h.t, broken)
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select count(*) from audit_event`).Scan(&n))
	return n
}

func somebody() person.Ref { return person.Ref(uuid.NewString()) }

var same = matching.Found{BirthKnown: true, SameBirth: true, SameName: true}

func TestASetupSaysWhoAppointedWhomUntilWhen(t *testing.T) {
	t.Parallel()
	h := open(t)
	got, at, err := h.Get(h.ctx, benny)
	require.NoError(t, err)
	require.WithinDuration(t, sentAt.Add(24*time.Hour), at, time.Minute)
	require.Equal(t, setup.Setup{
		Invitation: setup.Invitation{
			ID: benny, Association: "10000009", AssociationName: "Skovby Badmintonklub", AppointedBy: "Karen Holm", Name: "Benny Krog",
			Language: "en", Version: 2, Until: sentAt.AddDate(0, 0, 60),
		},
		Case: theCase, Number: "T-01T5-2E", Email: "benny@krog.example", Birth: person.Code{Tag: []byte{1}}, Appointer: karen,
		Contact: setup.Contact{Name: "Karen Holm", Email: "karen@holm.example", Language: "da"},
	}, got)
	require.Equal(t, person.Ref(karen), h.get(self).Self)
	require.Equal(t, connection.LinkWithdrawn, h.get(clara).Invitation.Link(1, at))
}

func TestTheSettingsRuleHowLongALinkIsGood(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.SetupLife = time.Hour
	require.Equal(t, sentAt.Add(time.Hour), h.get(benny).Until)
}

func TestWhatIsNoSetupIsUnknown(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, id := range []string{uuid.NewString(), "", "x"} {
		_, _, err := h.Get(h.ctx, id)
		require.ErrorIs(t, err, setup.ErrUnknown)
		_, err = h.Change(h.ctx, id, match(karen, 1, same))
		require.ErrorIs(t, err, setup.ErrUnknown)
	}
}
