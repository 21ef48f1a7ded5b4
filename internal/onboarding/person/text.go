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

// cpr finds ddmmyy, at most three separators and four digits that are not part of a longer number. Days 61 to 91 are those of
// replacement numbers.
var cpr = regexp.MustCompile(`(?:^|[^0-9])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(?:0[1-9]|1[0-2])[0-9]{2}[-. ]{0,3}[0-9]{4}(?:$|[^0-9])`)

// LooksLikeCPR answers whether a CPR number could stand anywhere in s, in the ways people write it: with or without a hyphen
// or spaces, in wide digits, with invisible characters between. It errs on the side of yes and does no modulus check.
func LooksLikeCPR(s string) bool {
	plain := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Pd) || r == '\u2212' {
			return '-'
		}
		return r
	}, norm.NFKC.String(Clean(s)))
	return cpr.MatchString(plain)
}
