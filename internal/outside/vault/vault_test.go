package vault_test

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/vault"
)

func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

func TestWhatWasPutIsGotUntilItIsDeleted(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		for _, size := range []int{0, 1, 70_000, 10 << 20} {
			id, content := newID(), noise(size)
			_, err := v.Get(t.Context(), garden, id)
			require.ErrorIs(t, err, vault.ErrNotFound)
			require.NoError(t, v.Put(t.Context(), garden, id, content))
			got, err := v.Get(t.Context(), garden, id)
			require.NoError(t, err)
			require.True(t, bytes.Equal(content, got))
			require.NoError(t, v.Delete(t.Context(), id))
			_, err = v.Get(t.Context(), garden, id)
			require.ErrorIs(t, err, vault.ErrNotFound)
			require.NoError(t, v.Delete(t.Context(), id), "it is away already")
		}
		require.Empty(t, files(t, at.folder))
		require.ErrorContains(t, v.Put(t.Context(), garden, newID(), noise(vault.Largest)), "too large")
	})
}

func TestADocumentOpensForItsAssociationAndItsIDOnly(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		keys := someKeys(t)
		v := open(t, at.url, keys)
		id := newID()
		require.NoError(t, v.Put(t.Context(), garden, id, []byte("board")))
		_, err := v.Get(t.Context(), sports, id)
		require.ErrorIs(t, err, vault.ErrDamaged, "another association")
		kind, _, _ := fault.KindOf(err)
		require.Equal(t, fault.Refused, kind)
		_, err = open(t, at.url, someKeys(t)).Get(t.Context(), garden, id)
		require.ErrorIs(t, err, vault.ErrDamaged, "other keys")

		sealed, err := os.ReadFile(filepath.Join(at.folder, id))
		require.NoError(t, err)
		changed := bytes.Clone(sealed)
		changed[len(changed)/2] ^= 1
		for what, planted := range map[string][]byte{
			"under another id": sealed, "a bit changed": changed, "cut": sealed[:len(sealed)-1], "nothing": {},
		} {
			other := newID()
			require.NoError(t, os.WriteFile(filepath.Join(at.folder, other), planted, 0o600))
			_, err = v.Get(t.Context(), garden, other)
			require.ErrorIs(t, err, vault.ErrDamaged, what)
		}
		huge := newID()
		require.NoError(t, os.WriteFile(filepath.Join(at.folder, huge), keys.SealBytes("document/"+garden, []byte(huge), make([]byte, vault.Largest)), 0o600))
		_, err = v.Get(t.Context(), garden, huge)
		require.ErrorIs(t, err, vault.ErrDamaged, "larger than any document, it is not read to its end")
		got, err := v.Get(t.Context(), garden, id)
		require.NoError(t, err)
		require.Equal(t, "board", string(got))
	})
}

func TestNothingOfADocumentIsLegibleWhereItIsKept(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		canary := "Referat: Karen Testperson Formand, 290280"
		content := []byte("%PDF-1.7 " + strings.Repeat(canary+" ", 50))
		v := open(t, at.url, someKeys(t))
		require.NoError(t, v.Put(t.Context(), garden, newID(), content))
		kept := files(t, at.folder)
		require.Len(t, kept, 1)
		for name, bytes := range kept {
			at := strings.ToLower(name + string(bytes))
			for _, form := range forms(canary) {
				require.NotContains(t, at, strings.ToLower(form))
			}
			require.NotContains(t, at, garden, "whose it is stands elsewhere")
			require.NotContains(t, at, "%pdf")
		}
	})
}

// forms are a text as it would stand in a file: as it is, in hex, and in base64 whatever came before it.
func forms(text string) []string {
	all := []string{text, hex.EncodeToString([]byte(text))}
	for before := range 3 {
		coded := base64.StdEncoding.EncodeToString([]byte("xx"[:min(before, 2)] + text))
		all = append(all, coded[4:len(coded)-4])
	}
	return all
}

func TestTheFormsAreSearchedFor(t *testing.T) {
	t.Parallel()
	for _, before := range []string{"", "a", "ab", "abc"} {
		coded := base64.StdEncoding.EncodeToString([]byte(before + "Karen Testperson" + "æ"))
		found := false
		for _, form := range forms("Karen Testperson") {
			found = found || strings.Contains(coded, form)
		}
		require.True(t, found, before)
	}
}

func TestADocumentIsNeverOverwritten(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		id := newID()
		var all sync.WaitGroup
		var winner atomic.Pointer[[]byte]
		var won, taken atomic.Int32
		for range 12 {
			all.Go(func() {
				content := noise(200_000)
				err := v.Put(t.Context(), garden, id, content)
				if err == nil {
					won.Add(1)
					winner.Store(&content)
				} else if kind, key, _ := fault.KindOf(err); kind == fault.Conflict && key == "vault.taken" {
					taken.Add(1)
				} else {
					t.Error(err)
				}
			})
		}
		all.Wait()
		require.EqualValues(t, 1, won.Load())
		require.EqualValues(t, 11, taken.Load())
		require.ErrorIs(t, v.Put(t.Context(), sports, id, []byte("later")), vault.ErrTaken)
		got, err := v.Get(t.Context(), garden, id)
		require.NoError(t, err)
		require.True(t, bytes.Equal(*winner.Load(), got), "what is there is the winner's, whole")
		require.Len(t, files(t, at.folder), 1, "nothing is left of the others")
	})
}

func TestANameThatIsNoIDGoesNowhere(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		above := filepath.Dir(at.folder)
		require.NoError(t, os.WriteFile(filepath.Join(above, "other"), []byte("mine"), 0o600))
		id := newID()
		for _, name := range []string{
			"", ".", "..", "../other", "/etc/passwd", at.folder + "/" + id, "a/" + id, id + "/..", id + "\x00", strings.ToUpper(id), "urn:uuid:" + id,
			"{" + id + "}", strings.ReplaceAll(id, "-", ""), id + " ", "..%2Fother", id + ".partial-x",
		} {
			require.ErrorContains(t, v.Put(t.Context(), garden, name, []byte("x")), "UUID", name)
			_, err := v.Get(t.Context(), garden, name)
			require.ErrorContains(t, err, "UUID", name)
			require.ErrorContains(t, v.Delete(t.Context(), name), "UUID", name)
		}
		require.Empty(t, files(t, at.folder))
		mine, err := os.ReadFile(filepath.Join(above, "other"))
		require.NoError(t, err)
		require.Equal(t, "mine", string(mine))
	})
}

func TestCheckTriesEverythingAndLeavesNothing(t *testing.T) {
	everywhere(t, func(t *testing.T, at ground) {
		v := open(t, at.url, someKeys(t))
		require.NoError(t, v.Check(t.Context()))
		require.Empty(t, files(t, at.folder))
	})
}

// files are the files under a folder, by their path in it. The S3 server removes a folder that has become empty.
func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		found[strings.TrimPrefix(path, folder)] = content
		return err
	}))
	return found
}
