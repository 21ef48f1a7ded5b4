package letter

import (
	"strings"
	"unicode"
)

// nameLength is enough for the longest names there are, and too short for a message of one's own.
const nameLength = 80

// Name makes a typed name fit for a letter that we answer for: what mail programs turn into a link ("www.x.dk",
// "x.dk/login", "a@b.dk") falls apart, control characters go, and what is too long is cut.
func Name(typed string) string {
	var b strings.Builder
	runes := []rune(typed)
	for i, r := range runes {
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:@<>|`, r):
			b.WriteRune(' ')
		case r == '.' && i+1 < len(runes) && !unicode.IsSpace(runes[i+1]):
			b.WriteString(". ")
		default:
			b.WriteRune(r)
		}
	}
	clean := []rune(strings.Join(strings.Fields(b.String()), " "))
	if len(clean) > nameLength {
		return strings.TrimSpace(string(clean[:nameLength])) + "…"
	}
	return string(clean)
}

// enumerate joins names as a sentence does: "Åse, Bent og Carl".
func enumerate(names []string, and string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = Name(name)
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	last := len(out) - 1
	return strings.Join(out[:last], ", ") + " " + and + " " + out[last]
}
