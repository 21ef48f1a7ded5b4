package archtest

import (
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
	require.Empty(t, forbidden(outside+"cvr/cvrtest", outside+"cvr"))
	require.Empty(t, forbidden("tilslut/cmd/tilslut", onboarding+"connection/connectionsql"))
}
