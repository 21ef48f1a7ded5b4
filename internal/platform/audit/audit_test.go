package audit_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/postgres/postgrestest"
)

const cvr association.CVR = "10000009"

var at = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func add(t *testing.T, pool *pgxpool.Pool, events ...audit.Event) {
	t.Helper()
	require.NoError(t, pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		return audit.Append(t.Context(), tx, at, events...)
	}))
}

func event(i int) audit.Event {
	return audit.Event{Association: cvr, Kind: "connection.confirmed", Actor: "p-1", Subject: fmt.Sprint(i),
		Details: map[string]string{"b": "2", "a": "<1>"}}
}

func TestEventsFormOneChainForEachAssociation(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	other := event(9)
	other.Association = ""
	add(t, pool, event(1), other, event(2))
	add(t, pool, event(3))
	add(t, pool)
	chains, broken, err := audit.VerifyAll(t.Context(), pool)
	require.NoError(t, err)
	require.Empty(t, broken)
	require.Equal(t, 2, chains)
	require.NoError(t, audit.Verify(t.Context(), pool, "20000001"), "a chain without events is in order")

	var payload string
	require.NoError(t, pool.QueryRow(t.Context(), "select payload from audit_payload where association = $1 and n = 2", cvr).Scan(&payload))
	require.Equal(t, `{"actor":"p-1","at":"2026-03-01T12:00:00Z","details":{"a":"\u003c1\u003e","b":"2"},"kind":"connection.confirmed","subject":"2"}`, payload)
}

func TestATransactionThatIsRolledBackLeavesNoEvent(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	sorry := errors.New("sorry")
	require.ErrorIs(t, pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		return errors.Join(audit.Append(t.Context(), tx, at, event(1)), sorry)
	}), sorry)
	add(t, pool, event(2))
	var n int
	require.NoError(t, pool.QueryRow(t.Context(), "select count(*) from audit_event").Scan(&n))
	require.Equal(t, 1, n)
	require.NoError(t, audit.Verify(t.Context(), pool, cvr))
}

func TestManyAtOnceGiveOneUnbrokenChain(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	var group errgroup.Group
	for i := range 64 {
		group.Go(func() error {
			return pgx.BeginFunc(context.Background(), pool, func(tx pgx.Tx) error {
				return audit.Append(context.Background(), tx, at, event(i), event(i))
			})
		})
	}
	require.NoError(t, group.Wait())
	require.NoError(t, audit.Verify(t.Context(), pool, cvr))
	var n int
	require.NoError(t, pool.QueryRow(t.Context(), "select n from audit_head where association = $1", cvr).Scan(&n))
	require.Equal(t, 128, n)
}
