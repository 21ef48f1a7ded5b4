package person_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/person"
)

func TestCleanMakesOneTidyLine(t *testing.T) {
	t.Parallel()
	for dirty, want := range map[string]string{
		"  Karen \t Testperson\r\nFormand ": "Karen Testperson Formand",
		"Ka\u200bren\u00ad":                 "Karen",
		"a\x00b\x1b[31m":                    "ab[31m",
		"a \u200b b":                        "a b",
		"\u202eneraK":                       "neraK",
		"a\xffb":                            "ab",
		"a\u2028b\u00a0c":                   "a b c",
		"":                                  "",
	} {
		require.Equal(t, want, person.Clean(dirty), "%q", dirty)
	}
}

func FuzzClean(f *testing.F) {
	f.Add(" a\u200b\x00 b\u2029\xff")
	f.Fuzz(func(t *testing.T, s string) {
		clean := person.Clean(s)
		require.Equal(t, clean, person.Clean(clean))
		require.True(t, utf8.ValidString(clean))
		require.Equal(t, strings.TrimSpace(clean), clean)
		require.NotContains(t, clean, "  ")
		require.False(t, strings.ContainsFunc(clean, unicode.IsControl))
	})
}

func TestLooksLikeCPRFindsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"0101701234", "010170-1234", "010170 1234", "010170 - 1234", "010170–1234", "mit cpr er 010170-1234.", "cpr0101701234x",
		"6108863186",  // A replacement number.
		"910886-3186", // And the last of its days.
		"０１０１７０１２３４", "010170\u200b1234", "010170\u00a01234", "010170\u20111234", "010170.1234",
		"010170/1234", "010170_1234", "010170:1234", "010170 -- 1234", "010170\u22121234", "01-01-70-1234", "01.01.70 1234", "01/01/70-1234", "01 01 70 1234",
	} {
		require.True(t, person.LooksLikeCPR(s), "%q", s)
	}
}

func TestLooksLikeCPRLeavesOtherNumbersAlone(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", "Karen Testperson Formand", "13748136", "010170", "320170-1234", "600170-1234", "920170-1234", "000170-1234",
		"011370-1234", "010070-1234", "4009990001", "010170-12345", "10101701234", "5790000000012", "+45 12 34 56 78",
		"1. januar 1970", "T-7K4M-2Q", "01-01-1970", "01.02.2026 kl. 12.30", "2026-01-01 12:30", "20 12 34 56", "010170 og 1234",
	} {
		require.False(t, person.LooksLikeCPR(s), "%q", s)
	}
}

func TestLooksLikeCPRFindsEveryDateAnywhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(1, 31).Draw(t, "day") + 60*rapid.IntRange(0, 1).Draw(t, "replacement")
		number := fmt.Sprintf("%02d%02d%02d%s%04d", day, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(0, 99).Draw(t, "year"),
			rapid.SampledFrom([]string{"", "-", " ", " - ", "/"}).Draw(t, "separator"), rapid.IntRange(0, 9999).Draw(t, "serial"))
		text := rapid.StringMatching(`[a-zæøå ,.]{0,9}`)
		require.True(t, person.LooksLikeCPR(text.Draw(t, "before")+number+text.Draw(t, "after")), number)
	})
}

func FuzzLooksLikeCPR(f *testing.F) {
	f.Add("010170-1234")
	f.Fuzz(func(t *testing.T, s string) {
		if person.LooksLikeCPR(s) {
			require.True(t, person.LooksLikeCPR(person.Clean(s)), "%q", s)
			require.GreaterOrEqual(t, len(s), 10)
		}
	})
}
