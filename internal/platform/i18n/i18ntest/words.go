package i18ntest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"

	words "tilslut/internal/platform/i18n"
)

// word is one key with its texts, by language, and the folder whose files have it.
type word struct {
	folder string
	texts  map[words.Lang]*i18n.Message
}

var (
	placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)
	straight    = regexp.MustCompile(`["']`)
)

// readWords reads every word file below root. Problems are sentences about single files.
func readWords(root string) (all map[string]*word, problems []string) {
	all = map[string]*word{}
	walk(root, func(path string) {
		l, known := words.Parse(strings.TrimSuffix(filepath.Base(path), ".toml"))
		if filepath.Ext(path) != ".toml" || !known {
			return
		}
		text, err := os.ReadFile(path)
		if err != nil {
			problems = append(problems, err.Error())
			return
		}
		file, err := i18n.ParseMessageFileBytes(text, path, map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
		if err != nil {
			problems = append(problems, fmt.Sprintf("%s: %v", path, err))
			return
		}
		folder, _ := filepath.Rel(root, filepath.Dir(path))
		for _, m := range file.Messages {
			w := all[m.ID]
			switch {
			case w == nil:
				w = &word{folder: folder, texts: map[words.Lang]*i18n.Message{}}
				all[m.ID] = w
			case w.folder != folder:
				problems = append(problems, fmt.Sprintf("%s is in %s and in %s", m.ID, w.folder, folder))
			}
			w.texts[l] = m
		}
	})
	return all, problems
}

// walk calls f for every file of the module that people wrote or tools committed.
func walk(root string, f func(path string)) {
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !d.IsDir() {
			f(path)
		}
		return nil
	})
}

// placeholders lists the names that any form of the text has places for, in order and once.
func placeholders(m *i18n.Message) []string {
	var names []string
	for _, match := range placeholder.FindAllStringSubmatch(m.One+" "+m.Other, -1) {
		names = append(names, match[1])
	}
	sort.Strings(names)
	return slices.Compact(names)
}

// compare reports where the two texts of each word don't fit each other.
func compare(all map[string]*word) (problems []string) {
	report := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	for key, w := range all {
		da, en := w.texts[words.Danish], w.texts[words.English]
		if da == nil || en == nil {
			report("%s (%s) is missing in one language", key, w.folder)
			continue
		}
		if !slices.Equal(placeholders(da), placeholders(en)) {
			report("%s has the placeholders %v in Danish and %v in English", key, placeholders(da), placeholders(en))
		}
		if (da.One == "") != (en.One == "") {
			report("%s has a singular in one language only", key)
		}
		for l, m := range w.texts {
			if strings.TrimSpace(m.Other) == "" {
				report("%s is empty in %s", key, l)
			}
			if straight.MatchString(m.One + m.Other) {
				report("%s has a straight quotation mark in %s: %q", key, l, m.Other)
			}
			if m.One != "" && !slices.Contains(placeholders(m), "Count") && m.One == m.Other {
				report("%s has two equal forms in %s", key, l)
			}
		}
	}
	return problems
}
