package overviewsql

import (
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/postgres/postgrestest"
)

const (
	anna  person.Ref = "0b9d7c1e-0000-4000-8000-000000000001"
	berit person.Ref = "0b9d7c1e-0000-4000-8000-000000000002"
)

var day = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// add puts a case there as the connection's store would; n makes its id, number and place in time.
func add(t *testing.T, pool *pgxpool.Pool, n int, who person.Ref, state connection.State) string {
	t.Helper()
	id := fmt.Sprintf("%08d-0000-4000-8000-000000000000", n)
	cvr := fmt.Sprintf("%08d", 10000000+n)
	run(t, pool, `insert into association (cvr, name, form_code) values ($1, $2, 115)`, cvr, fmt.Sprint("Forening ", n))
	at := day.Add(time.Duration(n/2) * time.Hour) // Two cases at a time share their moment.
	var connected, sent *time.Time
	if state == connection.Connected {
		connected = &at
	}
	if state == connection.AwaitingMailbox {
		sent = &at
	}
	run(t, pool, `insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at, mailbox_sent_at, register_email)
		values ($1, $2, $3, $4, $5, 'da', $6, $6, $7, $8, 'f@example.dk')`,
		id, fmt.Sprintf("T-%04d-00", n), cvr, string(state), string(who), at, connected, sent)
	if state == connection.Connected {
		run(t, pool, `update association set connection_id = $1, connected_at = $2 where cvr = $3`, id, at, cvr)
	}
	return id
}

func run(t *testing.T, pool *pgxpool.Pool, statement string, arguments ...any) {
	t.Helper()
	_, err := pool.Exec(t.Context(), statement, arguments...)
	require.NoError(t, err)
}

func TestTheQueriesFitTheSchema(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for name, query := range map[string]string{
		"mineQuery": mineQuery, "pendingQuery": pendingQuery, "associationsQuery": associationsQuery,
		"administratorsQuery": administratorsQuery, "setupQuery": setupQuery,
	} {
		postgrestest.Prepare(t, pool, name, query)
	}
}

func TestAPersonSeesHerOwnCasesAndNobodyElses(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	draft := add(t, pool, 1, anna, connection.Draft)
	done := add(t, pool, 2, anna, connection.Connected)
	add(t, pool, 3, berit, connection.Draft)
	got, err := (&Store{Pool: pool}).Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	require.Equal(t, []overview.Case{
		{ID: done, Number: "T-0002-00", CVR: "10000002", Association: "Forening 2", State: connection.Connected, Part: connection.Starter,
			StartedAt: day.Add(time.Hour), ChangedAt: day.Add(time.Hour), ConnectedAt: day.Add(time.Hour)},
		{ID: draft, Number: "T-0001-00", CVR: "10000001", Association: "Forening 1", State: connection.Draft, Part: connection.Starter,
			StartedAt: day, ChangedAt: day},
	}, got.Cases)
	require.Zero(t, got.Next)
	none, err := (&Store{Pool: pool}).Mine(t.Context(), "0b9d7c1e-0000-4000-8000-000000000003", overview.Cursor{})
	require.NoError(t, err)
	require.Empty(t, none.Cases)
}

func TestThePagesTogetherAreTheWholeListOnce(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	const all = 60
	for n := range all {
		add(t, pool, n, anna, connection.Draft)
	}
	var seen []string
	var cursor overview.Cursor
	for pages := 0; ; pages++ {
		require.Less(t, pages, 4)
		got, err := (&Store{Pool: pool}).Mine(t.Context(), anna, cursor)
		require.NoError(t, err)
		for _, c := range got.Cases {
			seen = append(seen, c.Number)
		}
		if cursor = got.Next; cursor.ID == "" {
			break
		}
	}
	require.Len(t, seen, all)
	for i, number := range seen {
		require.Equal(t, fmt.Sprintf("T-%04d-00", all-1-i), number)
	}
}

func TestWhatSomebodyElseConnectedIsTaken(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	add(t, pool, 1, anna, connection.Draft)
	run(t, pool, `insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
		values (gen_random_uuid(), 'T-9999-00', '10000001', 'connected', $1, 'da', now(), now(), now())`, string(berit))
	run(t, pool, `update association set connection_id = (select id from connection where state = 'connected'), connected_at = now()`)
	got, err := (&Store{Pool: pool}).Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	require.True(t, got.Cases[0].Taken)
	got, err = (&Store{Pool: pool}).Mine(t.Context(), berit, overview.Cursor{})
	require.NoError(t, err)
	require.False(t, got.Cases[0].Taken)
}

func TestALetterCountsAsComeBackUntilItIsSentAgain(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	id := add(t, pool, 1, anna, connection.Connected)
	bounced := func() bool {
		got, err := (&Store{Pool: pool}).Mine(t.Context(), anna, overview.Cursor{})
		require.NoError(t, err)
		return got.Cases[0].Bounced
	}
	letter := func(kind, subject string, version int, state string) {
		run(t, pool, `insert into letter (connection_id, cvr, kind, subject, version, state, at) values ($1, '10000001', $2, $3, $4, $5, now())`,
			id, kind, subject, version, state)
	}
	letter("notice", id, 1, "bounced")
	letter("mailbox", id, 1, "bounced")
	require.False(t, bounced(), "nothing that can be corrected here and now")
	letter("receipt", id, 0, "bounced")
	require.True(t, bounced())
	letter("receipt", id, 1, "queued")
	require.False(t, bounced())

	run(t, pool, `insert into administrator (id, cvr, connection_id, place, name, email, language) values ($1, '10000001', $1, 1, 'x', 'x@example.dk', 'da')`, id)
	letter("setup", id, 1, "bounced")
	require.True(t, bounced())
	run(t, pool, `update administrator set withdrawn = true`)
	require.False(t, bounced(), "who was withdrawn needs no letter")
}
