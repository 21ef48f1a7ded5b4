package letter

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// quoteLength is more than any field takes.
const quoteLength = 4000

// quoted sets what somebody wrote as a quote below a line that says who writes; nothing where nothing was written.
func quoted(who, written string) []block {
	lines := Quote(written)
	if len(lines) == 0 {
		return nil
	}
	return []block{paragraph(who), {kind: quoteBlock, items: lines}}
}

// Quote makes free text fit for a letter that we answer for: line by line, and nothing in it can become a link or HTML. What
// people write stays readable: dates, times, "og/eller" and the ends of sentences are left alone.
func Quote(written string) []string {
	if runes := []rune(written); len(runes) > quoteLength {
		written = string(runes[:quoteLength]) + "…"
	}
	var lines []string
	for line := range strings.Lines(written) {
		if clean := unlinked(line); clean != "" {
			lines = append(lines, clean)
		}
	}
	return lines
}

// number is a number, a date or a time with dots or colons in it: "3.2.2026", "14:05", "1.000".
var number = regexp.MustCompile(`[0-9]+(?:[.:][0-9]+)+`)

// unlinked takes one line apart where a mail program could see an address in it.
func unlinked(line string) string {
	var b strings.Builder
	rest := 0
	for _, span := range number.FindAllStringIndex(line, -1) {
		// Four numbers with dots between them are a machine's address.
		if strings.Count(line[span[0]:span[1]], ".") < 3 {
			b.WriteString(apart(line[rest:span[0]]) + line[span[0]:span[1]])
			rest = span[1]
		}
	}
	b.WriteString(apart(line[rest:]))
	return strings.Join(strings.Fields(b.String()), " ")
}

// apart puts a space into every address.
func apart(words string) string {
	var b strings.Builder
	runes := append([]rune(words), ' ')
	for i, r := range runes[:len(runes)-1] {
		next := runes[i+1]
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`\<>|。．｡․：／＠`, r):
			b.WriteRune(' ')
		case r == '/' && (next == '/' || i > 0 && runes[i-1] == '/'):
			b.WriteRune(' ')
		case r == '@':
			b.WriteString(" @ ")
		case r == '.' && (unicode.IsLetter(next) || unicode.IsNumber(next)) || r == ':':
			b.WriteString(string(r) + " ")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// FileName makes the name that somebody gave a file fit for a letter. Only the endings that we take keep their dot: no address
// ends so.
func FileName(given string) string {
	dot := strings.LastIndexByte(given, '.')
	if dot > 0 && slices.Contains([]string{"pdf", "png", "jpg", "jpeg"}, strings.ToLower(given[dot+1:])) {
		return Name(given[:dot]) + given[dot:]
	}
	return Name(given)
}
