package i18ntest_test

import "strings"

func replace(s, old, with string) string { return strings.Replace(s, old, with, 1) }

func joined(lines []string) string { return strings.Join(lines, "\n") }
