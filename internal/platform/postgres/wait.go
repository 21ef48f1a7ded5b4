package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// boundedWait limits how long a request waits for a free connection. pgxpool has no setting for it, but hands the
// context to its tracer first, and waits with the one it gets back.
type boundedWait struct{}

type waitKey struct{}

// TraceAcquireStart puts a deadline on the wait.
func (boundedWait) TraceAcquireStart(ctx context.Context, _ *pgxpool.Pool, _ pgxpool.TraceAcquireStartData) context.Context {
	ctx, cancel := context.WithTimeout(ctx, acquireTimeout)
	return context.WithValue(ctx, waitKey{}, cancel)
}

// TraceAcquireEnd lets go of the deadline.
func (boundedWait) TraceAcquireEnd(ctx context.Context, _ *pgxpool.Pool, _ pgxpool.TraceAcquireEndData) {
	if cancel, ok := ctx.Value(waitKey{}).(context.CancelFunc); ok {
		cancel()
	}
}

// TraceQueryStart and TraceQueryEnd are only here because pgx takes its acquire tracer from among the query tracers.
func (boundedWait) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	return ctx
}

// TraceQueryEnd does nothing; see TraceQueryStart.
func (boundedWait) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}
