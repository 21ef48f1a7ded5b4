package secret_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/secret"
)

func write(t testing.TB, text string, mode os.FileMode) string {
	path := filepath.Join(t.TempDir(), "keys")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	require.NoError(t, os.Chmod(path, mode))
	return path
}

func load(t testing.TB, text string) *secret.Keys {
	keys, err := secret.Load(write(t, text, 0o600))
	require.NoError(t, err)
	return keys
}

func TestLoadReadsWhatGenerateWrote(t *testing.T) {
	t.Parallel()
	load(t, secret.Generate())
	require.NotEqual(t, secret.Generate(), secret.Generate())
}

func TestLoadRefusesAFileThatOthersMayRead(t *testing.T) {
	t.Parallel()
	for _, mode := range []os.FileMode{0o644, 0o604, 0o660, 0o602} {
		_, err := secret.Load(write(t, secret.Generate(), mode))
		require.ErrorContains(t, err, "chmod 600", "mode %o", mode)
	}
	for _, mode := range []os.FileMode{0o600, 0o400, 0o440, 0o640} {
		_, err := secret.Load(write(t, secret.Generate(), mode))
		require.NoError(t, err, "mode %o", mode)
	}
}

func TestLoadSaysEveryMistakeAtOnceAndNoKey(t *testing.T) {
	t.Parallel()
	good := strings.Split(strings.TrimSpace(secret.Generate()), "\n")
	key := strings.Fields(good[3])[2]
	_, err := secret.Load(write(t, strings.Join([]string{
		good[1], "person 0", "persona 0 " + key, "person x " + key, "person 300 " + key, "person 1 QUJD",
		good[3], "link 1 " + key, "seal 0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", good[3], "person-inner 1 " + strings.Fields(good[4])[2],
	}, "\n"), 0o600))
	require.Error(t, err)
	for _, mistake := range []string{
		"line 2: a key is three words", "line 3: no such purpose", "line 4: the epoch", "line 5: the epoch", "line 6: the key of person 1 must be 32 bytes",
		"line 8: the key of link 1 stands on line 7", "line 9: the key of seal 0 is not random", "line 10: link 0 is there twice",
		"a key of person is missing", "person-inner has one key",
	} {
		require.ErrorContains(t, err, mistake)
	}
	require.NotContains(t, err.Error(), key)
}

func TestLoadWantsEveryEpochOfPerson(t *testing.T) {
	t.Parallel()
	text := secret.Generate() + strings.ReplaceAll(personLine(secret.Generate()), "person 0", "person 2")
	_, err := secret.Load(write(t, text, 0o600))
	require.ErrorContains(t, err, "person 1 is missing")
}

// personLine is the line of a keys file that holds the person key of epoch 0.
func personLine(text string) string {
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "person 0") {
			return line + "\n"
		}
	}
	return ""
}

func TestKeysSayNothingAboutThemselves(t *testing.T) {
	t.Parallel()
	keys := load(t, secret.Generate())
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		said := fmt.Sprintf(verb, keys)
		require.LessOrEqual(t, len(said), 40, "%s: %s", verb, said)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(secret.Generate())
	f.Add("person 0 AAAA\n#\n\nlink")
	f.Add("\ufeffseal -1 x")
	f.Fuzz(func(t *testing.T, text string) {
		keys, err := secret.Parse(text)
		if err != nil {
			require.Nil(t, keys)
			return
		}
		sealed := keys.Seal("x", nil, []byte("y"))
		plain, ok := keys.Open("x", nil, sealed)
		require.True(t, ok && bytes.Equal(plain, []byte("y")))
		require.NotEmpty(t, keys.PersonCodes("i", "s"))
	})
}
