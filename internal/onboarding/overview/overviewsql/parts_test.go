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

func mine(t *testing.T, pool *pgxpool.Pool, who person.Ref) []overview.Case {
	t.Helper()
	got, err := (&Store{Pool: pool}).Mine(t.Context(), who, overview.Cursor{})
	require.NoError(t, err)
	return got.Cases
}

func TestARepresentativeSeesWhatSheHasTakenUpBesideHerOwn(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	add(t, pool, 2, anna, connection.Draft)
	id := add(t, pool, 4, berit, connection.Draft)
	run(t, pool, `update connection set role = 'reporter', state = 'awaiting_representative', invited_at = $2, contact_email = 'a@example.dk' where id = $1`, id, day)
	require.Len(t, mine(t, pool, anna), 1, "a link that nobody has followed is nobody's")
	run(t, pool, `update connection set invitation_person = $2 where id = $1`, id, string(anna))
	got := mine(t, pool, anna)
	require.Len(t, got, 2)
	require.Equal(t, id, got[0].ID)
	require.Equal(t, overview.Approve, got[0].Standing())
	require.Equal(t, day.AddDate(0, 0, 30), got[0].Until)
	require.Equal(t, overview.Waiting, mine(t, pool, berit)[0].Standing())
	run(t, pool, `insert into letter (connection_id, cvr, kind, subject, version, state, at) values ($1, '10000004', 'invitation', $1, 1, 'bounced', now())`, id)
	require.Equal(t, overview.Mend, mine(t, pool, berit)[0].Standing(), "it came back, and she can mend the address")
	require.Equal(t, overview.Approve, mine(t, pool, anna)[0].Standing())
	// A reporter who became the representative has the case alone.
	run(t, pool, `update connection set role = 'representative', state = 'draft' where id = $1`, id)
	require.Len(t, mine(t, pool, anna), 1)
}

func TestThePagesOfSeveralPartsTogetherAreTheWholeListOnce(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	const all = 90
	for n := range all {
		id := add(t, pool, n, []person.Ref{anna, berit}[n%2], connection.Draft)
		if n%2 == 1 {
			run(t, pool, `update connection set role = 'reporter', invitation_person = $2 where id = $1`, id, string(anna))
		}
	}
	var seen []string
	for cursor := (overview.Cursor{}); ; {
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

// Berit wants new administrators for what Anna administers.
func TestWhoAdministersAnAssociationSeesThatSheMayObject(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	first := add(t, pool, 1, person.Ref("0b9d7c1e-0000-4000-8000-000000000003"), connection.Connected)
	run(t, pool, `insert into connection (id, number, cvr, state, started_by, role, language, replaces, approved_at, created_at, changed_at)
		values (gen_random_uuid(), 'T-9999-00', '10000001', 'awaiting_objection', $1, 'representative', 'da', $2, $3, now(), now())`, string(berit), first, day)
	require.Empty(t, mine(t, pool, anna))
	appointed := appoint(t, pool, 1, "", "")
	matched(t, pool, appointed, anna, 1, false)
	require.Len(t, mine(t, pool, anna), 1, "appointed, recognised, and not set up yet")
	run(t, pool, `update administrator set withdrawn = true`)
	require.Empty(t, mine(t, pool, anna))

	run(t, pool, `insert into agreement values ('10000001', true, '{app}', now(), gen_random_uuid())`)
	run(t, pool, `update association set set_up_at = now()`)
	run(t, pool, `insert into member (id, cvr, person, separate_person, name, email, language, private, roles, since)
		values (gen_random_uuid(), '10000001', gen_random_uuid(), $1, 'Anna', 'a@example.dk', 'da', true, '{user}', now())`, string(anna))
	require.Empty(t, mine(t, pool, anna), "a user administers nothing")
	run(t, pool, `update member set roles = '{organisation-administrator}'`)
	got := mine(t, pool, anna)
	require.Len(t, got, 1)
	require.Equal(t, overview.Object, got[0].Standing())
	require.Equal(t, day.Add(7*24*time.Hour), got[0].Until)
	require.Equal(t, overview.Waiting, mine(t, pool, berit)[0].Standing())
	require.False(t, mine(t, pool, berit)[0].Taken)
	run(t, pool, `update connection set state = 'rejected', ended_by = 'objection', ended_at = now() where state = 'awaiting_objection'`)
	require.Empty(t, mine(t, pool, anna), "nothing is left to object to")
}
