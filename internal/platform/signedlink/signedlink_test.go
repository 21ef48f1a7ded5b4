package signedlink_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
)

func signer(t testing.TB) signedlink.Signer {
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	return signedlink.Signer{Keys: keys}
}

func TestALinkOpensToWhatItWasMadeOf(t *testing.T) {
	t.Parallel()
	s := signer(t)
	rapid.Check(t, func(t *rapid.T) {
		l := signedlink.Link{
			Purpose: rapid.SampledFrom([]string{"mailbox", "setup"}).Draw(t, "purpose"),
			ID:      uuid.UUID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id")).String(),
			Version: rapid.IntRange(0, math.MaxUint32).Draw(t, "version"),
			Expires: time.Unix(rapid.Int64Range(0, 4102444800).Draw(t, "expires"), 0).UTC(),
		}
		token := s.Make(l)
		require.Len(t, token, 62)
		require.Equal(t, token, s.Make(l), "a letter that is tried again must carry the same link")
		got, err := s.Open(l.Purpose, token)
		require.NoError(t, err)
		require.Equal(t, l, got)
	})
}

func TestATokenIsForOnePurposeAndOneKey(t *testing.T) {
	t.Parallel()
	s := signer(t)
	token := s.Make(signedlink.Link{Purpose: "mailbox", ID: uuid.NewString(), Expires: time.Unix(1, 0)})
	_, err := s.Open("setup", token)
	require.ErrorIs(t, err, signedlink.ErrBad)
	_, err = signer(t).Open("mailbox", token)
	require.ErrorIs(t, err, signedlink.ErrBad)
}

func TestEveryChangedCharacterSpoilsAToken(t *testing.T) {
	t.Parallel()
	s := signer(t)
	token := s.Make(signedlink.Link{Purpose: "mailbox", ID: uuid.NewString(), Version: 3, Expires: time.Unix(1893456000, 0)})
	for at := range token {
		for _, c := range []string{"A", "B", "_", "=", "\n", "%", ""} {
			changed := token[:at] + c + token[at+1:]
			if changed == token {
				continue
			}
			_, err := s.Open("mailbox", changed)
			require.ErrorIs(t, err, signedlink.ErrBad, "character %d as %q", at, c)
		}
	}
	for _, other := range []string{"", token + "A", token + token, "\n" + token, strings.ToUpper(token)} {
		_, err := s.Open("mailbox", other)
		require.ErrorIs(t, err, signedlink.ErrBad)
	}
}

func TestWhatIsNoLinkMakesNoToken(t *testing.T) {
	t.Parallel()
	s := signer(t)
	require.Empty(t, s.Make(signedlink.Link{ID: "T-7K4M-2Q"}))
	require.Empty(t, s.Make(signedlink.Link{ID: uuid.NewString(), Version: -1}))
}

// FuzzOpen: whatever opens is exactly what Make would have written, so there is one token per link.
func FuzzOpen(f *testing.F) {
	s := signer(f)
	f.Add("mailbox", s.Make(signedlink.Link{Purpose: "mailbox", ID: uuid.NewString(), Version: 1, Expires: time.Unix(9, 0)}))
	f.Add("setup", "")
	f.Add("", strings.Repeat("A", 62))
	f.Fuzz(func(t *testing.T, purpose, token string) {
		l, err := s.Open(purpose, token)
		if err != nil {
			require.ErrorIs(t, err, signedlink.ErrBad)
			require.Zero(t, l)
			return
		}
		require.Equal(t, token, s.Make(l))
	})
}
