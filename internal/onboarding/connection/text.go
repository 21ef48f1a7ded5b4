package connection

import (
	"strings"
	"unicode/utf8"

	"tilslut/internal/onboarding/person"
)

// sentence cleans what a person wrote, paragraph by paragraph. The error is ErrBadText: too long, or with what looks like a CPR number.
// Forms say which before it comes to this.
func sentence(text string) (string, error) {
	var lines []string
	for line := range strings.Lines(text) {
		if line = person.Clean(line); line != "" || len(lines) > 0 {
			lines = append(lines, line)
		}
	}
	text = strings.TrimSpace(strings.Join(lines, "\n"))
	if utf8.RuneCountInString(text) > MaxText || person.LooksLikeCPR(text) {
		return "", ErrBadText
	}
	return text, nil
}
