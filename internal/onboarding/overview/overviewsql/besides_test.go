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
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/postgres/postgrestest"
)

// appoint names an administrator on case n; self is the person who appointed herself, or "".
func appoint(t *testing.T, pool *pgxpool.Pool, n int, self person.Ref, more string) string {
	t.Helper()
	id := fmt.Sprintf("%08d-0000-4000-8000-00000000000a", n)
	run(t, pool, `insert into administrator (id, cvr, connection_id, place, person, name, email, language, link_version, link_at)
		select $1, cvr, id, 1, nullif($3, '')::uuid, 'Anna', 'a@example.dk', 'da', 2, now() - interval '1 day' from connection where id = $2`,
		id, fmt.Sprintf("%08d-0000-4000-8000-000000000000", n), string(self))
	if more != "" {
		run(t, pool, more, id)
	}
	return id
}

func matched(t *testing.T, pool *pgxpool.Pool, id string, who person.Ref, appointment int, done bool) {
	t.Helper()
	run(t, pool, `insert into setup (id, cvr, appointment, person, method, matched_at, own, done_at)
		select $1, cvr, $3, $2, 'birth', now(), 'private', case when $4 then now() end from administrator where id = $1`, id, string(who), appointment, done)
}

func TestInvitationsThatAreKnownToBeMineWaitForMe(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s := &Store{Pool: pool, Clock: &clock.Clock{}}
	for n := range 8 {
		add(t, pool, n, berit, connection.Connected)
	}
	self := appoint(t, pool, 0, anna, "")
	begun := appoint(t, pool, 1, "", `update administrator set link_at = now() - interval '2 days' where id = $1`)
	matched(t, pool, begun, anna, 1, false)
	done := appoint(t, pool, 2, anna, "")
	matched(t, pool, done, anna, 1, true)
	earlier := appoint(t, pool, 3, "", `update administrator set appointment = 2 where id = $1`)
	matched(t, pool, earlier, anna, 1, false) // The appointment means somebody else by now.
	withdrawn := appoint(t, pool, 4, anna, `update administrator set withdrawn = true where id = $1`)
	require.NotEmpty(t, withdrawn)
	appoint(t, pool, 5, berit, "")
	appoint(t, pool, 6, "", "")
	run(t, pool, `insert into agreement values ('10000007', true, '{app}', now(), gen_random_uuid())`)
	run(t, pool, `insert into imported_user (id, cvr, name, name_key, search, email, language, state, choice, link_version, link_at, person, matched_by, matched_at, imported_at)
		values ('00000000-0000-4000-8000-0000000000ff', '10000007', 'Anna', 'anna', 'anna', 'a@example.dk', 'da', 'invited', 'ask', 3, now() - interval '29 days', $1, 'birth', now(), now())`, string(anna))

	got, err := s.Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	for i := range got.Pending {
		require.WithinDuration(t, time.Now().AddDate(0, 0, map[string]int{self: 59, begun: 58}[got.Pending[i].ID]), got.Pending[i].Until, 25*time.Hour)
		got.Pending[i].Until = time.Time{}
	}
	require.Equal(t, []overview.Pending{
		{Kind: overview.KindSetup, ID: self, Version: 2, CVR: "10000000", Association: "Forening 0"},
		{Kind: overview.KindSetup, ID: begun, Version: 2, Matched: true, CVR: "10000001", Association: "Forening 1"},
		{Kind: overview.KindActivation, ID: "00000000-0000-4000-8000-0000000000ff", Version: 3, Matched: true, CVR: "10000007", Association: "Forening 7"},
	}, got.Pending)

	s.Clock.Shift(2 * 24 * time.Hour)
	got, err = s.Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	require.Equal(t, []bool{false, false, true}, []bool{got.Pending[0].Over, got.Pending[1].Over, got.Pending[2].Over})
	run(t, pool, `update imported_user set state = 'refused', refused_at = now()`)
	got, err = s.Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	require.Len(t, got.Pending, 2)
	later, err := s.Mine(t.Context(), anna, overview.Cursor{At: time.Now(), ID: self})
	require.NoError(t, err)
	require.Empty(t, later.Pending, "the first page has said it")
}

func TestMyAssociationsAreThoseIBelongToByEitherMitID(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s := &Store{Pool: pool}
	for n := range overview.MostAssociations + 2 {
		cvr, roles, separate := fmt.Sprintf("%08d", 10000000+n), "{user}", "null"
		if n == 1 {
			roles, separate = "{user-administrator}", "'"+string(berit)+"'"
		}
		run(t, pool, `insert into association (cvr, name, form_code) values ($1, $2, 115)`, cvr, fmt.Sprintf("Forening %02d", n))
		run(t, pool, `insert into agreement values ($1, true, '{app}', now(), gen_random_uuid())`, cvr)
		run(t, pool, `insert into member (id, cvr, person, separate_person, name, email, language, private, roles, since)
			values (gen_random_uuid(), $1, $2, `+separate+`, 'Anna', 'a@example.dk', 'da', true, $3, now())`, cvr, string(anna), roles)
	}
	got, err := s.Mine(t.Context(), anna, overview.Cursor{})
	require.NoError(t, err)
	require.Len(t, got.Associations, overview.MostAssociations)
	require.True(t, got.More)
	require.Equal(t, overview.Association{CVR: "10000001", Name: "Forening 01", Administers: true}, got.Associations[1])
	separate, err := s.Mine(t.Context(), berit, overview.Cursor{})
	require.NoError(t, err)
	require.Equal(t, got.Associations[1:2], separate.Associations)
	require.False(t, separate.More)
}
