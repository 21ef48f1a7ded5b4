package outbox_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestWhatIsOrderedAgainIsGivenUpSoon(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	config := quick()
	config.Attempts = 100
	var tries atomic.Int64
	workers := outbox.NewWorkers(config)
	outbox.HandleOrderedAgain(workers, func(context.Context, greet) error { tries.Add(1); return errors.New("away") })
	put(t, pool, nil, greet{"x"})
	run(t, pool, workers)
	require.Eventually(t, func() bool {
		var state string
		_ = pool.QueryRow(t.Context(), "select state from river_job").Scan(&state)
		return state == "cancelled"
	}, 60*time.Second, 20*time.Millisecond)
	require.EqualValues(t, 7, tries.Load())
}
