package setupsql_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestEveryStatementFitsTheSchema(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	for name, statement := range setupsql.Statements() {
		postgrestest.Prepare(t, pool, name, statement)
	}
}

func TestNoStatementIsForgottenByThatTest(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "query.go", nil, 0)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, name := range spec.Names {
				require.True(t, strings.HasSuffix(name.Name, "Columns") || setupsql.Statements()[name.Name] != "", name.Name)
			}
		}
		return true
	})
}
