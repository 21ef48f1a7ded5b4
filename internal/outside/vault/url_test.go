package vault_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/vault"
)

func TestAURLIsCheckedWithoutTalkingToAnybodyAndItsSecretNotRepeated(t *testing.T) {
	t.Parallel()
	for url, why := range map[string]string{
		"":                                    "must be file:///folder or s3://",
		"/var/lib/tilslut/vault":              "must be file:///folder or s3://",
		"https://key:hunter2@host/bucket":     "must be file:///folder or s3://",
		"s3://key:hun/ter2@host/bucket":       "%2F",
		"s3://key:hun%ter2@host/bucket":       "%2F",
		"file://vault":                        "after three slashes",
		"file:vault":                          "after three slashes",
		"file:///":                            "after three slashes",
		"file:///var/vault?tls=off":           "%3F",
		"file:///var/vault#1":                 "%3F",
		"s3://host/bucket":                    "needs the key and the secret",
		"s3://key@host/bucket":                "needs the key and the secret",
		"s3://key:hunter2@/bucket":            "names no host",
		"s3://key:hunter2@host":               "names no bucket",
		"s3://key:hunter2@host/Bucket!":       "names no bucket",
		"s3://key:hunter2@host/b2?x=1":        "nothing else",
		"s3://key:hunter2@host/bucket#x":      "nothing else",
		"s3://key:hunter2@h/bkt?region=":      "nothing else",
		"s3://key:hunter2@h/bkt?tls=1":        "tls=off or nothing",
		"s3://key:hunter2@h/bkt?tls=off":      "for this machine alone",
		"s3://key:hunter2@10.0.0.1/b?tls=off": "for this machine alone",
		"s3://key:hunter2@host:99999x/bucket": "%2F",
	} {
		_, err := vault.Open(url, nil)
		require.ErrorContains(t, err, why, url)
		require.NotContains(t, err.Error(), "hunter2", url)
		require.NotContains(t, err.Error(), "ter2", url)
	}
	_, err := vault.Open("s3:///?tls=off", nil)
	for _, why := range []string{"key and the secret", "no host", "no bucket", "this machine alone"} {
		require.ErrorContains(t, err, why, "everything at once")
	}
	for _, url := range []string{
		"file:///var/lib/tilslut/vault", "file:///mnt/a%20b/", "s3://key:sec%2Fret@s3.eu-north-1.amazonaws.com/bucket?region=eu-north-1",
		"s3://key:secret@minio.example.dk:9000/bucket/tilslut/documents", "s3://k:s@127.0.0.1:9000/bucket?tls=off", "s3://k:s@[::1]:9000/bucket?tls=off",
		"s3://k:s@localhost/bucket/?tls=off",
	} {
		_, err := vault.Open(url, nil)
		require.NoError(t, err, url)
	}
}
