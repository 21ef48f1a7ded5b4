package journey

import (
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

// A search that finds nothing proves nothing, unless it finds what is there.
func TestTheSearchFindsATextInEveryEncoding(t *testing.T) {
	t.Parallel()
	const secret = "f991813c-a062-4b9d-890f-a063cd042b6f"
	s := NewSearch([]string{secret, "NAVNE & ADRESSEBESKYTTET"})
	for _, hidden := range []string{
		secret, "x" + hex.EncodeToString([]byte("ab"+secret)), "f991813ca0624b9d890fa063cd042b6f", url.QueryEscape("NAVNE & ADRESSEBESKYTTET"),
		`{"name":"NAVNE \u0026 ADRESSEBESKYTTET"}`,
		base64.StdEncoding.EncodeToString([]byte(secret + "!")), base64.StdEncoding.EncodeToString([]byte("1" + secret)),
		base64.RawURLEncoding.EncodeToString([]byte("12" + secret + "345")),
	} {
		require.NotEmpty(t, s.In([]byte("before "+hidden+" behind"), false), hidden)
	}
	require.Empty(t, s.In([]byte("nothing of the kind"), false))
}

func TestSixDigitsCountOnlyWhereTheyStandAlone(t *testing.T) {
	t.Parallel()
	s := NewSearch([]string{"290280"})
	require.NotEmpty(t, s.In([]byte("born 290280."), false))
	require.Empty(t, s.In([]byte("10:15:45.290280+00"), false))
	require.Empty(t, s.In([]byte("a290280b 1290280"), false))
	require.Empty(t, s.In([]byte(" 290280 "), true))
}
