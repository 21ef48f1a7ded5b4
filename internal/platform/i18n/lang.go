package i18n

import (
	"context"

	"golang.org/x/text/language"
)

// Lang is a language of the house as a BCP 47 tag: "da" or "en".
type Lang string

// The two languages of the house. Danish is the default and prevails in legal texts.
const (
	Danish  Lang = "da"
	English Lang = "en"
)

// Languages lists every language, the default first.
func Languages() []Lang { return []Lang{Danish, English} }

// Parse reads "da" or "en". Anything else answers Danish and false.
func Parse(s string) (Lang, bool) {
	switch Lang(s) {
	case Danish:
		return Danish, true
	case English:
		return English, true
	}
	return Danish, false
}

// Other answers the language that one would switch to.
func (l Lang) Other() Lang {
	if l == English {
		return Danish
	}
	return English
}

// Name answers the language's name in that language itself, as a language switch shows it.
func (l Lang) Name() string {
	if l == English {
		return "English"
	}
	return "Dansk"
}

var accepted = language.NewMatcher([]language.Tag{language.Danish, language.English})

// FromHeader chooses by a browser's Accept-Language header (RFC 9110). A browser that reads neither of our languages,
// or sends no header, gets Danish, unless it says that it prefers another foreign language: then English serves better.
func FromHeader(header string) Lang {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(tags) == 0 {
		return Danish
	}
	_, index, confidence := accepted.Match(tags...)
	if confidence == language.No || index == 1 {
		return English
	}
	return Danish
}

type langKey struct{}

// With answers a context in which texts are said in l.
func With(ctx context.Context, l Lang) context.Context { return context.WithValue(ctx, langKey{}, l) }

// From answers the language of the context, Danish where none was set.
func From(ctx context.Context) Lang {
	if l, ok := ctx.Value(langKey{}).(Lang); ok {
		return l
	}
	return Danish
}
