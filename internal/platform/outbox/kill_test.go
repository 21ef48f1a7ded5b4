package outbox_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/postgrestest"
)

func rescued() outbox.Config {
	config := quick()
	config.JobTimeout, config.RescueAfter = time.Second, 2*time.Second
	return config
}

// The worker that is killed is this test binary, started once more: it takes the job, says so, and hangs.
func TestAJobWhoseWorkerIsKilledIsTakenOver(t *testing.T) {
	t.Parallel()
	if url := os.Getenv("OUTBOX_VICTIM"); url != "" {
		hang(t, url)
		return
	}
	db := postgrestest.NewDB(t)
	pool := postgrestest.Open(t, db.ServiceURL)
	put(t, pool, nil, greet{"the same"})
	victim := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	victim.Env = append(os.Environ(), "OUTBOX_VICTIM="+db.ServiceURL)
	out, err := victim.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, victim.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "hanging with the same\n", line)
	require.NoError(t, victim.Process.Kill())
	_ = victim.Wait()

	done := make(chan string, 10)
	workers := outbox.NewWorkers(rescued())
	outbox.Handle(workers, func(_ context.Context, g greet) error { done <- g.ID; return nil }, nil)
	run(t, pool, workers)
	select {
	case id := <-done:
		require.Equal(t, "the same", id)
	case <-time.After(90 * time.Second):
		t.Fatal("the job was lost")
	}
}

func hang(t *testing.T, url string) {
	pool, err := postgres.Open(context.Background(), url)
	require.NoError(t, err)
	workers := outbox.NewWorkers(outbox.Config{})
	outbox.Handle(workers, func(_ context.Context, g greet) error {
		fmt.Println("hanging with", g.ID)
		select {}
	}, nil)
	runner, err := outbox.NewRunner(pool, workers)
	require.NoError(t, err)
	runner.Start(context.Background())
	select {}
}
