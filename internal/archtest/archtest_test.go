package archtest

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheHouseKeepsItsRule(t *testing.T) {
	t.Parallel()
	broken, err := Broken("../..")
	require.NoError(t, err)
	require.Empty(t, broken, strings.Join(broken, "\n"))
}

// The rule must be able to say no: each line is an import that it forbids.
func TestTheRuleForbids(t *testing.T) {
	t.Parallel()
	for pkg, imported := range map[string]string{
		"connection":                   "net/http",
		"terms":                        "tilslut/internal/onboarding/connection",
		"connection/connectionsql":     "tilslut/internal/onboarding/identity",
		"setup/setupsql":               "tilslut/internal/onboarding/connection/connectionsql",
		"login/loginhttp":              "github.com/jackc/pgx/v5",
		"connection/connectionhttp":    "tilslut/internal/onboarding/connection/connectionsql",
		"connection/connectionjobs":    "tilslut/internal/outside/smtp",
		"setup/setuphttp":              "tilslut/web/connectpage",
		"association":                  "tilslut/internal/onboarding/connection",
		"overview/overviewsql":         "github.com/riverqueue/river",
		"connection/connectionjobs/v2": "tilslut/internal/onboarding/person",
		"connection/reviewhttp":        "tilslut/internal/onboarding/connection/connectionsql",
		"connection/review":            "tilslut/internal/onboarding/person",
		"connection/inner/innersql":    "tilslut/internal/onboarding/person",
		"connection/http":              "tilslut/internal/onboarding/person",
		"login/staffhttp":              "tilslut/internal/onboarding/login/loginhttp",
		"login/staffsql":               "tilslut/internal/onboarding/identity",
		"login/staffjobs":              "net/http",
	} {
		require.NotEmpty(t, forbidden(onboarding+pkg, imported), "%s imports %s", pkg, imported)
	}
	require.NotEmpty(t, forbidden(platform+"page", onboarding+"connection"))
	require.NotEmpty(t, forbidden(outside+"cvr", platform+"clock"))
	require.NotEmpty(t, forbidden(web+"letter", identity))
	require.NotEmpty(t, forbidden(web+"connectpage", onboarding+"connection/connectionsql"))
}

func TestTheRuleAllows(t *testing.T) {
	t.Parallel()
	require.Empty(t, forbidden(onboarding+"connection", onboarding+"terms"))
	require.Empty(t, forbidden(onboarding+"connection", identity))
	require.Empty(t, forbidden(onboarding+"connection/connectionsql", "github.com/jackc/pgx/v5"))
	require.Empty(t, forbidden(onboarding+"connection/reviewhttp", web+"reviewpage"))
	require.Empty(t, forbidden(onboarding+"login/staffhttp", identity))
	require.Empty(t, forbidden(outside+"cvr/cvrtest", outside+"cvr"))
	require.Empty(t, forbidden("tilslut/cmd/tilslut", onboarding+"connection/connectionsql"))
}

// A breach is found where it is written, in a room whose name isn't its flow's as well.
func TestABreachInARoomOfAnyNameIsFound(t *testing.T) {
	t.Parallel()
	for room, imported := range map[string]string{
		"login/staffhttp": "github.com/jackc/pgx/v5/pgxpool", "connection/reviewhttp": onboarding + "setup", "connection/reviewsql": identity, "login/staffjobs": "os/exec",
	} {
		root := t.TempDir()
		folder := filepath.Join(root, "internal", "onboarding", filepath.FromSlash(room))
		require.NoError(t, os.MkdirAll(folder, 0o700))
		name := path.Base(room)
		require.NoError(t, os.WriteFile(filepath.Join(folder, "doc.go"), []byte("// Package "+name+" is a room.\npackage "+name+"\n"), 0o600))
		broken, err := Broken(root)
		require.NoError(t, err)
		require.Empty(t, broken)
		require.NoError(t, os.WriteFile(filepath.Join(folder, "breach.go"), []byte("package "+name+"\n\nimport _ \""+imported+"\"\n"), 0o600))
		broken, err = Broken(root)
		require.NoError(t, err)
		require.Len(t, broken, 1)
		require.Contains(t, broken[0], room+"/breach.go imports "+imported)
	}
}
