package cvr_test

import (
	"bytes"
	"flag"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// noon is the moment at which these tests are: a quarter to midnight in summer would be another day in London.
func noon() time.Time {
	return time.Date(2026, time.November, 22, 12, 0, 0, 0, calendar.Copenhagen())
}

// beside starts a stand-in and a client that asks it.
func beside(t *testing.T, change func(*cvr.Settings)) (*cvr.Client, *cvrtest.Register) {
	t.Helper()
	register := cvrtest.New(noon)
	server := httptest.NewServer(register)
	t.Cleanup(server.Close)
	settings := cvr.Settings{URL: server.URL, User: cvrtest.User, Password: cvrtest.Password, Timeout: 2 * time.Second}
	if change != nil {
		change(&settings)
	}
	return client(t, settings, noon), register
}

func client(t *testing.T, settings cvr.Settings, now func() time.Time) *cvr.Client {
	t.Helper()
	c, err := cvr.New(settings, now, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// golden compares with a file in testdata, or writes it where -update is given.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestSettingsThatCantWorkAreRefusedWithoutRepeatingThem(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "distribution.virk.dk", "ftp://register.example", "http://", "http://a:s3cret@register.example", "http://register.example?x=s3cret",
		"http://register.example/#s3cret", "http://[s3cret", "http:register.example"} {
		_, err := cvr.New(cvr.Settings{URL: url}, noon, slog.New(slog.DiscardHandler))
		require.Error(t, err, url)
		require.NotContains(t, err.Error(), "s3cret")
	}
}

func TestPlaintextCredentialsToAnotherMachineAreWarnedAboutOnce(t *testing.T) {
	t.Parallel()
	for url, warnings := range map[string]int{
		"http://register.example": 1, "https://register.example": 0, "http://127.0.0.1:9": 0, "http://[::1]:9": 0, "http://localhost:9": 0,
	} {
		var log bytes.Buffer
		_, err := cvr.New(cvr.Settings{URL: url, User: "u", Password: "s3cret"}, noon, slog.New(slog.NewTextHandler(&log, nil)))
		require.NoError(t, err)
		require.Equal(t, warnings, bytes.Count(log.Bytes(), []byte("level=WARN")), url)
		require.NotContains(t, log.String(), "s3cret")
	}
}
