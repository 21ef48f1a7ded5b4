package secret_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/secret"
)

func TestAnActivationCodeIsWorthNothingForAnotherInvitation(t *testing.T) {
	t.Parallel()
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	tag := keys.ActivationCode("one", "01Z08HJKMZ")
	require.True(t, keys.SameActivationCode(tag, "one", "01Z08HJKMZ"))
	require.False(t, keys.SameActivationCode(tag, "two", "01Z08HJKMZ"))
	require.False(t, keys.SameActivationCode(tag, "one", "01Z08HJKMY"))
	require.False(t, keys.SameActivationCode(keys.ActivationCode("one", ""), "one", ""), "nothing typed is never the code")
	require.NotEqual(t, keys.BirthCode("one", "01Z08HJKMZ"), tag, "the two sorts of code are apart")
	stranger, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	require.False(t, stranger.SameActivationCode(tag, "one", "01Z08HJKMZ"))
}
