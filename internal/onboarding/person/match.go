package person

import "strings"

// MatchName answers whether a login's name (said) can be the name that somebody was appointed or imported under (expected): the first
// given name and the last surname are the same, folded as SameName folds. What stands between is left out by many, and hyphens
// count as spaces. An empty name matches nothing.
//
// It is weaker than SameName on purpose, and is never enough by itself: a date of birth or a code decides with it.
func MatchName(expected, said string) bool {
	a, b := strings.Fields(fold(expected)), strings.Fields(fold(said))
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return a[0] == b[0] && a[len(a)-1] == b[len(b)-1]
}
