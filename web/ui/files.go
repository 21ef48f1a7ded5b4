package ui

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
)

// messages are the texts of all errors on the field called name.
func messages(ctx context.Context, s form.State, name string) []string {
	var texts []string
	for _, e := range s.Errors {
		if e.Field == name {
			texts = append(texts, i18n.T(ctx, e.Key, e.Args...))
		}
	}
	return texts
}

func fileAttributes(id string, in Input, bad []string) templ.Attributes {
	a := templ.Attributes{}
	if len(bad) > 0 {
		a["aria-invalid"] = "true"
	}
	if ids := described(id, in.Hint, strings.Join(bad, "")); ids != "" {
		a["aria-describedby"] = ids
	}
	return a
}

func megabytes(n int) string { return strconv.Itoa(n >> 20) }

// FileSize says how large a file is, as people say it: "340 kB", "1,2 MB".
func FileSize(ctx context.Context, bytes int) string {
	if bytes < 1<<20 {
		return strconv.Itoa(max(1, (bytes+512)>>10)) + " kB"
	}
	text := strconv.FormatFloat(float64(bytes)/(1<<20), 'f', 1, 64)
	if i18n.From(ctx) == i18n.Danish {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + " MB"
}
