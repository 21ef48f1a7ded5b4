package activationsql_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

const (
	club  = association.CVR("10000009")
	other = association.CVR("10000017")
	karen = person.Ref("0f4f9a5e-0000-4000-8000-00000000000a") // user administrator of both
)

// house is a store on a database of its own, with two associations that are set up; the first allows everything.
type house struct {
	*activationsql.Store

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
	for i, cvr := range []association.CVR{club, other} {
		_, err := pool.Exec(context.Background(), `with a as (
			insert into association (cvr, name, form_code) values ($1, $2, 115) returning cvr
		), c as (
			insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
			select gen_random_uuid(), $3, cvr, 'connected', $4, 'en', now(), now(), now() from a returning id
		)
		select 1`, cvr, fmt.Sprintf("Klub %d", i), fmt.Sprintf("T-7K4M-%dQ", i+2), karen)
		require.NoError(t, err)
		for _, more := range []string{
			`update association set connection_id = (select id from connection where cvr = $1), connected_at = now() where cvr = $1`,
			`insert into agreement values ($1, true, '{app,display}', now(), gen_random_uuid())`,
		} {
			_, err = pool.Exec(context.Background(), more, cvr)
			require.NoError(t, err)
		}
		_, err = pool.Exec(context.Background(), `insert into member (id, cvr, person, name, email, language, private, roles, since)
			values (gen_random_uuid(), $1, $2, 'Karen Holm', 'karen@holm.example', 'da', true, '{user-administrator,user}', now())`, cvr, karen)
		require.NoError(t, err)
	}
	return &house{Store: &activationsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}, t: t, ctx: context.Background()}
}

// users imports people by name, in the order given, and answers their ids.
func (h *house) users(names ...string) []string { return h.usersOf(club, names...) }

func (h *house) usersOf(cvr association.CVR, names ...string) []string {
	h.t.Helper()
	var ids []string
	var all []activation.Newcomer
	for i, name := range names {
		id := uuid.NewString()
		ids = append(ids, id)
		all = append(all, activation.Newcomer{
			ID: id, Birth: person.Code{Epoch: 1, Tag: []byte(id)},
			Row: activation.Row{Line: i + 2, Name: name, Email: strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@example.org"},
		})
	}
	added, _, err := h.Import(h.ctx, cvr, karen, all)
	require.NoError(h.t, err)
	require.Equal(h.t, len(names), added)
	return ids
}

// change does an act that must go well.
func (h *house) change(id string, decide activationsql.Decide) activation.User {
	h.t.Helper()
	u, err := h.Change(h.ctx, club, id, decide)
	require.NoError(h.t, err)
	return u
}

func (h *house) user(id string) activation.User {
	h.t.Helper()
	u, _, _, err := h.User(h.ctx, club, id)
	require.NoError(h.t, err)
	return u
}

type (
	user      = activation.User
	agreement = membership.Agreement
	effects   = []activation.Effect
)

func invite(choice activation.Choice) activationsql.Decide { return apply(activation.Invite(choice)) }

func apply(t activation.Transition) activationsql.Decide {
	return func(u user, a agreement, at time.Time) (user, effects, error) { return u.Apply(t, a, karen, at) }
}

func issueCode(u user, _ agreement, at time.Time) (user, effects, error) {
	return u.IssueCode(karen, person.Code{Epoch: 1, Tag: []byte("the code")}, at)
}

func match(by person.Ref, f matching.Found, typed matching.Typed) activationsql.Decide {
	return func(u user, _ agreement, at time.Time) (user, effects, error) {
		u, _, e, err := u.Match(by, u.LinkVersion, f, typed, at)
		return u, e, err
	}
}

var surely = matching.Found{BirthKnown: true, SameBirth: true, SameName: true}

func approve(by person.Ref) activationsql.Decide {
	return func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Approve(by, u.LinkVersion, a, at)
	}
}

func enrolled(by, separate person.Ref) activationsql.Decide {
	return func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Enrolled(by, u.LinkVersion, separate, membership.App, a, at)
	}
}

// activate leads an invited user to the end, by private MitID, and answers who that is.
func (h *house) activate(id string) person.Ref {
	h.t.Helper()
	by := person.Ref(uuid.NewString())
	h.change(id, match(by, surely, matching.Typed{}))
	h.change(id, approve(by))
	return by
}

// jobs counts what is in the outbox, by kind.
func (h *house) jobs() map[string]int {
	h.t.Helper()
	rows, err := h.Pool.Query(h.ctx, `select kind, count(*) from river_job group by kind`)
	require.NoError(h.t, err)
	out := map[string]int{}
	for rows.Next() {
		var kind string
		var n int
		require.NoError(h.t, rows.Scan(&kind, &n))
		out[kind] = n
	}
	require.NoError(h.t, rows.Err())
	return out
}

// sound checks the audit's chains, and that the counters are what counting answers.
func (h *house) sound() {
	h.t.Helper()
	_, broken, err := audit.VerifyAll(h.ctx, h.Pool)
	require.NoError(h.t, err)
	require.Empty(h.t, broken)
	var wrong int
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `
		select count(*) from (select cvr, state, n from imported_count where n <> 0) kept
		  full join (select cvr, state, count(*) as n from imported_user group by 1, 2) counted using (cvr, state, n)
		 where kept is null or counted is null`).Scan(&wrong))
	require.Zero(h.t, wrong, "the counters")
}

// audited counts the events of a kind.
func (h *house) audited(kind string) int {
	h.t.Helper()
	var n int
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select count(*) from audit_payload where payload::jsonb->>'kind' = $1`, kind).Scan(&n))
	return n
}
