package person_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/person"
)

func TestSameNameFoldsWhatTypingAndRegistersDisagreeAbout(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Karen Testperson Formand", "karen TESTPERSON formand"},
		{"Anne-Marie Skov", "Anne Marie  Skov"},
		{"Anne–Marie Skov", "Anne - Marie\u00a0Skov"},
		{"René Allé", "Rene Alle"},
		{"Søren Ærø", "SØREN ÆRØ"},
		{"Åse Ågård", "A\u030ase A\u030aga\u030ard"}, // A decomposed ring is still an å.
		{"Åse", "\u212bse"},                          // The Ångström sign is one, too.
		{"Ｂｏ Lund", "Bo Lund"},
		{"Bo\u200b Lund ", "Bo Lund"},
		{"Liam O’Hara", "Liam O'Hara"},
		{"Liam O´Hara", "Liam O`Hara"},
		{"Jürgen Groß", "Jurgen GROSS"},
		{"Ǿle", "øle"},
		{"İlknur", "ilknur"},
		{"Petr Krůta", "Petr Kruta"}, // A ring over anything but an a is an accent.
	} {
		require.True(t, person.SameName(pair[0], pair[1]), "%q and %q", pair[0], pair[1])
	}
}

func TestSameNameKeepsPeopleApart(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{
		{"Aase", "Åse"}, {"Ase", "Åse"}, {"Søren", "Soren"}, {"Søren", "Soeren"}, {"Søren", "Sören"},
		{"Bæk", "Baek"}, {"Bæk", "Bäk"}, {"Bæk", "Bak"},
		{"Karen Formand", "Karen Testperson Formand"}, // The whole name, or another person.
		{"Karen T Formand", "Karen T. Formand"},
		{"Formand Karen", "Karen Formand"},
		{"Annemarie Skov", "Anne Marie Skov"},
		{"", ""}, {" ", "\u200b"}, {"-", "–"}, {"\u0301", "\u0301"},
	} {
		require.False(t, person.SameName(pair[0], pair[1]), "%q and %q", pair[0], pair[1])
	}
}

func FuzzSameName(f *testing.F) {
	f.Add("Åse Bæk", "Ase Baek")
	f.Add("a\u030a\u0301", "ǻ")
	f.Add("\xff", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		require.Equal(t, person.SameName(a, b), person.SameName(b, a))
		if person.SameName(a, a) {
			require.True(t, person.SameName(a, "  "+person.Clean(a)+" "))
			require.True(t, person.SameName(norm.NFD.String(person.Clean(a)), norm.NFC.String(person.Clean(a))), "%q", a)
		}
	})
}

// TestSameNameIsAnEquivalence: if a is b and b is c, then a is c, over an alphabet full of near misses.
func TestSameNameIsAnEquivalence(t *testing.T) {
	t.Parallel()
	name := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "A", "å", "A\u030a", "á", "aa", "æ", "ae", "ø", "o", "-", " "}), 1, 3).Draw(t, "letters"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := name.Draw(t, "a"), name.Draw(t, "b"), name.Draw(t, "c")
		if person.SameName(a, b) && person.SameName(b, c) {
			require.True(t, person.SameName(a, c))
		}
	})
}
