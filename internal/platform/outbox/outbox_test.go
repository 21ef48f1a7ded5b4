package outbox_test

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

type greet struct {
	ID string `json:"id"`
}

func (greet) Kind() string { return "test_greet" }

type sweep struct{}

func (sweep) Kind() string { return "test_sweep" }

// quick is a config whose pauses a test can wait for.
func quick() outbox.Config {
	return outbox.Config{Attempts: 3, FirstRetry: 10 * time.Millisecond, LongestRetry: 20 * time.Millisecond,
		Logger: slog.New(slog.DiscardHandler)}
}

func put(t *testing.T, pool *pgxpool.Pool, result error, effects ...greet) {
	t.Helper()
	box, err := outbox.New(pool, quick())
	require.NoError(t, err)
	err = pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		return errors.Join(outbox.Put(t.Context(), box, tx, effects), result)
	})
	require.ErrorIs(t, err, result)
}

func run(t *testing.T, pool *pgxpool.Pool, workers *outbox.Workers) *outbox.Runner {
	t.Helper()
	runner, err := outbox.NewRunner(pool, workers)
	require.NoError(t, err)
	runner.Start(t.Context())
	t.Cleanup(func() { require.NoError(t, runner.Stop(context.Background())) })
	return runner
}

func TestWhatIsCommittedIsCarriedOutAndWhatIsRolledBackIsNot(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	done := make(chan string, 10)
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(_ context.Context, g greet) error { done <- g.ID; return nil }, nil)
	put(t, pool, errors.New("no after all"), greet{"rolled back"})
	put(t, pool, nil)
	put(t, pool, nil, greet{"one"}, greet{"one"})
	run(t, pool, workers)
	require.Equal(t, "one", receive(t, done))
	require.Equal(t, "one", receive(t, done), "two effects alike are two effects")
	var jobs int
	require.NoError(t, pool.QueryRow(t.Context(), "select count(*) from river_job").Scan(&jobs))
	require.Equal(t, 2, jobs)
	require.Equal(t, []string{"test_greet"}, workers.Kinds())
}

func TestAFailureIsTriedAgainWithTheSameEffectAndGivenUpInTheEnd(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	var tries, told atomic.Int64
	given := make(chan error, 10)
	cause := errors.New("550 <anna@example.dk> unknown")
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(_ context.Context, g greet) error {
		tries.Add(1)
		require.Equal(t, "x", g.ID)
		return cause
	}, func(_ context.Context, g greet, err error) error {
		if told.Add(1) == 1 {
			return errors.New("could not write that down")
		}
		given <- err
		return nil
	})
	put(t, pool, nil, greet{"x"})
	run(t, pool, workers)
	require.ErrorIs(t, receive(t, given), cause, "whoever is told gets the error itself")
	require.EqualValues(t, 4, tries.Load(), "three attempts, and one more because giving up failed")
	state, stored := ended(t, pool)
	require.Equal(t, "cancelled", state)
	require.NotContains(t, stored, "anna")
	require.Contains(t, stored, "550 <<address>> unknown")
}

func TestAPermanentErrorIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	for name, err := range map[string]error{
		"marked":  outbox.Permanent(errors.New("gone")),
		"refused": errors.Join(fault.New(fault.Refused, "smtp.refused"), errors.New("550 anna@example.dk")),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool := postgrestest.New(t)
			given := make(chan error, 10)
			var tries atomic.Int64
			workers := outbox.NewWorkers(quick())
			outbox.HandleMail(workers, func(context.Context, greet) error { tries.Add(1); return err },
				func(_ context.Context, _ greet, err error) error { given <- err; return nil })
			put(t, pool, nil, greet{"x"})
			run(t, pool, workers)
			require.ErrorIs(t, receive(t, given), err)
			state, stored := ended(t, pool)
			require.Equal(t, "cancelled", state)
			require.NotContains(t, stored, "anna")
			require.Empty(t, given)
			require.EqualValues(t, 1, tries.Load())
		})
	}
}

func TestAPanicIsAFailureLikeAnyOther(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	given := make(chan error, 10)
	workers := outbox.NewWorkers(quick())
	outbox.Handle(workers, func(context.Context, greet) error { panic("anna@example.dk") },
		func(_ context.Context, _ greet, err error) error { given <- err; return nil })
	put(t, pool, nil, greet{"x"})
	run(t, pool, workers)
	require.ErrorContains(t, receive(t, given), "panic")
	_, stored := ended(t, pool)
	require.NotContains(t, stored, "anna")
}

// Every instance that becomes the leader puts what is due at its start; what was put in the same stretch of time is not
// put again.
func TestSomethingPeriodicIsPutOnceForAllInstances(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	done := make(chan string, 10)
	start := func() *outbox.Runner {
		workers := outbox.NewWorkers(quick())
		outbox.Handle(workers, func(context.Context, sweep) error { done <- "swept"; return nil }, nil)
		workers.Periodic(10_000*time.Hour, sweep{})
		runner, err := outbox.NewRunner(pool, workers)
		require.NoError(t, err)
		runner.Start(t.Context())
		return runner
	}
	first := start()
	require.Equal(t, "swept", receive(t, done))
	require.NoError(t, first.Stop(t.Context()))
	second := start()
	require.Eventually(t, func() bool {
		var leads bool
		return pool.QueryRow(t.Context(), "select exists (select from river_leader)").Scan(&leads) == nil && leads
	}, 20*time.Second, 20*time.Millisecond)
	time.Sleep(2 * time.Second) // The leader's services start within a second or so.
	require.NoError(t, second.Stop(t.Context()))
	require.Empty(t, done)
}

func receive[T any](t *testing.T, from <-chan T) T {
	t.Helper()
	select {
	case value := <-from:
		return value
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
		panic("unreachable")
	}
}

// ended waits until the only job has come to its end, and gives its state and all that is stored about it.
func ended(t *testing.T, pool *pgxpool.Pool) (state, stored string) {
	t.Helper()
	require.Eventually(t, func() bool {
		err := pool.QueryRow(t.Context(), "select state::text, river_job::text from river_job where finalized_at is not null").Scan(&state, &stored)
		return err == nil
	}, 20*time.Second, 20*time.Millisecond)
	return state, stored
}
