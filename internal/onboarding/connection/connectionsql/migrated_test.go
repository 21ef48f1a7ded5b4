package connectionsql_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/migrations"
)

// before is what the house had when nobody but the representative could act.
const before = `
insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115), ('10000017', 'Koret Klang', 110);
insert into connection (id, number, cvr, state, started_by, role, contact_name, contact_email, contact_version, language, verdict, evidence,
                        register_email, mailbox_sent_at, mailbox_version, created_at, changed_at, confirmed_at, connected_at)
values ('00000000-0000-4000-8000-000000000001', 'T-0001-00', '10000009', 'draft', '00000000-0000-4000-8000-0000000000a1', '', '', '', 0, 'en', '', '',
        '', null, 0, now(), now(), null, null),
       ('00000000-0000-4000-8000-000000000002', 'T-0002-00', '10000009', 'awaiting_mailbox', '00000000-0000-4000-8000-0000000000a2', 'representative',
        'Karen', 'karen@holm.example', 1, 'da', 'registered', 'registered', 'post@skovby.example', now() - interval '1 day', 1, now(), now(), now(), null),
       ('00000000-0000-4000-8000-000000000003', 'T-0003-00', '10000009', 'withdrawn', '00000000-0000-4000-8000-0000000000a3', 'representative',
        '', '', 0, 'da', '', '', '', null, 0, now() - interval '2 days', now() - interval '1 day', null, null),
       ('00000000-0000-4000-8000-000000000004', 'T-0004-00', '10000017', 'connected', '00000000-0000-4000-8000-0000000000a4', 'representative',
        'Benny', 'benny@krog.example', 1, 'da', 'attested', 'attested', '', null, 0, now(), now(), now(), now());
update association set connection_id = '00000000-0000-4000-8000-000000000004', connected_at = now() where cvr = '10000017';
insert into administrator (id, cvr, connection_id, place, person, name, email, language, birth_tag, link_version, link_at)
values ('00000000-0000-4000-8000-000000000005', '10000017', '00000000-0000-4000-8000-000000000004', 0, '00000000-0000-4000-8000-0000000000a4',
        'Benny', 'benny@krog.example', 'da', null, 1, now()),
       ('00000000-0000-4000-8000-000000000006', '10000017', '00000000-0000-4000-8000-000000000004', 1, null,
        'Clara', 'clara@dam.example', 'da', 'x', 1, now())`

func TestCasesFromBeforeReportersLiveOn(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewEmpty(t)
	owner := postgrestest.Open(t, db.OwnerURL)
	steps, err := goose.NewProvider(goose.DialectPostgres, stdlib.OpenDBFromPool(owner), migrations.Files)
	require.NoError(t, err)
	_, err = steps.UpTo(t.Context(), 7)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), before)
	require.NoError(t, err)
	require.NoError(t, postgres.Migrate(t.Context(), db.OwnerURL, db.ServiceURL))
	h := on(t, postgrestest.Open(t, db.ServiceURL))
	load := func(n string) connection.Connection {
		c, _, err := h.Load(h.ctx, "00000000-0000-4000-8000-00000000000"+n)
		require.NoError(t, err)
		return c
	}
	require.Equal(t, "en", load("1").ReporterLanguage)
	withdrawn := load("3")
	require.Equal(t, connection.Ended{By: connection.ByApplicant, At: withdrawn.ChangedAt}, withdrawn.Ended)
	connected := load("4")
	require.True(t, connected.Administrators[0].Self)
	require.False(t, connected.Administrators[1].Self)
	require.False(t, connected.Taken)

	awaiting := load("2")
	require.Equal(t, 1, h.wakes("now()"), "the clock looks, ")
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Zero(t, swept)
	require.Equal(t, awaiting, load("2"))
	require.Zero(t, h.wakes("now()"), "and knows when to look again")
	h.Clock.Shift(7 * 24 * time.Hour)
	swept, err = h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Equal(t, connection.Swept{Ticked: 1}, swept)
	require.Equal(t, connection.Draft, load("2").State)
	// And they go on by the new law.
	rie := person.Ref("00000000-0000-4000-8000-0000000000a1")
	h.change(load("1").ID, func(c conn, at time.Time) (conn, efs, error) { return c.ChooseRole(rie, person.Reporter, at) })
	rec := club
	rec.CVR = connected.Association
	c, err := h.Recover(h.ctx, rec, rie, "da")
	require.NoError(t, err)
	require.Equal(t, connected.ID, c.Replaces)
}

// wakes counts the cases that the clock looks at before a moment.
func (h *house) wakes(before string) (n int) {
	h.t.Helper()
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select count(*) from connection where wake_at <= `+before).Scan(&n))
	return n
}
