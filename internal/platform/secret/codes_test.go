package secret_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/platform/secret"
)

// rotated is text with one more epoch of the person key.
func rotated(text string, epoch string) string {
	return text + strings.Replace(personLine(secret.Generate()), "person 0", "person "+epoch, 1)
}

func TestAPersonIsFoundAgainInEveryEpoch(t *testing.T) {
	t.Parallel()
	text := secret.Generate()
	before := load(t, text).PersonCodes("https://broker.example", "5c3f")
	after := load(t, rotated(text, "1")).PersonCodes("https://broker.example", "5c3f")
	require.Len(t, before, 1)
	require.Len(t, after, 2)
	require.Equal(t, before[0], after[0], "the old epoch's tag must stay, or a rotation forgets everybody")
	require.Equal(t, 1, after[1].Epoch)
	require.NotEqual(t, after[0].Tag, after[1].Tag)
}

func TestCodesKeepPeopleIssuersAndKeysApart(t *testing.T) {
	t.Parallel()
	keys, others := load(t, secret.Generate()), load(t, secret.Generate())
	seen := map[string]bool{}
	for _, k := range []*secret.Keys{keys, others} {
		for _, who := range [][2]string{{"https://a", "b"}, {"https://ab", ""}, {"https://", "ab"}, {"", "https://ab"}, {"https://a", "c"}} {
			tag := string(k.PersonCodes(who[0], who[1])[0].Tag)
			require.False(t, seen[tag], "%v", who)
			seen[tag] = true
		}
		birth := string(k.BirthCode("https://a", "b").Tag)
		require.False(t, seen[birth], "a date of birth must not share codes with a person")
	}
}

func TestABirthCodeIsBoundToItsInvitation(t *testing.T) {
	t.Parallel()
	text := secret.Generate()
	keys := load(t, text)
	code := keys.BirthCode("invitation-1", "1962-03-14")
	require.True(t, keys.SameBirth(code, "invitation-1", "1962-03-14"))
	require.False(t, keys.SameBirth(code, "invitation-1", "1962-03-15"))
	require.False(t, keys.SameBirth(code, "invitation-2", "1962-03-14"))

	later := load(t, rotated(text, "1"))
	require.True(t, later.SameBirth(code, "invitation-1", "1962-03-14"), "an invitation of the old epoch is still good")
	code = later.BirthCode("invitation-1", "1962-03-14")
	require.Equal(t, 1, code.Epoch)
	require.False(t, keys.SameBirth(code, "invitation-1", "1962-03-14"), "an epoch that these keys don't know")
	code.Epoch = -1
	require.False(t, keys.SameBirth(code, "invitation-1", "1962-03-14"))
}

func TestASealOpensForItsPurposeAndContextOnly(t *testing.T) {
	t.Parallel()
	keys := load(t, secret.Generate())
	rapid.Check(t, func(t *rapid.T) {
		plain, aad := rapid.SliceOf(rapid.Byte()).Draw(t, "plain"), rapid.SliceOf(rapid.Byte()).Draw(t, "aad")
		sealed := keys.Seal("identity", aad, plain)
		opened, ok := keys.Open("identity", aad, sealed)
		require.True(t, ok)
		require.Equal(t, string(plain), string(opened))
		_, ok = keys.Open("return", aad, sealed)
		require.False(t, ok)
		_, ok = keys.Open("identity", append(aad, 0), sealed)
		require.False(t, ok)
		at := rapid.IntRange(0, len(sealed)-1).Draw(t, "at")
		_, ok = keys.Open("identity", aad, sealed[:at]+flip(sealed[at])+sealed[at+1:])
		require.False(t, ok)
		_, ok = keys.Open("identity", aad, sealed[:at])
		require.False(t, ok)
	})
}

func TestSealedBytesOpenForTheirPurposeAndContextOnly(t *testing.T) {
	t.Parallel()
	keys, others := load(t, secret.Generate()), load(t, secret.Generate())
	rapid.Check(t, func(t *rapid.T) {
		plain, aad := rapid.SliceOf(rapid.Byte()).Draw(t, "plain"), rapid.SliceOf(rapid.Byte()).Draw(t, "aad")
		sealed := keys.SealBytes("document", aad, plain)
		require.Len(t, sealed, len(plain)+29)
		opened, ok := keys.OpenBytes("document", aad, sealed)
		require.True(t, ok)
		require.Equal(t, string(plain), string(opened))
		_, ok = keys.OpenBytes("documents", aad, sealed)
		require.False(t, ok)
		_, ok = keys.OpenBytes("document", append(aad, 0), sealed)
		require.False(t, ok)
		_, ok = others.OpenBytes("document", aad, sealed)
		require.False(t, ok)
		at := rapid.IntRange(0, len(sealed)-1).Draw(t, "at")
		_, ok = keys.OpenBytes("document", aad, sealed[:at])
		require.False(t, ok, "a piece is not the whole")
		sealed[at] ^= 1
		_, ok = keys.OpenBytes("document", aad, sealed)
		require.False(t, ok, "a changed bit, the epoch's too")
	})
}

func flip(c byte) string {
	if c == 'A' {
		return "B"
	}
	return "A"
}

func TestSealAndLinkKeysRotate(t *testing.T) {
	t.Parallel()
	text := secret.Generate()
	old := load(t, text)
	fresh := strings.NewReplacer("link 0", "link 1", "seal 0", "seal 1").Replace(secret.Generate())
	lines := strings.Split(strings.TrimSpace(fresh), "\n")
	both := load(t, text+lines[3]+"\n"+lines[4]+"\n")

	plain, ok := both.Open("x", nil, old.Seal("x", nil, []byte("p")))
	require.True(t, ok && string(plain) == "p")
	_, ok = old.Open("x", nil, both.Seal("x", nil, []byte("p")))
	require.False(t, ok)

	id, sum := old.Sign("mailbox", []byte("m"))
	require.True(t, both.Verify("mailbox", id, []byte("m"), sum))
	require.True(t, both.Verify("mailbox", id, []byte("m"), sum[:16]))
	require.False(t, both.Verify("mailbox", id, []byte("m"), sum[:15]))
	require.False(t, both.Verify("setup", id, []byte("m"), sum))
	require.False(t, both.Verify("mailbox", id, []byte("n"), sum))
	require.False(t, both.Verify("mailbox", 1, []byte("m"), sum))
	require.False(t, both.Verify("mailbox", 9, []byte("m"), sum))
	id, _ = both.Sign("mailbox", []byte("m"))
	require.Equal(t, byte(1), id)
}
