package person

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

const ringAbove = '\u030a'

// SameName answers whether two whole names are the same once case, width, accents, hyphens and spaces are folded; æ, ø and å
// stay letters of their own. An empty name is nobody's and equals nothing.
func SameName(a, b string) bool {
	folded := fold(a)
	return folded != "" && folded == fold(b)
}

// fold answers the form of a name in which equal names are equal strings.
func fold(name string) string {
	// NFKC first, so that case folding sees whole letters; NFKD after it, so that accents come off.
	decomposed := norm.NFKD.String(cases.Fold().String(norm.NFKC.String(apostrophes.Replace(Clean(name)))))
	var out strings.Builder
	base := rune(0)
	for _, r := range decomposed {
		switch {
		case unicode.Is(unicode.Mn, r):
			// The ring makes å out of a. Over any other letter it is an accent like the rest.
			if r == ringAbove && base == 'a' {
				out.WriteRune(r)
				base = 0
			}
			continue
		case unicode.Is(unicode.Pd, r) || unicode.IsSpace(r):
			r = ' '
		}
		base = r
		out.WriteRune(r)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// apostrophes gives every key that people take for an apostrophe one shape; two of them would decompose to a space.
var apostrophes = strings.NewReplacer("\u2019", "'", "\u2018", "'", "\u02bc", "'", "\u00b4", "'", "`", "'")
