package connection_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
)

var update = flag.Bool("update", false, "write the golden files anew")

type named struct {
	name string
	do   act
}

// acts are all acts of the flow, done by the person who started the case, on the third day unless it says otherwise.
func acts() []named {
	on := func(do func(c connection.Connection) (connection.Connection, []connection.Effect, error)) act {
		return do
	}
	taken := func(do act) act {
		return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			c.Taken = true
			return do(c)
		}
	}
	return []named{
		{"ChooseRole representative", chooseRole},
		{"ChooseRole reporter", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(karen, person.Reporter, days(3))
		})},
		{"SetContact another", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(karen, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, "da", days(3))
		})},
		{"CorrectContact", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.CorrectContact(karen, connection.Contact{Name: "Karen Holm", Email: "ny@holm.example"}, days(3))
		})},
		{"SetFinding documented", find(documented())},
		{"AcceptTerms in force", acceptTerms},
		{"AcceptTerms newer", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(karen, terms2.Hash("da"), terms2, days(3))
		})},
		{"AcceptTerms other text", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(karen, terms2.Hash("da"), terms1, days(3))
		})},
		{"AddAdministrator", appoint(somebody(clara, "Clara Dam", "clara@dam.example"))},
		{"AddAdministrator again", appoint(somebody(benny, "Benny Krog", "benny@krog.example"))},
		{"ChangeAdministrator", change(somebody(benny, "Benny Kragh", "benny@krog.example"))},
		{"CorrectAddress", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(karen, benny, "benny@ny.example", days(3))
		})},
		{"RemoveAdministrator", remove(benny)},
		{"Confirm attested", confirm(attested(), days(3))},
		{"Confirm registered", confirm(registered(), days(3))},
		{"Confirm documented", confirm(documented(), days(3))},
		{"Confirm register down", confirm(connection.Finding{Association: "10000009", Verdict: connection.VerdictDown}, days(3))},
		{"Confirm when taken", taken(confirm(attested(), days(3)))},
		{"Confirm after 9 days", confirm(registered(), days(9))},
		{"OpenMailbox", openMailbox(1, days(3))},
		{"OpenMailbox when taken", taken(openMailbox(1, days(3)))},
		{"OpenMailbox after 9 days", openMailbox(1, days(9))},
		{"RenewSetupLink", renew(benny, 1, days(3))},
		{"RenewSetupLink, 62 days", renew(benny, 1, days(62))},
		{"Withdraw", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Withdraw(karen, days(3))
		})},
		{"Lapse", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Lapse(days(3))
		})},
		{"Lapse after 9 days", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Lapse(days(9))
		})},
		{"Lapse after 99 days", on(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
			return c.Lapse(days(99))
		})},
	}
}

// inState is a complete case in any state; those that come later are only named.
func inState(t *testing.T, s connection.State) connection.Connection {
	t.Helper()
	c := complete(t)
	switch s {
	case connection.AwaitingMailbox:
		c = awaiting(t)
	case connection.Connected:
		c = connected(t)
	case connection.Withdrawn:
		c = withdrawn(t)
	case connection.Draft:
	default:
		c.State = s
	}
	return c
}

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
	case len(after.History) != len(c.History):
		out.WriteString("= changed")
	default:
		out.WriteString("= same")
	}
	for _, e := range effects {
		out.WriteString(" + " + strings.TrimPrefix(e.Kind(), "connection_"))
	}
	return out.String()
}

// blocks are the lines of each state; states in which every act has the same outcome share theirs.
func blocks(t *testing.T) []string {
	t.Helper()
	var order []string
	heads := map[string][]string{}
	for _, state := range connection.States() {
		var lines strings.Builder
		for _, a := range acts() {
			fmt.Fprintf(&lines, "  %-26s %s\n", a.name, outcome(inState(t, state), a.do))
		}
		if heads[lines.String()] == nil {
			order = append(order, lines.String())
		}
		heads[lines.String()] = append(heads[lines.String()], string(state))
	}
	for i, lines := range order {
		order[i] = strings.Join(heads[lines], " · ") + "\n" + lines
	}
	return order
}

// The table of all states and all acts is the specification that people read; it is written from the rules.
func TestTheTableOfStatesAndActs(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	for i, block := range blocks(t) {
		if i > 0 {
			table.WriteString("\n")
		}
		table.WriteString(block)
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
	for _, state := range connection.States() {
		for _, a := range acts() {
			once, _, err := a.do(inState(t, state))
			if err != nil {
				continue
			}
			twice, effects, err := a.do(once)
			if err == nil {
				require.Empty(t, effects, "%s: %s", state, a.name)
				require.Equal(t, once, twice, "%s: %s", state, a.name)
			}
		}
	}
}
