package vault_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/vault"
)

// plant lays a file into the folder of a store, as old as told.
func plant(t *testing.T, at ground, name string, age time.Duration) {
	t.Helper()
	path := filepath.Join(at.folder, name)
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	when := time.Now().Add(-age)
	require.NoError(t, os.Chtimes(path, when, when))
}

// Folders are read a few hundred names at a time and buckets a thousand, and every document is found while others are deleted.
func TestStoredNamesWhatIsOldOnceAndWhatIsDeletedMeanwhileDoesNotMatter(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		old, kept := map[string]bool{}, map[string]bool{}
		for i := range 1200 {
			id := newID()
			age := time.Minute
			if i%10 != 0 {
				age, old[id] = 2*time.Hour, true
			}
			plant(t, at, id, age)
			kept[id] = true
		}
		plant(t, at, "README", 2*time.Hour)
		sub := filepath.Join(at.folder, newID())
		require.NoError(t, os.Mkdir(sub, 0o700))
		long := time.Now().Add(-2 * time.Hour)
		require.NoError(t, os.Chtimes(sub, long, long))
		n := 0
		for id, err := range v.Stored(t.Context(), time.Now().Add(-time.Hour)) {
			require.NoError(t, err)
			require.True(t, old[id], "%s is young, was named already, or is no document", id)
			delete(old, id)
			if n++; n%2 == 0 {
				require.NoError(t, v.Delete(t.Context(), id))
				delete(kept, id)
			}
		}
		require.Empty(t, old, "every one was named")
		left := files(t, at.folder)
		require.Len(t, left, len(kept)+1)
		require.Contains(t, left, "/README", "what is not ours stays")
	})
}

func TestStoredEndsWhenTheCallerHasHadEnough(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		for range 5 {
			plant(t, at, newID(), time.Hour)
		}
		n := 0
		for _, err := range v.Stored(t.Context(), time.Now()) {
			require.NoError(t, err)
			if n++; n == 2 {
				break
			}
		}
		require.Equal(t, 2, n)
	})
}

func TestAStoreThatIsNotThereIsUnavailableAndNotEmpty(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		require.NoError(t, os.RemoveAll(at.folder))
		if filepath.Base(at.folder) == "docs" { // The bucket, not the prefix in it.
			require.NoError(t, os.RemoveAll(filepath.Dir(at.folder)))
		}
		why := "no such "
		_, err := v.Get(t.Context(), garden, newID())
		require.ErrorIs(t, err, vault.ErrUnavailable, "an empty vault would say that there is no such document")
		require.ErrorContains(t, err, why)
		for _, err := range []error{v.Put(t.Context(), garden, newID(), nil), v.Delete(t.Context(), newID()), v.Check(t.Context())} {
			require.ErrorIs(t, err, vault.ErrUnavailable)
			require.ErrorContains(t, err, why)
		}
		told := 0
		for _, err := range v.Stored(t.Context(), time.Now()) {
			require.ErrorIs(t, err, vault.ErrUnavailable)
			told++
		}
		require.Equal(t, 1, told)
		require.NoDirExists(t, at.folder, "nothing is made in its place")
	})
}
