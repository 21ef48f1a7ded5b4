package connection_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/connection"
)

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

func ExampleNewNumber() {
	fmt.Println(connection.NewNumber(0x00E8A2))
	n, err := connection.ParseNumber(" t 01t5-2e ")
	fmt.Println(n, err)
	// Output:
	// T-01T5-2E
	// T-01T5-2E <nil>
}

func TestANumberIsReadBackAsItWasMade(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := connection.NewNumber(rapid.Uint32().Draw(t, "random"))
		require.Regexp(t, `^T-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$`, string(n))
		got, err := connection.ParseNumber(string(n))
		require.NoError(t, err)
		require.Equal(t, n, got)
	})
}

func TestANumberIsReadHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := connection.NewNumber(rapid.Uint32().Draw(t, "random"))
		typed := string(n)
		for from, to := range map[string]string{"0": "oO0", "1": "iIlL1", "-": "- –"} {
			for strings.Contains(typed, from) && rapid.Bool().Draw(t, "another") {
				typed = strings.Replace(typed, from, string(rapid.SampledFrom([]rune(to)).Draw(t, "as")), 1)
			}
		}
		if rapid.Bool().Draw(t, "dashes away") {
			typed = strings.NewReplacer("-", "", " ", "", "–", "").Replace(typed)
		}
		if rapid.Bool().Draw(t, "lower case") {
			typed = strings.ToLower(typed)
		}
		got, err := connection.ParseNumber(" " + typed + "\n")
		require.NoError(t, err, typed)
		require.Equal(t, n, got)
	})
}

func TestEachSingleWrongCharacterIsFound(t *testing.T) {
	t.Parallel()
	for random := uint32(0); random < 1<<25; random += 99_991 {
		right := compact(connection.NewNumber(random))
		for i := range right {
			for _, wrong := range alphabet {
				if typed := right[:i] + string(wrong) + right[i+1:]; typed != right {
					_, err := connection.ParseNumber(typed)
					require.ErrorIs(t, err, connection.ErrBadNumber, "%s for %s", typed, right)
				}
			}
		}
	}
}

func TestEachSwapOfTwoCharactersIsFound(t *testing.T) {
	t.Parallel()
	for random := uint32(0); random < 1<<25; random += 9_973 {
		right := compact(connection.NewNumber(random))
		for i := range right {
			for j := i + 1; j < len(right); j++ {
				typed := []byte(right)
				typed[i], typed[j] = typed[j], typed[i]
				if string(typed) == right {
					continue
				}
				_, err := connection.ParseNumber(string(typed))
				require.ErrorIs(t, err, connection.ErrBadNumber, "%s for %s", typed, right)
			}
		}
	}
}

func TestNumbersDoNotRepeatBeforeTheyMust(t *testing.T) {
	t.Parallel()
	seen := map[connection.Number]bool{}
	for random := range uint32(1 << 15) {
		seen[connection.NewNumber(random*1021)] = true
	}
	require.Len(t, seen, 1<<15)
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"T-7K4M-2Q", "", "T", "ttttttt", "T-0000-00", "\xff\xff\xff\xff\xff\xff", "ſſſſſſ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := connection.ParseNumber(s)
		if err != nil {
			require.Empty(t, n)
			return
		}
		again, err := connection.ParseNumber(string(n))
		require.NoError(t, err)
		require.Equal(t, n, again)
	})
}

// compact is a number's six characters alone.
func compact(n connection.Number) string { return strings.ReplaceAll(string(n)[2:], "-", "") }
