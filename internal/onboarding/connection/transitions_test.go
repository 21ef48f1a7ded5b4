package connection_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
)

var update = flag.Bool("update", false, "write the golden files anew")

func outcome(c connection.Connection, do act) string {
	after, effects, err := do(c)
	if err != nil {
		_, key, _ := fault.KindOf(err)
		return "✗ " + key
	}
	var out strings.Builder
	switch {
	case after.State != c.State:
		fmt.Fprintf(&out, "→ %s", after.State)
	case len(after.History) != len(c.History) || len(effects) > 0:
		out.WriteString("= changed")
	default:
		out.WriteString("= same")
	}
	for _, e := range effects {
		kind := strings.TrimPrefix(e.Kind(), "connection_")
		if news, ok := e.(connection.SendNews); ok {
			kind = string(news.Letter)
		}
		out.WriteString(" + " + kind)
	}
	return out.String()
}

// tried is what everybody met who tried an act.
type tried struct {
	act      string
	outcomes []string // "karen → withdrawn", "rita, inge ✗ connection.not-yours"
}

func try(act string, names []string, of func(i int) string) tried {
	t, outcomes := tried{act: act}, make([]string, len(names))
	for i := range names {
		outcomes[i] = of(i)
	}
	for i, o := range outcomes {
		if slices.Index(outcomes, o) < i {
			continue
		}
		var who []string
		for j, same := range outcomes {
			if same == o {
				who = append(who, names[j])
			}
		}
		t.outcomes = append(t.outcomes, strings.Join(who, ", ")+" "+o)
	}
	return t
}

// at is a case in the situation, whose letters have all been sent.
func (s situation) at(t *testing.T) connection.Connection { return arrived(s.make(t)) }

func (s situation) tried(t *testing.T) []tried {
	var all []tried
	for _, a := range acts() {
		all = append(all, try(a.name, []string{"karen", "rita", "inge", "stranger"}, func(i int) string { return outcome(s.at(t), a.do(people[i])) }))
	}
	staff := []connection.Caseworker{lone, ole, {}}
	for _, a := range staffActs() {
		all = append(all, try(a.name, []string{"lone", "ole", "nobody"}, func(i int) string { return outcome(s.at(t), a.do(staff[i])) }))
	}
	for _, a := range houseActs() {
		all = append(all, try(a.name, []string{"the house"}, func(int) string { return outcome(s.at(t), a.do) }))
	}
	return all
}

// block lists what does something, act by act, and gathers what is refused or changes nothing by how that is said.
func (s situation) block(t *testing.T) string {
	var does strings.Builder
	var order []string
	others := map[string][]string{}
	for _, tried := range s.tried(t) {
		var lead []string
		for _, o := range tried.outcomes {
			if strings.Contains(o, "✗") || strings.HasSuffix(o, "= same") {
				if others[o] == nil {
					order = append(order, o)
				}
				others[o] = append(others[o], tried.act)
				continue
			}
			lead = append(lead, o)
		}
		if len(lead) > 0 {
			fmt.Fprintf(&does, "  %-24s %s\n", tried.act, strings.Join(lead, " · "))
		}
	}
	for _, o := range order {
		if !strings.HasSuffix(o, "✗ connection.not-yours") {
			fmt.Fprintf(&does, "  %s: %s\n", o, strings.Join(others[o], ", "))
		}
	}
	return does.String()
}

// The table of all states and all acts is the specification that people read; it is written from the rules: who may do what, where it
// leads, and which letters go out.
func TestTheTableOfStatesAndActs(t *testing.T) {
	t.Parallel()
	seen := map[connection.State]bool{}
	var table strings.Builder
	table.WriteString("karen started the case; rita is the representative whom a reporter names; inge administers the association already; lone and ole are caseworkers.\n" +
		"→ the state it leads to, = it stays, ✗ refused, + a letter or another job. Whom a case is none of is refused as connection.not-yours, and left out.\n")
	for _, s := range situations() {
		c := s.at(t)
		seen[c.State] = true
		require.Contains(t, s.name, string(c.State), "the name says the state")
		fmt.Fprintf(&table, "\n%s\n%s", s.name, s.block(t))
	}
	for _, state := range connection.States() {
		require.True(t, seen[state], state)
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

func TestACaseIsNothingToAStranger(t *testing.T) {
	t.Parallel()
	refusals := []string{"✗ connection.not-yours", "✗ connection.link-", "✗ connection.withdrawn", "✗ connection.state", "✗ connection.wrong-person", "✗ connection.terms-changed"}
	for _, s := range situations() {
		for _, a := range acts() {
			if a.name == "Claim, expected" {
				continue // it is the person, then.
			}
			got := outcome(s.at(t), a.do(other))
			require.True(t, slices.ContainsFunc(refusals, func(r string) bool { return strings.HasPrefix(got, r) }), "%s: %s: %s", s.name, a.name, got)
		}
	}
}

func TestEveryActDoneTwiceIsDoneOnce(t *testing.T) {
	t.Parallel()
	for _, s := range situations() {
		var all []act
		for _, a := range acts() {
			for _, p := range people {
				all = append(all, a.do(p))
			}
		}
		for _, a := range staffActs() {
			all = append(all, a.do(lone), a.do(ole))
		}
		for _, a := range houseActs() {
			all = append(all, a.do)
		}
		for _, do := range all {
			once, _, err := do(s.at(t))
			if err != nil {
				continue
			}
			twice, effects, err := do(once)
			if err == nil {
				require.Empty(t, effects, "%s", s.name)
				require.Equal(t, once, twice, "%s", s.name)
			}
		}
	}
}
