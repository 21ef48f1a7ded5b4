package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEverySettingIsOneThatOperatorsKnow(t *testing.T) {
	t.Parallel()
	example, err := os.ReadFile("../../deploy/env.example")
	require.NoError(t, err)
	ours := settings(portsFrom(8080), "/data", "postgres://service", "postgres://owner")[len(os.Environ()):]
	require.NotEmpty(t, ours)
	for _, line := range ours {
		name, _, _ := strings.Cut(line, "=")
		require.Regexp(t, `(?m)^#? ?`+name+`=`, string(example))
	}
}

func TestWhatStandsInTheEnvironmentWins(t *testing.T) {
	t.Setenv("TILSLUT_SMTP_URL_FILE", "/etc/smtp")
	t.Setenv("TILSLUT_MAIL_FROM", "me@example.dk")
	joined := strings.Join(settings(portsFrom(8080), "/data", "postgres://service", "postgres://owner"), "\n")
	require.NotContains(t, joined, "TILSLUT_SMTP_URL=")
	require.Equal(t, 1, strings.Count(joined, "TILSLUT_MAIL_FROM="))
	require.Contains(t, joined, "TILSLUT_DATABASE_URL=postgres://service")
}

func TestTheTerminalShowsProblemsOnlyAndTheLogEverything(t *testing.T) {
	t.Parallel()
	var terminal bytes.Buffer
	name := filepath.Join(t.TempDir(), "log")
	l, err := openLog(name, "tilslut", &terminal)
	require.NoError(t, err)
	said := `{"time":"x","level":"INFO","msg":"request"}` + "\n" + `{"level":"WARN","msg":"register down","b":2,"a":1}` + "\npanic: x\n\n" + `{"level":"ERR`
	for _, piece := range regexp.MustCompile(`.{1,7}|\n`).FindAllString(said, -1) {
		_, err := l.Write([]byte(piece))
		require.NoError(t, err)
	}
	require.Equal(t, "tilslut | WARN register down a=1 b=2\ntilslut | panic: x\n", terminal.String())
	require.Contains(t, l.tail(), "panic: x")
	require.NoError(t, l.close())
	file, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, said, string(file))
}

func TestTheSampleTermsSayThatTheyAreASampleAndMatch(t *testing.T) {
	t.Parallel()
	clauses := map[string][]string{}
	for file, mark := range map[string]string{"terms/da.md": "**Eksempel.**", "terms/en.md": "**Sample.**"} {
		text, err := terms.ReadFile(file)
		require.NoError(t, err)
		require.Contains(t, string(text), mark)
		clauses[file] = regexp.MustCompile(`(?m)^(## \d+|\d+\.\d+)\.`).FindAllString(string(text), -1)
	}
	require.Equal(t, clauses["terms/da.md"], clauses["terms/en.md"])
	require.Greater(t, len(clauses["terms/da.md"]), 30)
}
