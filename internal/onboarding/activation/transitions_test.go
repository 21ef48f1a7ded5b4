package activation_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

var update = flag.Bool("update", false, "write the golden files anew")

type named struct {
	name string
	do   act
}

// acts are all acts of the flow, on the third day unless it says otherwise.
func acts() []named {
	return []named{
		{"Invite private", apply(activation.Invite("private"), everything, days(3))},
		{"Invite separate", apply(activation.Invite("separate"), everything, days(3))},
		{"Invite ask", apply(activation.Invite("ask"), everything, days(3))},
		{"Invite ask after 31 days", apply(activation.Invite("ask"), everything, days(31))},
		{"Invite ask, private only", apply(activation.Invite("ask"), privateOnly, days(3))},
		{"Delete", apply(activation.Delete(), everything, days(3))},
		{"Restore", apply(activation.Restore(), everything, days(3))},
		{"Restore after 40 days", apply(activation.Restore(), everything, days(40))},
		{"Resend", func(u user) (user, effects, error) { return u.Resend(karen, 1, days(3)) }},
		{"Resend an older link", func(u user) (user, effects, error) { return u.Resend(karen, 0, days(3)) }},
		{"CorrectAddress", func(u user) (user, effects, error) { return u.CorrectAddress(karen, "bo@ny.example", days(3)) }},
		{"CorrectAddress, the same", func(u user) (user, effects, error) { return u.CorrectAddress(karen, "bo@lund.example", days(3)) }},
		{"Correct the name", func(u user) (user, effects, error) { return u.Correct(karen, "Bo Lunde", "bo@lund.example", days(3)) }},
		{"IssueCode", issueCode},
		{"Renew", func(u user) (user, effects, error) { return u.Renew(1, days(3)) }},
		{"Renew after 31 days", func(u user) (user, effects, error) { return u.Renew(1, days(31)) }},
		{"Match", match(bo, surely, noCode, days(3))},
		{"Match without a code", match(bo, perhaps, noCode, days(3))},
		{"Match with a wrong code", match(bo, perhaps, wrong, days(3))},
		{"Match with the code", match(bo, perhaps, right, days(3))},
		{"Match somebody else", match(eva, stranger, right, days(3))},
		{"Match after 31 days", match(bo, surely, noCode, days(31))},
		{"Match nobody", match("", surely, noCode, days(3))},
		{"Approve", approve},
		{"Approve as somebody else", func(u user) (user, effects, error) { return u.Approve(eva, u.LinkVersion, everything, days(3)) }},
		{"Approve, separate only", func(u user) (user, effects, error) { return u.Approve(bo, u.LinkVersion, separateOnly, days(3)) }},
		{"Reject", reject},
		{"Reject, private only", func(u user) (user, effects, error) { return u.Reject(bo, u.LinkVersion, privateOnly, days(3)) }},
		{"Enrolled", enrolled},
		{"Enrolled with a chip", func(u user) (user, effects, error) {
			return u.Enrolled(bo, u.LinkVersion, boSep, membership.Chip, everything, days(3))
		}},
		{"Enrolled the private one", func(u user) (user, effects, error) {
			return u.Enrolled(bo, u.LinkVersion, bo, membership.App, everything, days(3))
		}},
	}
}

// situation is a user in a state, with what matters besides.
type situation struct {
	name string
	user user
}

func situations(t *testing.T) []situation {
	t.Helper()
	all := []situation{{"imported", imported()}}
	for _, choice := range activation.Choices() {
		all = append(all, situation{"invited " + string(choice), invited(t, choice)})
	}
	all = append(all,
		situation{"invited ask, without a date of birth, with a code", func() user {
			u := must(t, invited(t, "ask"), issueCode)
			u.Birth = person.Code{}
			return u
		}()},
		situation{"invited ask, bounced", func() user {
			u := invited(t, "ask")
			u.Letters[0].State = activation.Bounced
			return u
		}()})
	for _, choice := range activation.Choices() {
		all = append(all, situation{"matched " + string(choice), matched(t, choice)})
	}
	return append(all,
		situation{"matched ask, private rejected", must(t, matched(t, "ask"), reject)},
		situation{"refused", must(t, matched(t, "private"), reject)},
		situation{"active by private MitID", must(t, matched(t, "private"), approve)},
		situation{"active by separate MitID", must(t, matched(t, "separate"), enrolled)},
		situation{"deleted", must(t, invited(t, "ask"), apply(activation.Delete(), everything, days(1)))},
		situation{"deleted and restored", must(t, invited(t, "ask"),
			apply(activation.Delete(), everything, days(1)), apply(activation.Restore(), everything, days(2)))})
}

func outcome(u user, do act) string {
	u.Noted = nil
	after, e, err := do(u)
	if err != nil {
		_, key, _ := fault.KindOf(err)
		return "✗ " + key
	}
	var out strings.Builder
	switch {
	case after.State != u.State:
		fmt.Fprintf(&out, "→ %s", after.State)
	case len(after.Noted) > 0:
		fmt.Fprintf(&out, "= %s", after.Noted[0].Kind)
	default:
		out.WriteString("= same")
	}
	for _, e := range e {
		out.WriteString(" + " + strings.TrimPrefix(e.Kind(), "activation_"))
		if tell, ok := e.(activation.TellAdministrators); ok {
			out.WriteString(" " + string(tell.About))
		}
	}
	return out.String()
}

// The table of all situations and all acts is the specification that people read; it is written from the rules.
func TestTheTableOfSituationsAndActs(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	for i, s := range situations(t) {
		if i > 0 {
			table.WriteString("\n")
		}
		table.WriteString(s.name + "\n")
		for _, a := range acts() {
			fmt.Fprintf(&table, "  %-26s %s\n", a.name, outcome(s.user, a.do))
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
	for _, s := range situations(t) {
		for _, a := range acts() {
			once, _, err := a.do(s.user)
			if err != nil || a.name == "IssueCode" || strings.Contains(a.name, "wrong code") {
				continue // every code is a new one, and every wrong one costs a try.
			}
			twice, e, err := a.do(once)
			if err == nil {
				require.Empty(t, e, "%s: %s", s.name, a.name)
				require.Equal(t, once, twice, "%s: %s", s.name, a.name)
			}
		}
	}
}
