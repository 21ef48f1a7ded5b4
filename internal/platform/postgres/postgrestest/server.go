package postgrestest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"tilslut/internal/platform/postgres/cluster"
)

// Variable names the address of a server to use: a URL as a superuser, trusted without a password.
const Variable = "TILSLUT_TEST_POSTGRES"

// own is this process's server, started when the first test asks. Nobody stops it: it ends when the process does,
// and is then cleared away.
var own = sync.OnceValues(func() (*cluster.Cluster, error) {
	return cluster.Start(context.Background(), cluster.Config{Test: true, NodeModules: Modules()})
})

// admin is the URL of the server to use, as a superuser.
func admin(t testing.TB) string {
	t.Helper()
	if url := os.Getenv(Variable); url != "" {
		return url
	}
	server, err := own()
	if errors.Is(err, cluster.ErrNoServer) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return server.AdminURL
}

// Modules are the node_modules folders in which npm may have put PostgreSQL, found from the working directory upwards.
func Modules() []string {
	dir, err := os.Getwd()
	if err != nil {
		return nil
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return []string{filepath.Join(dir, "internal", "tools", "postgres", "node_modules")}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil
		}
		dir = parent
	}
}
