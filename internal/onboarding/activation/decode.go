package activation

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// windows1252 is what the bytes 80 to 9F mean there; zero is for those that mean nothing. The bytes above are as in Unicode.
var windows1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// decoded answers the text of a file in UTF-8 or Windows-1252, or the line on which it is neither.
func decoded(raw []byte) (text string, line int) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if i := bytes.IndexByte(raw, 0); i >= 0 { // UTF-16, or no text at all
		return "", 1 + bytes.Count(raw[:i], []byte("\n"))
	}
	if utf8.Valid(raw) {
		return lines(string(raw)), 0
	}
	var b strings.Builder
	line = 1
	for _, c := range raw {
		r := rune(c)
		if c >= 0x80 && c < 0xa0 {
			r = windows1252[c-0x80]
		}
		if r == 0 {
			return "", line
		}
		if c == '\n' {
			line++
		}
		b.WriteRune(r)
	}
	return lines(b.String()), 0
}

// lines makes a line end of what old programs for the Macintosh end lines with.
func lines(text string) string {
	if strings.Contains(text, "\n") {
		return text
	}
	return strings.ReplaceAll(text, "\r", "\n")
}

// separator is what stands between the fields: of semicolon, comma and tab the one that the first line has most of, outside quotes.
func separator(text string) rune {
	count := map[rune]int{}
	quoted := false
	for _, r := range strings.TrimLeft(text, "\r\n ") {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			count[r]++
		}
	}
	best := ';'
	for _, r := range []rune{',', '\t'} {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}
