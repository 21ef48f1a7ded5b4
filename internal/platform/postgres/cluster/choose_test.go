package cluster

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAFolderWithAClusterDecidesWhichServerIsUsed(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	servers := []binaries{{dir: "/new", major: 17}, {dir: "/old", major: 15}}
	got, err := choose(home, servers)
	require.NoError(t, err)
	require.Equal(t, 17, got.major, "an empty folder takes the best")

	pretend(t, filepath.Join(home, "pg15"))
	got, err = choose(home, servers)
	require.NoError(t, err)
	require.Equal(t, 15, got.major)

	_, err = choose(home, servers[:1])
	require.ErrorContains(t, err, "holds a cluster of PostgreSQL 15, but only PostgreSQL 17 is here")
}

func TestAClusterWhoseDataLiesElsewhereIsFoundByItsNote(t *testing.T) {
	t.Parallel()
	home, away := t.TempDir(), filepath.Join(t.TempDir(), "data")
	pretend(t, away)
	require.NoError(t, account{Way: asAccount, Data: away}.write(filepath.Join(home, "pg16.json")))
	found, err := majors(home)
	require.NoError(t, err)
	require.Equal(t, map[int]bool{16: true}, found)
}

func TestAClusterWhoseMakingWasCutShortIsNone(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	pretend(t, filepath.Join(home, "pg17.new"))
	require.NoError(t, account{Way: asSelf, Data: filepath.Join(home, "pg17")}.write(filepath.Join(home, "pg17.json")))
	found, err := majors(home)
	require.NoError(t, err)
	require.Empty(t, found)
}

func TestWithoutAServerTheMessageSaysWhatToInstall(t *testing.T) {
	t.Parallel()
	_, err := inspect(t.TempDir())
	require.ErrorContains(t, err, "no initdb")
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "initdb"), nil, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "postgres"), []byte("#!/bin/sh\necho 'postgres (PostgreSQL) 9.6'"), 0o700))
	_, err = inspect(dir)
	require.ErrorContains(t, err, "too old")
}

func TestTheLinksOfNpmsPackageAreMadeAndStayInside(t *testing.T) {
	t.Parallel()
	native := filepath.Join(t.TempDir(), "native")
	require.NoError(t, os.MkdirAll(filepath.Join(native, "lib"), 0o700))
	list := func(text string) {
		require.NoError(t, os.WriteFile(filepath.Join(native, "pg-symlinks.json"), []byte(text), 0o600))
	}
	require.NoError(t, os.WriteFile(filepath.Join(native, "lib", "x.so.1.2"), []byte("x"), 0o600))

	list(`[{"source":"native/lib/x.so.1.2","target":"native/lib/x.so"}]`)
	require.NoError(t, linkLibraries(native))
	require.NoError(t, linkLibraries(native), "a second time does no harm")
	text, err := os.ReadFile(filepath.Join(native, "lib", "x.so"))
	require.NoError(t, err)
	require.Equal(t, "x", string(text))

	list(`[{"source":"native/lib/x.so.1.2","target":"../../out"}]`)
	require.Error(t, linkLibraries(native))
	list(`[{"source":"../secret","target":"native/lib/y"}]`)
	require.Error(t, linkLibraries(native))
}

func pretend(t *testing.T, data string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(data, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(data, "PG_VERSION"), nil, 0o600))
}
