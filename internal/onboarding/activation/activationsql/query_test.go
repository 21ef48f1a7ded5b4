package activationsql_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestEveryStatementFitsTheSchema(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for name, statement := range activationsql.Statements() {
		postgrestest.Prepare(t, pool, name, statement)
	}
}

func TestNoStatementIsForgottenByThatTest(t *testing.T) {
	t.Parallel()
	parts := []string{"agreementColumns", "agreementTables", "userColumns", "lineColumns", "reason", "after"}
	for _, name := range []string{"query.go", "query_list.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				for _, name := range spec.Names {
					require.True(t, slices.Contains(parts, name.Name) || activationsql.Statements()[name.Name] != "", name.Name)
				}
			}
			return true
		})
	}
}

// trips counts round trips: each statement by itself, and each batch.
type trips struct{ n atomic.Int32 }

func (c *trips) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.n.Add(1)
	return ctx
}
func (c *trips) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (c *trips) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.n.Add(1)
	return ctx
}
func (c *trips) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}
func (c *trips) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData)     {}

func (c *trips) of(do func()) int {
	c.n.Store(0)
	do()
	return int(c.n.Load())
}

// What the package says about its round trips is true.
func TestRoundTrips(t *testing.T) {
	t.Parallel()
	config, err := pgxpool.ParseConfig(postgrestest.NewDB(t).ServiceURL)
	require.NoError(t, err)
	count := &trips{}
	config.ConnConfig.Tracer = count
	pool, err := pgxpool.NewWithConfig(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	h := on(t, pool)
	ids := h.users("Bo Lund", "Al Dam", "Eva Friis")
	h.change(ids[0], invite(activation.ChoiceAsk)) // The first effect of all asks the database once who it is.
	require.Equal(t, 1, count.of(func() { _, _ = h.List(h.ctx, club, activation.Filter{}) }), "list")
	require.Equal(t, 1, count.of(func() { _, _ = h.List(h.ctx, club, activation.Filter{Search: "lund"}) }), "search")
	require.Equal(t, 1, count.of(func() { _, _ = h.Counts(h.ctx, club) }), "counts")
	require.Equal(t, 1, count.of(func() { _, _, _, _ = h.User(h.ctx, club, ids[0]) }), "user")
	require.Equal(t, 1, count.of(func() { _, _, _, _ = h.ByLink(h.ctx, ids[0]) }), "link")
	require.Equal(t, 3, count.of(func() { h.change(ids[0], invite(activation.ChoiceAsk)) }), "nothing to change")
	require.Equal(t, 4, count.of(func() { h.change(ids[0], issueCode) }), "a change")
	require.LessOrEqual(t, count.of(func() { h.change(ids[1], invite(activation.ChoiceAsk)) }), 6, "a change with effects")
	require.LessOrEqual(t, count.of(func() { h.activate(ids[0]) })-4, 8, "a new member")
	require.LessOrEqual(t, count.of(func() {
		_, _ = h.Transit(h.ctx, club, karen, ids[2:], activation.Invite(activation.ChoicePrivate))
	}), 7, "several")
	require.Equal(t, 1, count.of(func() { _, _, _ = h.Recipient(h.ctx, ids[0], uuid.NewString()) }), "recipient")
}
