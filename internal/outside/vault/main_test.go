package vault_test

import (
	"os"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/vault"
	"tilslut/internal/platform/secret"
)

// This test binary plays a second part: with VAULT_TEST_URL it puts documents there until it is killed.
func TestMain(m *testing.M) {
	if url := os.Getenv("VAULT_TEST_URL"); url != "" {
		os.Exit(putForEver(url, os.Getenv("VAULT_TEST_KEYS")))
	}
	code := m.Run()
	stopServer()
	os.Exit(code)
}

const (
	garden = "00000019"
	sports = "13748136"
)

func open(t *testing.T, url string, keys *secret.Keys) *vault.Vault {
	t.Helper()
	v, err := vault.Open(url, keys)
	require.NoError(t, err)
	return v
}

func someKeys(t *testing.T) *secret.Keys {
	t.Helper()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	return keys
}

func newID() string { return uuid.NewString() }

// everywhere runs a test with a vault in a folder and with one in a bucket.
func everywhere(t *testing.T, test func(t *testing.T, at ground)) {
	t.Helper()
	t.Parallel()
	for name, make := range map[string]func(*testing.T) ground{"folder": newFolder, "bucket": newBucket} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, make(t))
		})
	}
}
