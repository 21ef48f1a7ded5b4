package archtest

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Budgets of a hand-written file and of a room.
const maxLines = 300

// Broken reads the module below root and answers every broken rule, as sentences. The order is the files' own.
func Broken(root string) ([]string, error) {
	var broken []string
	documented := map[string]bool{}
	packages := map[string]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if base := entry.Name(); name != root && (strings.HasPrefix(base, ".") || base == "node_modules" || base == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		relative, _ := filepath.Rel(root, name)
		pkg := path.Join("tilslut", filepath.ToSlash(filepath.Dir(relative)))
		if handWritten(name) {
			broken = append(broken, tooLong(name, relative)...)
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		packages[pkg] = relative
		documented[pkg] = documented[pkg] || entry.Name() == "doc.go"
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		found, err := imports(name)
		for _, imported := range found {
			if why := forbidden(pkg, imported); why != "" {
				broken = append(broken, fmt.Sprintf("%s imports %s: %s", relative, imported, why))
			}
		}
		return err
	})
	for pkg, file := range packages {
		if !documented[pkg] {
			broken = append(broken, fmt.Sprintf("%s: its package has no doc.go", file))
		}
	}
	slices.Sort(broken)
	return broken, err
}

func handWritten(name string) bool {
	if strings.HasSuffix(name, "_templ.go") || strings.Contains(filepath.ToSlash(name), "/web/static/") {
		return false
	}
	return slices.Contains([]string{".go", ".templ", ".js", ".scss"}, filepath.Ext(name)) ||
		(filepath.Ext(name) == ".sql" && filepath.Base(name) != "schema.sql")
}

func tooLong(name, relative string) []string {
	text, err := os.ReadFile(name)
	if err != nil {
		return []string{err.Error()}
	}
	if lines := strings.Count(string(text), "\n"); lines > maxLines {
		return []string{fmt.Sprintf("%s has %d lines, more than %d: split it", relative, lines, maxLines)}
	}
	return nil
}

func imports(name string) ([]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	out := make([]string, 0, len(file.Imports))
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		out = append(out, imported)
	}
	return out, nil
}

// forbidden says why pkg may not import another, or nothing where it may.
func forbidden(pkg, imported string) string {
	for library, allowed := range doors {
		if within(imported, library) && !atDoor(pkg, allowed) {
			return "that library has another door (rule.go, doors)"
		}
	}
	licence, held := licenceOf(pkg)
	if !held {
		return ""
	}
	standard, module := !strings.Contains(strings.Split(imported, "/")[0], "."), within(imported, "tilslut")
	switch {
	case imported == identity:
		if !licence.identity {
			return "what a login said stays between login, the pure rules and the browser"
		}
	case module:
		if !slices.ContainsFunc(licence.module, func(prefix string) bool {
			return imported == strings.TrimSuffix(prefix, "/") || (strings.HasSuffix(prefix, "/") && strings.HasPrefix(imported, prefix))
		}) {
			return "its suffix gives no licence for that"
		}
	case standard:
		if slices.ContainsFunc(licence.noStd, func(root string) bool {
			return within(imported, root) && imported != "net/url" && imported != "net/mail"
		}) {
			return "a package of its kind does no such input or output"
		}
	}
	return ""
}

func atDoor(pkg string, allowed []string) bool {
	return strings.HasPrefix(pkg, "tilslut/cmd/") || strings.HasPrefix(pkg, "tilslut/internal/journey") || slices.ContainsFunc(allowed, func(door string) bool {
		return pkg == door || within(pkg, door) || (door == "*sql" && strings.HasPrefix(pkg, onboarding) && strings.HasSuffix(pkg, "sql"))
	})
}

// within says whether an import path is root or lies below it.
func within(imported, root string) bool {
	return imported == root || strings.HasPrefix(imported, root+"/")
}
