package connectionsql_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestEveryStatementFitsTheSchema(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for name, statement := range connectionsql.Statements() {
		postgrestest.Prepare(t, pool, name, statement)
	}
}

// parts are those constants that no statement is made of alone.
var parts = []string{"termsInForce", "taken", "incumbents", "own", "cutOff", "today", "undecided", "queued", "decided", "searched", "orders", "byDecided"}

func TestNoStatementIsForgottenByThatTest(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("query*.go")
	require.NoError(t, err)
	require.Contains(t, names, "query.go")
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, declared := range file.Decls {
			group, ok := declared.(*ast.GenDecl)
			for i := 0; ok && i < len(group.Specs); i++ {
				if spec, ok := group.Specs[i].(*ast.ValueSpec); ok {
					name := spec.Names[0].Name
					part := strings.HasSuffix(name, "Columns") || strings.HasPrefix(name, "view") || slices.Contains(parts, name)
					require.True(t, part || connectionsql.Statements()[name] != "", name)
				}
			}
		}
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
	// The first effect of all asks the database once who it is.
	first := h.complete(somebody())
	h.change(first.ID, confirm(first.StartedBy, registered()))
	by := somebody()
	var c connection.Connection
	require.Equal(t, 4, count.of(func() { c = h.start(by) }), "start")
	require.Equal(t, 4, count.of(func() { h.start(by) }), "start again")
	require.Equal(t, 4, count.of(func() { h.complete(by) })-4, "a change")
	require.Equal(t, 1, count.of(func() { _, _, _ = h.Get(h.ctx, c.ID, by) }), "get")
	require.Equal(t, 1, count.of(func() { _, _, _ = h.Mailbox(h.ctx, c.ID) }), "mailbox")
	require.Equal(t, 1, count.of(func() { _, _ = h.Standing(h.ctx, club.CVR, by) }), "standing")
	require.Equal(t, 3, count.of(func() { _, _ = h.Change(h.ctx, c.ID, confirm(by, connection.Finding{})) }), "a refusal")
	require.LessOrEqual(t, count.of(func() { h.change(c.ID, confirm(by, registered())) }), 6, "a change with effects")
	require.Equal(t, 3, count.of(func() { h.change(c.ID, confirm(by, registered())) }), "nothing to change")
	require.Equal(t, 4, count.of(func() { h.change(c.ID, withdraw(by)) }), "a withdrawal")

	d := h.submitted(by)
	for name, do := range map[string]func() error{
		"link":       func() error { _, _, err := h.Invitation(h.ctx, d.ID); return err },
		"for review": func() error { _, _, err := h.ForReview(h.ctx, d.ID); return err },
		"queue": func() error {
			_, err := h.Queue(h.ctx, connection.QueueFilter{View: connection.ViewAll, Search: "skov"})
			return err
		},
		"earlier":            func() error { _, err := h.Earlier(h.ctx, d.ID); return err },
		"number":             func() error { _, err := h.FindNumber(h.ctx, d.Number); return err },
		"seen":               func() error { return h.Seen(h.ctx, lone) },
		"caseworkers":        func() error { _, err := h.Caseworkers(h.ctx); return err },
		"statistics":         func() error { _, err := h.Statistics(h.ctx, 10); return err },
		"documents":          func() error { _, err := h.LiveDocuments(h.ctx, []string{d.Documents[0].ID}); return err },
		"recovery recipient": func() error { _, _, _, _, err := h.RecoveryRecipient(h.ctx, d.ID, d.ID); return err },
	} {
		require.Equal(t, 1, count.of(func() { require.NoError(t, do()) }), name)
	}
	require.Equal(t, 2, count.of(func() { require.NoError(t, h.Viewed(h.ctx, d.ID, lone.Ref, "case", "")) }), "a view")
	require.Equal(t, 4, count.of(func() { h.change(d.ID, take(lone)) }), "a caseworker's act")
	require.LessOrEqual(t, count.of(func() { h.change(d.ID, approve(lone)) }), 6, "a caseworker's approval")
	eva := somebody()
	require.Equal(t, 4, count.of(func() { h.recover(eva) }), "recovery")
	require.Equal(t, 4, count.of(func() { h.recover(eva) }), "recovery again")
	h.sweep()
	require.Equal(t, 5, count.of(func() { h.sweep() }), "a sweep with nothing to do")
}
