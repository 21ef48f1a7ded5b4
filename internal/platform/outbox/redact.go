package outbox

import (
	"regexp"

	"tilslut/internal/onboarding/fault"
)

// stored is an error's text without what must not be kept. It wraps nothing: River would print what it wraps.
type stored string

func (s stored) Error() string { return string(s) }

// hidden are the patterns of what must not be kept, in the order in which they are looked for. Servers' answers quote
// what they were sent: a mail server's 550 repeats the recipient.
var hidden = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://\S+`), "<link>"},
	{regexp.MustCompile(`"[^"]*"(@\S*)?`), "<quoted>"},
	{regexp.MustCompile(`[^\s<>(),;:]*(@|%40)[^\s<>(),;]*`), "<address>"},
	{regexp.MustCompile(`[A-Za-z0-9_+/=-]{24,}`), "<token>"},
	{regexp.MustCompile(`\d[\d -]{4,}\d`), "<number>"},
}

const longest = 300

func redacted(err error) error {
	if _, key, ok := fault.KindOf(err); ok {
		return stored(key)
	}
	text := err.Error()
	for _, h := range hidden {
		text = h.pattern.ReplaceAllString(text, h.instead)
	}
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return stored(text)
}
