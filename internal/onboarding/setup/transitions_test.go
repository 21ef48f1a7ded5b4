package setup_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
)

var update = flag.Bool("update", false, "write the golden files anew")

// places are where a way can stand, and acts all that can be done there.
var (
	places = []struct {
		name string
		make func(t require.TestingT) setup.Setup
	}{
		{"link sent", func(require.TestingT) setup.Setup { return appointed() }},
		{"code needed", func(t require.TestingT) setup.Setup { s, _, _ := match(benny, hidden)(appointed()); return must(t, s) }},
		{"code issued", func(t require.TestingT) setup.Setup { return must(t, appointed(), issue(karen)) }},
		{"matched", matched},
		{"users may not use private MitID", func(t require.TestingT) setup.Setup { return must(t, matched(t), answer(false), offer(membership.App)) }},
		{"separate MitID chosen", func(t require.TestingT) setup.Setup { return must(t, complete(t), own(membership.Separate)) }},
		{"separate MitID enrolled", func(t require.TestingT) setup.Setup {
			return must(t, complete(t), own(membership.Separate), enrolled(second, "app"))
		}},
		{"complete", complete},
		{"approved", done},
		{"matched, set up by another", func(t require.TestingT) setup.Setup { return later(matched(t), true) }},
		{"complete, set up by another without private MitID", func(t require.TestingT) setup.Setup { return later(complete(t), false) }},
		{"complete, withdrawn", func(t require.TestingT) setup.Setup { return withdrawn(complete(t)) }},
		{"complete, expired", func(t require.TestingT) setup.Setup { return expired(complete(t)) }},
	}
	acts = []struct {
		name string
		do   act
	}{
		{"Match", match(benny, same)},
		{"Match, name differs", match(benny, matching.Found{BirthKnown: true, SameBirth: true})},
		{"Match, right code", withCode(benny, true)},
		{"Match, wrong code", withCode(benny, false)},
		{"Match, wrong person", match(stranger, other)},
		{"Match, old link", claim(benny, setup.Claim{Version: 0, Found: same})},
		{"IssueCode", issue(karen)},
		{"IssueCode, stranger", issue(stranger)},
		{"AnswerPrivate yes", answer(true)},
		{"AnswerPrivate no", answer(false)},
		{"ChooseAuthenticators app", offer(membership.App)},
		{"ChooseAuthenticators chip", offer(membership.Chip)},
		{"ChooseOwn private", own(membership.Private)},
		{"ChooseOwn separate", own(membership.Separate)},
		{"Enrolled", enrolled(second, "app")},
		{"Enrolled, chip", enrolled(second, "chip")},
		{"Enrolled, the private one", enrolled(benny, "app")},
		{"Approve", approve(benny, days(3))},
		{"Approve, stranger", approve(stranger, days(3))},
	}
)

func outcome(s setup.Setup, do act) string {
	after, effects, err := do(s)
	var out strings.Builder
	switch {
	case err != nil:
		_, key, _ := fault.KindOf(err)
		out.WriteString("✗ " + key)
		if len(after.History) > 0 {
			out.WriteString(", kept")
		}
	case after.Next() != s.Next():
		fmt.Fprintf(&out, "→ %s", after.Next())
	case len(after.History) > 0:
		out.WriteString("= changed")
	default:
		out.WriteString("= same")
	}
	for _, e := range effects {
		out.WriteString(" + " + strings.TrimPrefix(e.Kind(), "setup_"))
	}
	return out.String()
}

// The table of where a way stands and all acts is the specification that people read; it is written from the rules.
func TestTheTableOfPlacesAndActs(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	for i, place := range places {
		if i > 0 {
			table.WriteString("\n")
		}
		fmt.Fprintf(&table, "%s (%s)\n", place.name, place.make(t).Next())
		for _, a := range acts {
			fmt.Fprintf(&table, "  %-26s %s\n", a.name, outcome(place.make(t), a.do))
		}
	}
	golden := filepath.Join("testdata", "transitions.golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(table.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), table.String(), "run with -update when the rules were meant to change")
}

func TestEveryActDoneTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		for _, a := range acts {
			once, _, err := a.do(place.make(t))
			if err != nil || a.name == "IssueCode" { // each press makes a new code, and is meant to.
				continue
			}
			once.History, once.Member.History = nil, nil
			twice, effects, err := a.do(once)
			require.NoError(t, err, "%s: %s", place.name, a.name)
			require.Empty(t, effects, "%s: %s", place.name, a.name)
			require.Equal(t, once, twice, "%s: %s", place.name, a.name)
		}
	}
}
