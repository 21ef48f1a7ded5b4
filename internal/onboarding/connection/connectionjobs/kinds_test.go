package connectionjobs_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionjobs"
)

// The letters that have a job of their own. All others are news.
var ownJob = []connection.LetterKind{
	connection.LetterMailbox, connection.LetterNotice, connection.LetterSetup, connection.LetterAlreadyConnected, connection.LetterInvitation,
	connection.LetterRecovery,
}

func TestEveryLetterThatTheLawCanOrderIsWritten(t *testing.T) {
	t.Parallel()
	file, err := parser.ParseFile(token.NewFileSet(), "../letters.go", nil, 0)
	require.NoError(t, err)
	var kinds []connection.LetterKind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if named, ok := spec.Type.(*ast.Ident); ok && named.Name == "LetterKind" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			kinds = append(kinds, connection.LetterKind(value))
		}
		return true
	})
	require.Greater(t, len(kinds), 15)
	for _, kind := range kinds {
		require.NotEqual(t, slices.Contains(ownJob, kind), connectionjobs.HasPiece(kind), kind)
	}
}
