package outbox

import (
	"context"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// Runner carries out effects. Any number of processes may run one on the same database. It is started and stopped once.
type Runner struct {
	client  *river.Client[pgx.Tx]
	logger  *slog.Logger
	abandon context.CancelFunc // ends the attempts to start
	tried   chan struct{}      // closed when the attempts to start have ended
	started bool               // read after tried
}

// NewRunner makes a runner; the workers must be complete.
func NewRunner(pool *pgxpool.Pool, workers *Workers) (*Runner, error) {
	client, err := river.NewClient(riverpgxv5.New(pool), workers.config.working(workers))
	if err != nil {
		return nil, err
	}
	return &Runner{client: client, logger: workers.config.Logger, tried: make(chan struct{})}, nil
}

// Start begins to work, in the background, until Stop. It does not need the database to be there: it tries again until
// it is, and the queue survives its going away later.
func (r *Runner) Start(ctx context.Context) {
	ctx, r.abandon = context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		defer close(r.tried)
		for {
			// Work goes on until Stop, whatever becomes of the attempts' context.
			err := r.client.Start(context.WithoutCancel(ctx))
			if r.started = err == nil; r.started {
				return
			}
			r.logger.WarnContext(ctx, "the queue waits for its database", slog.String("error", err.Error()))
			select {
			case <-ctx.Done():
				return
			case <-time.After(time.Second):
			}
		}
	}()
}

// Stop takes no more jobs and waits for the running ones: for Config.Drain at ease, then with their contexts cancelled.
// A job that was cut short is tried again. It returns early when ctx ends.
func (r *Runner) Stop(ctx context.Context) error {
	r.abandon()
	<-r.tried
	if !r.started {
		return nil
	}
	return r.client.Stop(ctx)
}
