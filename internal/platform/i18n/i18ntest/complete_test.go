package i18ntest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n/i18ntest"
)

const goodCode = `package p
import "x/i18n"
var ErrNotYours = fault.New(fault.Forbidden, "case.not-yours")
var ErrBad = fault.New(fault.Invalid, "case.bad")
func f(ctx C, in R) {
	i18n.T(ctx, "case.title", "Name", name)
	i18n.T(ctx, "case.count", "Count", 3)
	i18n.T(ctx, "case.state." + state)
	in.Required("name", "case.name.empty", 80, "case.name.long")
}`

const goodWords = `"case.title" = "Hej {{.Name}}"
"case.state.draft" = "Kladde"
"case.name.empty" = "Skriv"
"case.name.long" = "Kortere"
"fault.case.not-yours.title" = "Ikke din"
"fault.case.not-yours.body" = "En andens"
["case.count"]
one = "{{.Count}} sag"
other = "{{.Count}} sager"
`

// tree writes a small module and answers its problems.
func tree(t *testing.T, code, da, en string) []string {
	t.Helper()
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "web", "casepage"), 0o755))
	for name, text := range map[string]string{"case.go": code, "da.toml": da, "en.toml": en} {
		require.NoError(t, os.WriteFile(filepath.Join(root, "web", "casepage", name), []byte(text), 0o600))
	}
	problems, err := i18ntest.Problems(root)
	require.NoError(t, err)
	return problems
}

func TestATreeWhoseWordsFitHasNoProblems(t *testing.T) {
	t.Parallel()
	require.Empty(t, tree(t, goodCode, goodWords, goodWords))
}

func TestEveryKindOfProblemIsFound(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ code, da, en, want string }{
		"missing in English":      {goodCode, "\"case.name.odd\" = \"x\"\n" + goodWords, goodWords, "case.name.odd (web/casepage) is missing in one language"},
		"other placeholder":       {goodCode, goodWords, replace(goodWords, "{{.Name}}", "{{.Person}}"), "case.title has the placeholders [Name] in Danish and [Person] in English"},
		"no plural":               {goodCode, goodWords, replace(goodWords, "one = \"{{.Count}} sag\"\n", ""), "case.count has a singular in one language only"},
		"empty":                   {goodCode, goodWords, replace(goodWords, `"Kladde"`, `" "`), "case.state.draft is empty in en"},
		"straight quotation":      {goodCode, goodWords, replace(goodWords, `"Kladde"`, `"It's"`), "case.state.draft has a straight quotation mark in en: \"It's\""},
		"a key without words":     {goodCode + "\nvar _ = i18n.T(ctx, \"case.nowhere\")", goodWords, goodWords, "asks for case.nowhere, which no file has"},
		"a field's error":         {replace(goodCode, "case.name.long", "case.name.much"), goodWords, goodWords, "asks for case.name.much, which no file has"},
		"a wrong argument":        {replace(goodCode, `"Name", name`, `"Who", name`), goodWords, goodWords, "gives [Who] to case.title, whose text has [Name]"},
		"a forgotten count":       {replace(goodCode, `, "Count", 3`, ""), goodWords, goodWords, "gives [] to case.count, whose text has [Count]"},
		"a word that nobody says": {replace(goodCode, `"case.state." +`, ""), goodWords, goodWords, "case.state.draft (web/casepage) is used nowhere"},
		"a fault without words":   {replace(goodCode, "case.not-yours", "case.not-mine"), goodWords, goodWords, "the fault case.not-mine (Forbidden) has no words: fault.case.not-mine.title and .body"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Contains(t, joined(tree(t, c.code, c.da, c.en)), c.want)
		})
	}
}
