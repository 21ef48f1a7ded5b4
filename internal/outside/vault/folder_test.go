package vault_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/vault"
	"tilslut/internal/platform/secret"
)

func TestAFullDiskIsSaidAndLeavesNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("a small disk can only be mounted by root: ", err)
	}
	t.Cleanup(func() { require.NoError(t, syscall.Unmount(folder, syscall.MNT_DETACH)) })
	v := open(t, "file://"+folder, someKeys(t))
	id := newID()
	require.NoError(t, v.Put(t.Context(), garden, id, noise(500_000)))
	err := v.Put(t.Context(), garden, newID(), noise(900_000))
	require.ErrorIs(t, err, vault.ErrUnavailable)
	require.ErrorContains(t, err, "writing to "+folder+": no space left on device")
	require.Len(t, files(t, folder), 1, "nothing of the second one is there, whole or not")
	require.NoError(t, v.Put(t.Context(), garden, newID(), noise(400_000)), "so that there is room for a smaller one")
	require.ErrorIs(t, v.Put(t.Context(), garden, newID(), noise(200_000)), vault.ErrUnavailable)
	require.NoError(t, v.Delete(t.Context(), id), "a full disk can be made emptier")
	require.NoError(t, v.Check(t.Context()))
}

func TestALinkInTheFolderLeadsNowhere(t *testing.T) {
	t.Parallel()
	at := newFolder(t)
	v := open(t, at.url, someKeys(t))
	outside, id := filepath.Join(filepath.Dir(at.folder), "outside"), newID()
	require.NoError(t, os.WriteFile(outside, []byte("mine"), 0o600))
	require.NoError(t, os.Symlink(outside, filepath.Join(at.folder, id)))
	_, err := v.Get(t.Context(), garden, id)
	require.ErrorIs(t, err, vault.ErrUnavailable)
	require.ErrorIs(t, v.Put(t.Context(), garden, id, []byte("x")), vault.ErrTaken)
	require.NoError(t, v.Delete(t.Context(), id))
	mine, err := os.ReadFile(outside)
	require.NoError(t, err)
	require.Equal(t, "mine", string(mine))
}

func TestDocumentsAreReadableByTheServiceAlone(t *testing.T) {
	t.Parallel()
	at := newFolder(t)
	id := newID()
	require.NoError(t, open(t, at.url, someKeys(t)).Put(t.Context(), garden, id, nil))
	info, err := os.Stat(filepath.Join(at.folder, id))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
}

// A process is killed while it puts documents, again and again: what has a document's name is whole, and the sweep leaves none
// of the rest.
func TestACutWriteLeavesNoHalfDocumentAndTheSweepTheRest(t *testing.T) {
	t.Parallel()
	at := newFolder(t)
	text := secret.Generate()
	keys, err := secret.Parse(text)
	require.NoError(t, err)
	for range 6 {
		putter := exec.CommandContext(t.Context(), os.Args[0])
		putter.Env = append(os.Environ(), "VAULT_TEST_URL="+at.url, "VAULT_TEST_KEYS="+text)
		before := len(files(t, at.folder))
		require.NoError(t, putter.Start())
		require.Eventually(t, func() bool {
			names, err := os.ReadDir(at.folder)
			return err == nil && len(names) > before+1
		}, 20*time.Second, time.Millisecond)
		require.NoError(t, putter.Process.Kill())
		require.Error(t, putter.Wait(), "it was killed")
	}
	v := open(t, at.url, keys)
	plant(t, at, newID()+".partial-LEFT", time.Hour)
	for name := range files(t, at.folder) {
		if id := strings.TrimPrefix(name, "/"); !strings.Contains(id, ".partial-") {
			_, err := v.Get(t.Context(), garden, id)
			require.NoError(t, err, "a document's name stands for a whole document")
		}
	}
	young := newID() + ".partial-YOUNG"
	plant(t, at, young, -time.Minute)
	for _, err := range v.Stored(t.Context(), time.Now()) {
		require.NoError(t, err)
	}
	for name := range files(t, at.folder) {
		require.True(t, !strings.Contains(name, ".partial-") || name == "/"+young, "%s was left by a cut write", name)
	}
	require.FileExists(t, filepath.Join(at.folder, young), "it may be one that is just being written")
}

func putForEver(url, text string) int {
	keys, err := secret.Parse(text)
	if err == nil {
		var v *vault.Vault
		if v, err = vault.Open(url, keys); err == nil {
			for err == nil {
				err = v.Put(context.Background(), garden, newID(), noise(3<<20))
			}
		}
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}
