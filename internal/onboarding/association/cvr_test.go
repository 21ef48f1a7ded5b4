package association_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/association"
)

func TestParseCVRReadsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]association.CVR{
		"13748136":              "13748136", // Erhvervsstyrelsen's example.
		"24256790":              "24256790",
		"00000019":              "00000019",
		" 13 74 81 36 ":         "13748136",
		"DK13748136":            "13748136",
		"dk 1374 8136":          "13748136",
		"13\u00a0748\u202f136":  "13748136",
		"\u200b13748136\ufeff":  "13748136",
		"1374\u00ad8136\r\n":    "13748136",
		"\u202a13748136\u202c ": "13748136",
	} {
		got, err := association.ParseCVR(written)
		require.NoError(t, err, "%q", written)
		require.Equal(t, want, got, "%q", written)
	}
}

func TestParseCVRRefusesWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	for _, written := range []string{
		"", "00000000", "12345678", "99999999", "1374813", "137481360", "1374813a", "SE13748136", "DKDK13748136",
		"١٣٧٤٨١٣٦", "１３７４８１３６", "13.748.136", "-3748136", "DK", "13748136; drop table",
	} {
		_, err := association.ParseCVR(written)
		require.ErrorIs(t, err, association.ErrBadCVR, "%q", written)
	}
}

// TestOneWrongDigitIsAlwaysFound is what the check is for: all weights and 11 are coprime.
func TestOneWrongDigitIsAlwaysFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		good := drawCVR(t)
		at := rapid.IntRange(0, 7).Draw(t, "at")
		other := rapid.ByteRange('0', '9').Filter(func(b byte) bool { return b != good[at] }).Draw(t, "other")
		_, err := association.ParseCVR(good[:at] + string(other) + good[at+1:])
		require.ErrorIs(t, err, association.ErrBadCVR)
	})
}

func TestSpacesAnywhereDoNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		good := drawCVR(t)
		written := rapid.SampledFrom([]string{"", "DK", "dk", "Dk "}).Draw(t, "prefix")
		for _, digit := range good {
			written += string(digit) + rapid.SampledFrom([]string{"", " ", "\t", "\u00a0", "\u200d"}).Draw(t, "space")
		}
		got, err := association.ParseCVR(written)
		require.NoError(t, err)
		require.Equal(t, good, got.String())
	})
}

func FuzzParseCVR(f *testing.F) {
	for _, seed := range []string{"13748136", "DK 13 74 81 36", "00000000", "DK000000", "\u200b", "１３７４８１３６"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		number, err := association.ParseCVR(s)
		if err != nil {
			require.Empty(t, number)
			return
		}
		require.Len(t, number, 8)
		require.Empty(t, strings.Trim(number.String(), "0123456789"))
		again, err := association.ParseCVR(number.String())
		require.NoError(t, err)
		require.Equal(t, number, again)
	})
}

// drawCVR draws seven digits and finds the eighth, if there is one.
func drawCVR(t *rapid.T) string {
	return rapid.Custom(func(t *rapid.T) string {
		seven := fmt.Sprintf("%07d", rapid.IntRange(1, 9_999_999).Draw(t, "seven"))
		sum := 0
		for i, weight := range []int{2, 7, 6, 5, 4, 3, 2} {
			sum += weight * int(seven[i]-'0')
		}
		check := (11 - sum%11) % 11
		if check == 10 {
			return ""
		}
		return fmt.Sprintf("%s%d", seven, check)
	}).Filter(func(s string) bool { return s != "" }).Draw(t, "number")
}
