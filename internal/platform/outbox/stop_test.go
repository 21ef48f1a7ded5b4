package outbox_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestStoppingWaitsForWhatIsRunning(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	started, ended := make(chan string, 1), false
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(context.Context, greet) error {
		started <- "now"
		time.Sleep(300 * time.Millisecond)
		ended = true
		return nil
	}, nil)
	put(t, pool, nil, greet{"x"})
	runner, err := outbox.NewRunner(pool, workers)
	require.NoError(t, err)
	runner.Start(t.Context())
	receive(t, started)
	require.NoError(t, runner.Stop(t.Context()))
	require.True(t, ended)
}

// Closing the house during the last attempt must not look like a failure: nobody is told that a letter bounced.
func TestAJobThatIsCutShortByClosingIsNotGivenUp(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	config := quick()
	config.Attempts, config.Drain = 1, 100*time.Millisecond
	started := make(chan string, 10)
	workers := outbox.NewWorkers(config)
	outbox.Handle(workers, func(ctx context.Context, _ greet) error {
		started <- "now"
		<-ctx.Done()
		return ctx.Err()
	}, func(context.Context, greet, error) error { t.Error("given up"); return nil })
	put(t, pool, nil, greet{"x"})
	runner, err := outbox.NewRunner(pool, workers)
	require.NoError(t, err)
	runner.Start(t.Context())
	receive(t, started)
	require.NoError(t, runner.Stop(t.Context()))
	var state string
	require.NoError(t, pool.QueryRow(t.Context(), "select state from river_job").Scan(&state))
	require.Contains(t, []string{"retryable", "available"}, state)
}

func TestAWorkerLeavesAloneWhatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(context.Context, sweep) error { return nil }, nil)
	put(t, pool, nil, greet{"of the next release"})
	run(t, pool, workers)
	time.Sleep(1500 * time.Millisecond)
	var state string
	require.NoError(t, pool.QueryRow(t.Context(), "select state || ' ' || attempt from river_job").Scan(&state))
	require.Equal(t, "available 0", state)
}

func TestTheRunnerWaitsForItsDatabase(t *testing.T) {
	t.Parallel()
	pool, err := postgres.Open(t.Context(), "postgres:///none?host=/nowhere&user=nobody")
	require.NoError(t, err)
	defer pool.Close()
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(context.Context, greet) error { return nil }, nil)
	runner, err := outbox.NewRunner(pool, workers)
	require.NoError(t, err)
	runner.Start(t.Context())
	require.NoError(t, runner.Stop(t.Context()))
}
