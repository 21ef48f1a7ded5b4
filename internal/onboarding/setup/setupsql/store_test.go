package setupsql_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/postgres/postgrestest"
)

const (
	theCase = "11111111-1111-4111-8111-111111111111"
	karen   = "22222222-2222-4222-8222-222222222222"
	benny   = "33333333-3333-4333-8333-333333333333"
	clara   = "44444444-4444-4444-8444-444444444444"
)

// connected puts down a connected association: Benny has his second link, Clara was withdrawn.
func connected(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	for _, statement := range []string{
		`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`,
		`insert into connection (id, number, cvr, state, started_by, contact_name, contact_email, language, created_at, changed_at, connected_at)
		 values ('` + theCase + `', 'T-01T5-2E', '10000009', 'connected', '` + karen + `', 'Karen Holm', 'karen@holm.example', 'da', now(), now(), now())`,
		`update association set connection_id = '` + theCase + `', connected_at = now()`,
		`insert into administrator (id, cvr, connection_id, place, name, email, language, birth_tag, link_version, link_at, withdrawn) values
		 ('` + benny + `', '10000009', '` + theCase + `', 0, 'Benny Krog', 'benny@krog.example', 'en', '\x01', 2, '2026-03-01 09:00Z', false),
		 ('` + clara + `', '10000009', '` + theCase + `', 1, 'Clara Dam', 'clara@dam.example', 'da', null, 1, '2026-03-01 09:00Z', true)`,
	} {
		_, err := pool.Exec(t.Context(), statement)
		require.NoError(t, err)
	}
}

func TestTheStatementFitsTheSchema(t *testing.T) {
	t.Parallel()
	postgrestest.Prepare(t, postgrestest.New(t), "selectInvitation", setupsql.SelectInvitation)
}

func TestAnInvitationSaysWhoAppointedWhomUntilWhen(t *testing.T) {
	t.Parallel()
	store := &setupsql.Store{Pool: postgrestest.New(t), Clock: &clock.Clock{}}
	connected(t, store.Pool)
	got, at, err := store.Get(t.Context(), benny)
	require.NoError(t, err)
	require.WithinDuration(t, time.Now(), at, time.Minute)
	require.Equal(t, setup.Invitation{
		ID: benny, Association: "10000009", AssociationName: "Skovby Badmintonklub", AppointedBy: "Karen Holm", Name: "Benny Krog", Language: "en",
		Version: 2, Until: time.Date(2026, 4, 30, 9, 0, 0, 0, time.UTC),
	}, got)
	got, at, err = store.Get(t.Context(), clara)
	require.NoError(t, err)
	require.Equal(t, connection.LinkWithdrawn, got.Link(1, at))
}

func TestTheSettingsRuleHowLongALinkIsGood(t *testing.T) {
	t.Parallel()
	store := &setupsql.Store{Pool: postgrestest.New(t), Rules: connection.Rules{SetupLife: time.Hour}}
	connected(t, store.Pool)
	got, _, err := store.Get(t.Context(), benny)
	require.NoError(t, err)
	require.Equal(t, time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), got.Until)
}

func TestWhatIsNoInvitationIsUnknown(t *testing.T) {
	t.Parallel()
	store := &setupsql.Store{Pool: postgrestest.New(t)}
	for _, id := range []string{uuid.NewString(), "", "x"} {
		_, _, err := store.Get(t.Context(), id)
		require.ErrorIs(t, err, setup.ErrUnknown)
	}
}
