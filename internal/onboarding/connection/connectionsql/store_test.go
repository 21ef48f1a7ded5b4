package connectionsql_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

var (
	theTerms = terms.Version{Name: "1.0", Danish: "# Vilkår", English: "# Terms"}
	club     = association.Record{
		CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Status: "AKTIV", Alive: true, Email: "post@skovby.example",
	}
)

// house is a store on a database of its own, with terms in force.
type house struct {
	*connectionsql.Store
	t     testing.TB
	ctx   context.Context
	serie int
}

func open(t testing.TB) *house {
	t.Helper()
	return on(t, postgrestest.New(t))
}

func on(t testing.TB, pool *pgxpool.Pool) *house {
	t.Helper()
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	publish(t, pool, theTerms, time.Time{})
	return &house{Store: &connectionsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}, t: t, ctx: context.Background()}
}

func publish(t testing.TB, pool *pgxpool.Pool, v terms.Version, from time.Time) {
	t.Helper()
	if from.IsZero() {
		from = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	_, err := pool.Exec(context.Background(), `insert into terms_version values ($1, 'addition', $2, $2, $3, $4, $5, $6)`,
		v.Name, from, v.Danish, v.English, v.Hash("da"), v.Hash("en"))
	require.NoError(t, err)
}

func somebody() person.Ref { return person.Ref(uuid.NewString()) }

// start starts a case for a person.
func (h *house) start(by person.Ref) connection.Connection {
	h.t.Helper()
	c, err := h.Start(h.ctx, club, by, "da")
	require.NoError(h.t, err)
	return c
}

// change does an act that must go well.
func (h *house) change(id string, decide connectionsql.Decide) connection.Connection {
	h.t.Helper()
	c, err := h.Change(h.ctx, id, decide)
	require.NoError(h.t, err)
	return c
}

// complete starts a case and answers everything: the person and one more are to be administrators.
func (h *house) complete(by person.Ref) connection.Connection {
	h.t.Helper()
	c := h.start(by)
	self, other := uuid.NewString(), uuid.NewString()
	h.serie++
	n := h.serie
	return h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		for _, act := range []func() (connection.Connection, []connection.Effect, error){
			func() (connection.Connection, []connection.Effect, error) {
				return c.ChooseRole(by, person.Representative, at)
			},
			func() (connection.Connection, []connection.Effect, error) {
				return c.SetContact(by, connection.Contact{Name: "Karen Holm", Email: fmt.Sprintf("karen%d@holm.example", n)}, "da", at)
			},
			func() (connection.Connection, []connection.Effect, error) {
				return c.AcceptTerms(by, theTerms.Hash("en"), theTerms, at)
			},
			func() (connection.Connection, []connection.Effect, error) {
				return c.AddAdministrator(by, connection.Administrator{ID: self, Self: true, Name: "Karen Holm", Email: "karen@holm.example"}, at)
			},
			func() (connection.Connection, []connection.Effect, error) {
				return c.AddAdministrator(by, connection.Administrator{
					ID: other, Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Birth: person.Code{Epoch: 1, Tag: []byte("code")},
				}, at)
			},
		} {
			var err error
			if c, _, err = act(); err != nil {
				return c, nil, err
			}
		}
		return c, nil, nil
	})
}

func attested() connection.Finding {
	return connection.Finding{
		Association: club.CVR, Name: club.Name, FormCode: club.FormCode, RegisterEmail: club.Email,
		Verdict: connection.VerdictAttested, Evidence: connection.Attested, Automatic: true,
	}
}

func registered() connection.Finding {
	f := attested()
	f.Verdict, f.Evidence, f.Automatic = connection.VerdictRegistered, connection.Registered, false
	return f
}

func confirm(by person.Ref, f connection.Finding) connectionsql.Decide {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(by, f, at)
	}
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

// soundAudit checks the chains, and that they have as many events as the timelines.
func (h *house) soundAudit() {
	h.t.Helper()
	h.unbroken()
	var events, trail int
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select (select count(*) from connection_event), (select count(*) from audit_event)`).Scan(&events, &trail))
	require.Equal(h.t, events, trail)
}

func (h *house) unbroken() {
	h.t.Helper()
	_, broken, err := audit.VerifyAll(h.ctx, h.Pool)
	require.NoError(h.t, err)
	require.Empty(h.t, broken)
}
