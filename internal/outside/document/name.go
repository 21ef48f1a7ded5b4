package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tilslut/internal/onboarding/person"
)

// names answers whether a person's full name stands in a text. Layout puts spaces, hyphens and line breaks into a name, and takes
// spaces out of it, so that neither counts here; but a name begins and ends where a word does. Letters are compared as
// person.SameName compares them.
func names(text, name string) bool {
	wanted := strings.Join(words(name), "")
	if wanted == "" {
		return false
	}
	long := utf8.RuneCountInString(wanted)
	initial := firstLetter(wanted)
	all := words(text)
	for i, word := range all {
		if firstLetter(word) != initial {
			continue
		}
		var joined strings.Builder
		runes := 0
		for _, next := range all[i:] {
			joined.WriteString(next)
			runes += utf8.RuneCountInString(next)
			if runes > 2*long { // Accents of their own make a spelling longer, but not twice as long.
				break
			}
			if 2*runes >= long && person.SameName(joined.String(), wanted) {
				return true
			}
		}
	}
	return false
}

// words are the runs of letters and digits, with the apostrophes within them.
func words(text string) []string {
	split := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !apostrophe(r)
	})
	for i := range split {
		split[i] = strings.TrimFunc(split[i], apostrophe)
	}
	return slices.DeleteFunc(split, func(word string) bool { return word == "" })
}

func apostrophe(r rune) bool { return strings.ContainsRune("'’‘ʼ´`", r) }

// firstLetter is a word's first letter without case and accents: words that differ in it are different, which is cheap to see.
func firstLetter(word string) rune {
	_, size := utf8.DecodeRuneInString(word)
	first, _ := utf8.DecodeRuneInString(norm.NFKD.String(word[:size]))
	return unicode.ToLower(first)
}
