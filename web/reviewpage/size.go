package reviewpage

import (
	"context"
	"strconv"
	"strings"

	"tilslut/internal/platform/i18n"
)

// size says how much a file weighs, in kB below a megabyte: "0,4 MB" says little.
func size(ctx context.Context, bytes int) string {
	if bytes < 1_000_000 {
		return strconv.Itoa(max(1, bytes/1000)) + " kB"
	}
	text := strconv.FormatFloat(float64(bytes)/1_000_000, 'f', 1, 64)
	if i18n.From(ctx) == i18n.Danish {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + " MB"
}

// formatWord is a format as people write it.
func formatWord(format string) string { return strings.ToUpper(format) }
