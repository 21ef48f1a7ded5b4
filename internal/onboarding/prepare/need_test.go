package prepare_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/prepare"
)

var update = flag.Bool("update", false, "write the golden files anew")

// lookup answers from alternating questions and values.
func lookup(pairs ...string) func(prepare.Question) string {
	return func(q prepare.Question) string {
		if i := slices.Index(pairs, string(q)); i >= 0 && i%2 == 0 {
			return pairs[i+1]
		}
		return ""
	}
}

func TestOnePersonNeedsNoMitIDErhverv(t *testing.T) {
	t.Parallel()
	counted, next, end := prepare.Walk(lookup("people", "one", "cvr", "no", "form", "other"))
	require.Equal(t, prepare.NotNeeded, end)
	require.Empty(t, next)
	require.Equal(t, []prepare.Answer{{Question: prepare.People, Value: prepare.One}}, counted, "the other answers no longer matter")
}

func TestSeveralWithARegisteredRepresentativeConnectAutomatically(t *testing.T) {
	t.Parallel()
	_, _, end := prepare.Walk(lookup("people", "several", "cvr", "yes", "form", "voluntary", "register", "yes"))
	require.Equal(t, prepare.Connect, end)
}

func TestAnUnknownValueIsNoAnswer(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"", "ONE", "two", "<script>", "one "} {
		counted, next, end := prepare.Walk(lookup("people", value, "cvr", "yes"))
		require.Empty(t, counted)
		require.Equal(t, prepare.People, next)
		require.Empty(t, end)
	}
}

// TestEveryWayThroughTheCheck keeps all of them in a golden file: what was answered, and what came of it.
func TestEveryWayThroughTheCheck(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	reached := map[prepare.Outcome]bool{}
	var walk func(pairs []string)
	walk = func(pairs []string) {
		_, next, end := prepare.Walk(lookup(pairs...))
		if end != "" {
			reached[end] = true
			fmt.Fprintf(&table, "%-60s %s\n", strings.Join(pairs, " "), end)
			return
		}
		for _, value := range next.Answers() {
			walk(append(slices.Clone(pairs), string(next), value))
		}
	}
	walk(nil)
	require.Len(t, reached, len(prepare.Outcomes()), "every outcome can be reached")
	path := filepath.Join("testdata", "need.golden")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(table.String()), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), table.String())
}

// TestWalkingAgainWithWhatCountedChangesNothing is what lets the address be tidied.
func TestWalkingAgainWithWhatCountedChangesNothing(t *testing.T) {
	t.Parallel()
	values := []string{"", "one", "several", "yes", "no", "recent", "unsure", "association", "voluntary", "other", "x"}
	rapid.Check(t, func(t *rapid.T) {
		var pairs []string
		for _, q := range []string{"people", "cvr", "form", "register"} {
			pairs = append(pairs, q, rapid.SampledFrom(values).Draw(t, q))
		}
		counted, next, end := prepare.Walk(lookup(pairs...))
		require.NotEqual(t, next == "", end == "", "either a question or an outcome")
		var again []string
		for _, a := range counted {
			again = append(again, string(a.Question), a.Value)
		}
		counted2, next2, end2 := prepare.Walk(lookup(again...))
		require.Equal(t, counted, counted2)
		require.Equal(t, next, next2)
		require.Equal(t, end, end2)
	})
}

func TestOnlySomeOutcomesLeadOnToConnecting(t *testing.T) {
	t.Parallel()
	for _, o := range prepare.Outcomes() {
		want := o != prepare.NotNeeded && o != prepare.NumberFirst && o != prepare.OtherForm
		require.Equal(t, want, o.MayConnect(), o)
	}
}
