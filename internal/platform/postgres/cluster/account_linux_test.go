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
	forbidNamespace = true
	t.Cleanup(func() { forbidNamespace = false })
	// Below a closed folder, as a repository in root's home would be.
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	config := Config{Dir: filepath.Join(closed, "data"), NodeModules: []string{"../../../tools/postgres/node_modules"}}
	for range 2 {
		server, err := Start(t.Context(), config)
		require.NoError(t, err)
		require.FileExists(t, filepath.Join(server.Data, "PG_VERSION"))
		require.NoError(t, server.Stop())
		t.Cleanup(func() { _ = os.RemoveAll(server.Data) })
	}
}
