package cluster_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres/cluster"
)

func modules() []string { return []string{"../../../tools/postgres/node_modules"} }

func start(t *testing.T, c cluster.Config) *cluster.Cluster {
	t.Helper()
	c.NodeModules = modules()
	server, err := cluster.Start(t.Context(), c)
	if err != nil && os.Getenv("CI") == "" {
		require.NotErrorIs(t, err, cluster.ErrInUse)
		if strings.Contains(err.Error(), cluster.ErrNoServer.Error()) {
			t.Skip(err)
		}
	}
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, server.Stop()) })
	return server
}

// One cluster for all of this: initdb on a disk is the slow part.
func TestADurableClusterKeepsItsDataBetweenRuns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := start(t, cluster.Config{Dir: dir})
	_, err := cluster.Start(t.Context(), cluster.Config{Dir: dir, NodeModules: modules()})
	require.ErrorIs(t, err, cluster.ErrInUse, "a second process is told so")
	execute(t, first.OwnerURL, "create table kept (word text primary key)")
	execute(t, first.OwnerURL, "insert into kept values ('hemmelig æøå')")
	_, err = connect(t, first.OwnerURL).Exec(t.Context(), "insert into kept values ('hemmelig æøå')")
	require.ErrorContains(t, err, "23505")
	require.NoError(t, first.Stop())
	require.NoDirExists(t, socketsOf(first), "the sockets are cleared away")

	second := start(t, cluster.Config{Dir: dir})
	require.Equal(t, "hemmelig æøå", answer(t, second.OwnerURL, "select word from kept"))
	require.Equal(t, first.Data, second.Data)
	require.Equal(t, "on C.UTF-8 on", answer(t, second.AdminURL,
		"select concat_ws(' ', current_setting('data_checksums'), datcollate, current_setting('fsync')) from pg_database where datname = 'tilslut'"))
	require.NoError(t, second.Stop())
	log, err := os.ReadFile(second.Log)
	require.NoError(t, err)
	require.Contains(t, string(log), "unique constraint")
	require.NotContains(t, string(log), "hemmelig", "values stay out of the log")
}

func TestTheRolesAreNoSuperusersAndTheServiceOwnsNothing(t *testing.T) {
	t.Parallel()
	server := start(t, cluster.Config{Test: true})
	require.Equal(t, "0", answer(t, server.AdminURL,
		"select count(*)::text from pg_roles where rolname like 'tilslut%' and (rolsuper or rolcreaterole or rolcreatedb)"))
	conn := connect(t, server.ServiceURL)
	_, err := conn.Exec(t.Context(), "create table public.mine (x int)")
	require.ErrorContains(t, err, "permission denied")
}

// The parent is this test binary, started once more; it prints where its cluster is and waits to be killed.
func TestWhenItsParentIsKilledTheServerEndsAndNothingIsLeft(t *testing.T) {
	t.Parallel()
	if os.Getenv("CLUSTER_PARENT") != "" {
		server, err := cluster.Start(context.Background(), cluster.Config{Test: true, NodeModules: modules()})
		if err != nil {
			fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", " "))
			return
		}
		fmt.Println("started", filepath.Dir(server.Log), server.AdminURL)
		select {}
	}
	parent := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
	parent.Env = append(os.Environ(), "CLUSTER_PARENT=1")
	out, err := parent.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, parent.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	words := strings.Fields(line)
	if words[0] != "started" {
		_ = parent.Wait()
		t.Skip(line)
	}
	require.Equal(t, "1", answer(t, words[2], "select '1'"))
	require.NoError(t, parent.Process.Signal(syscall.SIGKILL))
	_ = parent.Wait()
	require.Eventually(t, func() bool { _, err := os.Stat(words[1]); return os.IsNotExist(err) }, 30*time.Second, 50*time.Millisecond)
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func execute(t *testing.T, url, sql string) {
	t.Helper()
	_, err := connect(t, url).Exec(t.Context(), sql)
	require.NoError(t, err)
}

func answer(t *testing.T, url, sql string) string {
	t.Helper()
	var text string
	require.NoError(t, connect(t, url).QueryRow(t.Context(), sql).Scan(&text))
	return text
}

func socketsOf(c *cluster.Cluster) string {
	config, err := pgx.ParseConfig(c.AdminURL)
	if err != nil {
		return err.Error()
	}
	return config.Host
}
