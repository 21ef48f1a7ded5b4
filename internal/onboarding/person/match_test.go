package person_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/person"
)

func TestFirstGivenNameAndLastSurnameMatch(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"Benny Krog", "Benny Krog"}, {"benny KROG", "Benny  Krog"}, {"Benny Krog", "Benny Højgaard Krog"},
		{"Benny H. Krog", "Benny Højgaard Krog"}, {"Anne-Marie Holm", "Anne Marie Holm"}, {"Anne Holm", "Anne-Marie Juul-Holm"},
		{"André Dupont", "Andre Dupont"}, {"Åse Bjørn", "ÅSE BJØRN"}, {"Cher", "cher"},
	} {
		require.True(t, person.MatchName(same[0], same[1]), "%q %q", same[0], same[1])
	}
	for _, differ := range [][2]string{
		{"Benny Krog", "Bent Krog"}, {"Benny Krog", "Benny Kragh"}, {"Åse Holm", "Aase Holm"}, {"Søren Holm", "Soren Holm"},
		{"Benny", "Benny Krog"}, {"", ""}, {"", "Benny Krog"}, {"Benny Krog", " "}, {"Krog Benny", "Benny Krog"},
	} {
		require.False(t, person.MatchName(differ[0], differ[1]), "%q %q", differ[0], differ[1])
	}
}

func TestWhoHasTheSameNameMatches(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		require.Equal(t, person.MatchName(a, b), person.MatchName(b, a))
		if person.SameName(a, b) {
			require.True(t, person.MatchName(a, b))
		}
	})
}
