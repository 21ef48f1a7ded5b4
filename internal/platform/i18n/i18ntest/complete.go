package i18ntest

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"

	words "tilslut/internal/platform/i18n"
)

// Complete fails the test for every problem with the words below root, the module's folder.
func Complete(t testing.TB, root string) {
	t.Helper()
	problems, err := Problems(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// Problems answers a sentence for each problem, sorted.
func Problems(root string) ([]string, error) {
	all, problems := readWords(root)
	c, err := readCode(root)
	if err != nil {
		return nil, err
	}
	problems = append(problems, compare(all)...)
	problems = append(problems, c.missing(all)...)
	problems = append(problems, c.unused(all)...)
	sort.Strings(problems)
	return slices.Compact(problems), nil
}

// missing reports keys that the code asks for and no file has, and calls that don't fit their text.
func (c code) missing(all map[string]*word) (problems []string) {
	for _, a := range c.asks {
		w := all[a.key]
		if w == nil {
			if !strings.HasSuffix(a.key, ".") {
				problems = append(problems, fmt.Sprintf("%s asks for %s, which no file has", a.at, a.key))
			}
			continue
		}
		if da := w.texts[words.Danish]; a.exact && da != nil {
			given := slices.Clone(a.names)
			sort.Strings(given)
			want := placeholders(da)
			if da.One != "" && !slices.Contains(want, "Count") {
				want = append(want, "Count")
				sort.Strings(want)
			}
			if !slices.Equal(given, want) {
				problems = append(problems, fmt.Sprintf("%s gives %v to %s, whose text has %v", a.at, given, a.key, want))
			}
		}
	}
	for key, kind := range c.faults {
		if spoken(kind) && all["fault."+key+".title"] == nil {
			problems = append(problems, fmt.Sprintf("the fault %s (%s) has no words: fault.%s.title and .body", key, kind, key))
		}
	}
	return problems
}

// spoken tells whether a fault of this kind may reach a person as a page. What is invalid is said beside the field, who
// has to log in is sent there, and a neighbour's refusal is noted where it was asked.
func spoken(kind string) bool {
	return kind != "Invalid" && kind != "Unauthenticated" && kind != "Refused"
}

// unused reports keys that nothing asks for.
func (c code) unused(all map[string]*word) (problems []string) {
	for key, w := range all {
		if !c.uses(key) {
			problems = append(problems, fmt.Sprintf("%s (%s) is used nowhere", key, w.folder))
		}
	}
	return problems
}

func (c code) uses(key string) bool {
	if c.literals[key] {
		return true
	}
	if about, ok := strings.CutPrefix(key, "fault."); ok {
		about = strings.TrimSuffix(strings.TrimSuffix(about, ".title"), ".body")
		if _, known := c.faults[about]; known || c.literals[about] {
			return true
		}
	}
	for i, r := range key {
		if r == '.' && key[:i+1] != "fault." && c.literals[key[:i+1]] {
			return true
		}
	}
	return false
}
