package document_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/outside/document"
)

func TestANameIsFoundHoweverItIsSet(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Karen Testperson Formand", "formand: KAREN TESTPERSON FORMAND, valgt for to år", "Karen\nTestperson\r\n   Formand", "Karen Testper-\nson Formand",
		"Karen Testper\u00adson Formand", "Karen Testper\u2010\nson For-\nmand.", "K a r e n T e s t p e r s o n F o r m a n d", "(Karen Testperson Formand)",
		"'Karen Testperson Formand'", "Formand\tKarenTestpersonFormand\n", "Ka\ufb01 Karen  Testperson\u00a0Formand",
	} {
		require.True(t, document.Names(text, "Karen Testperson Formand"), "%q", text)
	}
	for text, name := range map[string]string{
		"valgt blev Anne-\nMarie Skov": "Anne-Marie Skov", "valgt blev Anne Marie Skov": "Anne–Marie Skov", "A\u030ase Ærø": "Åse Ærø", "Åse Ærø": "A\u030ase Ærø",
		"LIAM O'HARA": "Liam O’Hara", "Benny H. Krog": "Benny H Krog", "Groß, Ju\u0308rgen Groß": "Jürgen GROSS", "of\ufb01ce A\ufb01 Li": "Afi Li",
	} {
		require.True(t, document.Names(text, name), "%q in %q", name, text)
	}
}

func TestANameIsNotFoundWhereItIsNot(t *testing.T) {
	t.Parallel()
	for text, name := range map[string]string{
		"": "Bo Lund", "Bo Lund": "", "Sambo Lund": "Bo Lund", "Bo Lundgren": "Bo Lund", "Bo Erik Lund": "Bo Lund", "Lund Bo": "Bo Lund", "Ase Lund": "Åse Lund",
		"Aase Lund": "Åse Lund", "Søren Holm": "Soren Holm", "- - -": "-", "Bo": "Bo Lund",
	} {
		require.False(t, document.Names(text, name), "%q in %q", name, text)
	}
}

func TestANameIsFoundInAnyTextAroundIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[A-ZÆØÅ][a-zæøåé]{1,9}`), 2, 4).Draw(t, "name"), " ")
		before, after := rapid.String().Draw(t, "before"), rapid.String().Draw(t, "after")
		var set strings.Builder
		for _, letter := range name {
			set.WriteRune(letter)
			set.WriteString(rapid.SampledFrom([]string{"", "", "", "", "-\n", " ", "\n"}).Draw(t, "gap"))
		}
		require.True(t, document.Names(before+" "+set.String()+" "+after, name), "%q", set.String())
	})
}
