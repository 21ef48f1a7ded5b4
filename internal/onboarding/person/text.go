package person

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean makes one tidy line of what somebody typed or pasted: invalid bytes, control and invisible characters are dropped,
// runs of any sort of space, line breaks included, become one space, and the ends are trimmed.
func Clean(s string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(visible), " ")
}

// cpr finds dd, mm and yy, with at most one separator after each of the first two, at most four separators, and four digits that are
// not part of a longer number. A separator is whatever is neither a letter nor a digit. Days 61 to 91 are those of replacement
// numbers.
var cpr = regexp.MustCompile(`(?:^|[^0-9])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[^\pL\pN]?(?:0[1-9]|1[0-2])[^\pL\pN]?[0-9]{2}[^\pL\pN]{0,4}[0-9]{4}(?:$|[^0-9])`)

// LooksLikeCPR answers whether a CPR number could stand anywhere in s, in the ways people write it: with or without hyphens,
// slashes, dots or spaces, also within the date, in wide digits, with invisible characters between. It errs on the side of yes and
// does no modulus check.
func LooksLikeCPR(s string) bool { return cpr.MatchString(norm.NFKC.String(Clean(s))) }
