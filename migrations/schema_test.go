package migrations_test

import (
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/migrations"
)

var update = flag.Bool("update", false, "write schema.sql anew")

func TestTheDumpIsWhatTheStepsAddUpTo(t *testing.T) {
	t.Parallel()
	got := dump(t, postgrestest.Open(t, postgrestest.NewDB(t).OwnerURL))
	if *update {
		require.NoError(t, os.WriteFile("schema.sql", []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile("schema.sql")
	require.NoError(t, err)
	require.Equal(t, string(want), got, "run `go test ./migrations -update` and read what has changed")
}

func TestTheStepsAreNumberedWithoutGaps(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(migrations.Files, "*.sql")
	require.NoError(t, err)
	for i, name := range names {
		require.Regexp(t, `^\d{5}_[a-z_]+\.sql$`, name)
		require.Equal(t, i+1, number(name), name)
	}
	require.EqualValues(t, len(names), migrations.Latest())
}

func number(name string) int {
	n := 0
	for _, digit := range strings.SplitN(name, "_", 2)[0] {
		n = n*10 + int(digit-'0')
	}
	return n
}
