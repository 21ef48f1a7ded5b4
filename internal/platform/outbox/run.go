package outbox

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// Runner carries out effects. Any number of processes may run one on the same database.
type Runner struct{ client *river.Client[pgx.Tx] }

// NewRunner makes a runner; the workers must be complete.
func NewRunner(pool *pgxpool.Pool, workers *Workers) (*Runner, error) {
	client, err := river.NewClient(riverpgxv5.New(pool), workers.config.working(workers))
	if err != nil {
		return nil, err
	}
	return &Runner{client}, nil
}

// Start begins to work, in the background, until Stop. The database must answer now; it may go away and come back
// later.
func (r *Runner) Start(ctx context.Context) error {
	return r.client.Start(context.WithoutCancel(ctx))
}

// Stop takes no more jobs and waits for the running ones: for Config.Drain at ease, then with their contexts cancelled.
// A job that was cut short is tried again. It returns early when ctx ends.
func (r *Runner) Stop(ctx context.Context) error { return r.client.Stop(ctx) }
