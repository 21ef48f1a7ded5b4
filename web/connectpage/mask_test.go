package connectpage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/web/connectpage"
)

func TestAMaskedAddressIsRecognisedAndNotWrittenTo(t *testing.T) {
	t.Parallel()
	for address, masked := range map[string]string{
		"kasserer@havelauget.dk": "k***r@havelauget.dk",
		"post@havelauget.dk":     "p***t@havelauget.dk",
		"bo@havelauget.dk":       "b***@havelauget.dk",
		"a@b.dk":                 "a***@b.dk",
		"øst@b.dk":               "ø***@b.dk",
		"":                       "***",
		"@b.dk":                  "***",
	} {
		require.Equal(t, masked, connectpage.Mask(address))
	}
}
