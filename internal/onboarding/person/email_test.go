package person_test

import (
	"net/mail"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
)

func TestParseEmailReadsWhatPeopleType(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		" karen@eksempel.dk ":               "karen@eksempel.dk",
		"Karen.Formand+tilslut@Eksempel.DK": "Karen.Formand+tilslut@eksempel.dk",
		"\u200bkaren@eksempel.dk\u00a0":     "karen@eksempel.dk",
		"o'hara@mail.eksempel.co.uk":        "o'hara@mail.eksempel.co.uk",
		"kasserer@rødgrød.dk":               "kasserer@xn--rdgrd-vuad.dk",
		"a_b-c@x1.example":                  "a_b-c@x1.example",
	} {
		got, err := person.ParseEmail(written)
		require.NoError(t, err, "%q", written)
		require.Equal(t, want, got)
	}
}

func TestParseEmailRefusesWhatIsNoAddress(t *testing.T) {
	t.Parallel()
	for _, written := range []string{
		"", "karen", "@eksempel.dk", "karen@", "karen@eksempel", "karen@@eksempel.dk", "a@b@eksempel.dk", "kar en@eksempel.dk",
		".karen@eksempel.dk", "karen.@eksempel.dk", "ka..ren@eksempel.dk", `"karen"@eksempel.dk`, "karen@[127.0.0.1]",
		"karen@127.0.0.1", "karen@-eksempel.dk", "karen@eksempel-.dk", "karen@eks_empel.dk", "karen@.dk", "karen@eksempel..dk",
		"Karen <karen@eksempel.dk>", "karen@eksempel.dk, bo@eksempel.dk", "karen@eksempel.dk\r\nBcc: bo@eksempel.dk",
		strings.Repeat("a", 65) + "@eksempel.dk", "karen@" + strings.Repeat("a.", 125) + "dk",
	} {
		_, err := person.ParseEmail(written)
		require.ErrorIs(t, err, person.ErrBadEmail, "%q", written)
	}
}

func TestParseEmailSaysWhenANationalLetterIsTheReason(t *testing.T) {
	t.Parallel()
	_, err := person.ParseEmail("søren@eksempel.dk")
	require.ErrorIs(t, err, person.ErrNonASCIIEmail)
}

func FuzzParseEmail(f *testing.F) {
	for _, seed := range []string{"karen@eksempel.dk", "kasserer@rødgrød.dk", "a@b.c1", "a@xn--a.dk", "a@\u00adb.dk", "a\n@b.dk"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		address, err := person.ParseEmail(s)
		if err != nil {
			require.Empty(t, address)
			return
		}
		require.LessOrEqual(t, len(address), 254)
		require.False(t, strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' }), "%q", address)
		again, err := person.ParseEmail(address)
		require.NoError(t, err)
		require.Equal(t, address, again)
		parsed, err := mail.ParseAddress(address)
		require.NoError(t, err, "the standard library must agree that %q is one", address)
		require.Equal(t, address, parsed.Address)
	})
}
