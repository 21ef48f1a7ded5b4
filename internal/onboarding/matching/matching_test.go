package matching_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func TestTheTableOfWhatWasFound(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		found matching.Found
		want  matching.Outcome
	}{
		{matching.Found{BirthKnown: true, SameBirth: true, SameName: true}, matching.Matched},
		{matching.Found{BirthKnown: true, SameBirth: true}, matching.NeedsCode},
		{matching.Found{BirthKnown: true, SameBirth: true, SameName: true, Protected: true}, matching.NeedsCode},
		{matching.Found{BirthKnown: true, SameBirth: true, Protected: true}, matching.NeedsCode},
		{matching.Found{BirthKnown: true, SameName: true}, matching.WrongPerson},
		{matching.Found{BirthKnown: true, Protected: true}, matching.WrongPerson},
		{matching.Found{BirthKnown: true}, matching.WrongPerson},
		{matching.Found{SameName: true}, matching.NeedsCode},
		{matching.Found{Protected: true}, matching.NeedsCode},
		{matching.Found{SameName: true, Protected: true}, matching.NeedsCode},
		{matching.Found{SameBirth: true}, matching.WrongPerson},
		{matching.Found{}, matching.WrongPerson},
	} {
		require.Equal(t, row.want, matching.Judge(row.found), "%+v", row.found)
	}
}

var doubt = matching.Found{SameName: true}

func issued() matching.Code { return matching.Code{}.Issue(person.Code{Tag: []byte("x")}, monday) }

func TestACodeIsGoodFor14DaysAnd3Tries(t *testing.T) {
	t.Parallel()
	c := issued()
	require.True(t, c.Usable(monday.AddDate(0, 0, 14).Add(-time.Second)))
	require.False(t, c.Usable(monday.AddDate(0, 0, 14)))
	_, _, err := c.Decide(doubt, matching.Typed{Given: true, Same: true}, monday.AddDate(0, 0, 14))
	require.ErrorIs(t, err, matching.ErrCodeExpired)
	for range 3 {
		_, c, err = c.Decide(doubt, matching.Typed{Given: true}, monday)
		require.ErrorIs(t, err, matching.ErrWrongCode)
	}
	_, _, err = c.Decide(doubt, matching.Typed{Given: true, Same: true}, monday)
	require.ErrorIs(t, err, matching.ErrCodeUsedUp)
	require.Equal(t, 2, c.Issue(person.Code{Tag: []byte("y")}, monday).Version)
}

func TestAMatchErasesTheCode(t *testing.T) {
	t.Parallel()
	method, c, err := issued().Decide(doubt, matching.Typed{Given: true, Same: true}, monday)
	require.NoError(t, err)
	require.Equal(t, matching.ByCode, method)
	require.Equal(t, matching.Code{Version: 1}, c)
	method, c, err = issued().Decide(matching.Found{BirthKnown: true, SameBirth: true, SameName: true}, matching.Typed{}, monday)
	require.NoError(t, err)
	require.Equal(t, matching.ByBirth, method)
	require.Zero(t, c.Tag)
}

func TestWithoutACodeThereIsNothingToTry(t *testing.T) {
	t.Parallel()
	_, c, err := matching.Code{}.Decide(doubt, matching.Typed{Given: true, Same: true}, monday)
	require.ErrorIs(t, err, matching.ErrNoCode)
	require.Zero(t, c)
	_, c, err = issued().Decide(doubt, matching.Typed{}, monday)
	require.ErrorIs(t, err, matching.ErrNeedsCode)
	require.Equal(t, issued(), c, "looking at the question costs no try")
}

func TestWhateverIsTypedTheWrongPersonIsNeverMatched(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		f := matching.Found{
			BirthKnown: rapid.Bool().Draw(t, "known"), SameBirth: rapid.Bool().Draw(t, "birth"), SameName: rapid.Bool().Draw(t, "name"), Protected: rapid.Bool().Draw(t, "protected"),
		}
		method, c, err := issued().Decide(f, matching.Typed{Given: rapid.Bool().Draw(t, "given"), Same: rapid.Bool().Draw(t, "same")}, monday)
		if f.BirthKnown && !f.SameBirth || !f.BirthKnown && !f.SameName && !f.Protected {
			require.ErrorIs(t, err, matching.ErrWrongPerson)
			require.Equal(t, issued(), c)
		}
		require.Equal(t, err == nil, method != "")
	})
}

func TestACodeIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	random := []byte{0, 1, 31, 32, 40, 17, 18, 19, 20, 255}
	code := matching.NewCode(random)
	require.Equal(t, "01Z08HJKMZ", code)
	require.Equal(t, "01Z08 HJKMZ", matching.Grouped(code))
	for _, typed := range []string{"01Z08 HJKMZ", "01z08hjkmz", "o1z08-hjkmz", "0lzo8 hjkmz", " 0 1 z 0 8 h j k m z ", "0iz08\u200bhjkmz"} {
		require.Equal(t, code, matching.CleanCode(typed), typed)
	}
	for _, typed := range []string{"", "01Z08HJKM", "01Z08HJKMZZ", "01Z08HJKMU", "01Z08HJKMÆ", "010203-1234"} {
		require.NotEqual(t, code, matching.CleanCode(typed), typed)
	}
	require.Empty(t, matching.CleanCode("01Z08HJKMU"))
	require.Empty(t, matching.NewCode(bytes.Repeat([]byte{1}, 9)), "too little chance is no code")
}

func FuzzCleanCode(f *testing.F) {
	f.Add("01Z08 HJKMZ")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, typed string) {
		code := matching.CleanCode(typed)
		require.Equal(t, code, matching.CleanCode(code))
		require.Contains(t, []int{0, matching.CodeLength}, len(code))
	})
}
