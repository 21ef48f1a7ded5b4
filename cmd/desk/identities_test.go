package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

func TestSeparateMitIDsOutliveTheDesk(t *testing.T) {
	t.Parallel()
	file := identities(filepath.Join(t.TempDir(), "mitid.json"))
	none, err := file.load()
	require.NoError(t, err)
	require.Empty(t, none)
	two := []oidctest.Persona{{Key: "ulla-display", Of: "ulla", Separate: "kodeviser"}, {Key: "anders-app", Of: "anders"}}
	require.NoError(t, file.keep(two[:1]))
	require.NoError(t, file.keep(two))
	all, err := file.load()
	require.NoError(t, err)
	require.Equal(t, two, all)
	require.NoError(t, os.WriteFile(string(file), []byte("["), 0o600))
	_, err = file.load()
	require.ErrorContains(t, err, "delete it")
}
