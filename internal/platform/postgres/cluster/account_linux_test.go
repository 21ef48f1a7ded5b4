package cluster

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Not parallel: it forbids namespaces for the whole package while it runs.
func TestRootWithoutNamespacesRunsTheServerAsAnAccount(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root needs another account")
	}
	open, err := os.MkdirTemp("", "tilslut-elsewhere-")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(open) })
	usual := elsewhere
	forbidNamespace, elsewhere = true, open
	t.Cleanup(func() { forbidNamespace, elsewhere = false, usual })

	// The data, and npm's server where there is one, lie in a folder that only root may enter, as in root's home.
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	config := Config{Dir: filepath.Join(closed, "data"), NodeModules: []string{filepath.Join(closed, "node_modules")}}
	if err := os.CopyFS(config.NodeModules[0], os.DirFS("../../../tools/postgres/node_modules")); err != nil {
		t.Log("the machine's own server, since npm's is not here:", err)
	}
	for range 2 {
		server, err := Start(t.Context(), config)
		require.NoError(t, err)
		require.FileExists(t, filepath.Join(server.Data, "PG_VERSION"))
		require.Equal(t, open, filepath.Dir(server.Data))
		require.NoError(t, server.Stop())
	}
}
