package i18ntest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// code is what the Go files of the module say about words.
type code struct {
	literals map[string]bool // every string literal that looks like a key, or the beginning of one
	asks     []ask
	faults   map[string]string // the key of a fault, and its kind
}

// ask is a place that asks for a key by name.
type ask struct {
	at    string // file and line
	key   string
	names []string // the argument names given, where all of them are literals
	exact bool     // names is complete and the function is T
}

// askers are functions and methods that take a key, and which of their arguments it is.
var askers = map[string][]int{
	"T": {1}, "Required": {1, 3}, "Optional": {2}, "Choice": {1}, "Email": {1}, "Birth": {1}, "Fail": {1}, "With": {1},
}

var keyLike = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*\.?$`)

// readCode reads every Go file below root but tests.
func readCode(root string) (c code, err error) {
	c = code{literals: map[string]bool{}, faults: map[string]string{}}
	fset := token.NewFileSet()
	walk(root, func(path string) {
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || err != nil {
			return
		}
		file, failed := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if failed != nil {
			err = failed
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, ok := literal(n); ok && strings.Contains(s, ".") && keyLike.MatchString(s) {
					c.literals[s] = true
				}
			case *ast.CallExpr:
				c.call(fset, n)
			}
			return true
		})
	})
	return c, err
}

func (c *code) call(fset *token.FileSet, call *ast.CallExpr) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	if pack, ok := selector.X.(*ast.Ident); ok && pack.Name == "fault" && selector.Sel.Name == "New" && len(call.Args) == 2 {
		kind, isKind := call.Args[0].(*ast.SelectorExpr)
		// A neighbour's own faults (outside/) are turned into the flows' before anybody reads them.
		outside := strings.Contains(filepath.ToSlash(fset.Position(call.Pos()).Filename), "internal/outside/")
		if key, ok := literal(call.Args[1]); ok && isKind && !outside {
			c.faults[key] = kind.Sel.Name
		}
		return
	}
	for _, i := range askers[selector.Sel.Name] {
		if i >= len(call.Args) {
			continue
		}
		key, ok := literal(call.Args[i])
		if !ok || !strings.Contains(key, ".") || !keyLike.MatchString(key) {
			continue
		}
		a := ask{at: fset.Position(call.Pos()).String(), key: key}
		if selector.Sel.Name == "T" {
			a.names, a.exact = argumentNames(call)
		}
		c.asks = append(c.asks, a)
	}
}

// argumentNames lists every second argument behind the key, if all of them are literals.
func argumentNames(call *ast.CallExpr) (names []string, complete bool) {
	for i := 2; i < len(call.Args); i += 2 {
		name, ok := literal(call.Args[i])
		if !ok {
			return nil, false
		}
		names = append(names, name)
	}
	return names, call.Ellipsis == token.NoPos
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}
