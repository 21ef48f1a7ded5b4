package connectionhttp_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/antivirus/antivirustest"
	"tilslut/internal/outside/document/documenttest"
	"tilslut/internal/platform/i18n"
)

// Every file of the corpus goes through the real form, child process, vault, queue and scanner. None is wrongly taken, and each refusal
// says what to do, in either language.
func TestNoBadFileComesThrough(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	says := map[string]string{}
	for _, s := range documenttest.Bad() {
		if s.Want == documenttest.Infected {
			continue
		}
		b.upload(at+"/documents", s)
		require.Equal(t, 422, b.status, "%s was taken", s.Name)
		if b.heading() == "Vi kunne ikke læse formularen" { // a name that no browser sends
			require.Contains(t, s.File, "\x00")
			b.get(at + "/documents")
			continue
		}
		require.Len(t, b.errors(), 1, s.Name)
		key := "connect.documents.file." + strings.TrimPrefix(s.Want, "document.")
		require.True(t, i18n.Has(key), "%s has no sentence", s.Want)
		said := b.errors()[0]
		_, what, _ := strings.Cut(i18n.T(t.Context(), key), ":")
		require.True(t, strings.HasSuffix(said, what), "%s (%s): %s", s.Name, s.Want, said)
		require.NotEqual(t, i18n.T(t.Context(), key), i18n.T(i18n.With(t.Context(), i18n.English), key))
		says[s.Want] = said
		require.NotContains(t, said, "/", "no folders are repeated")
	}
	require.GreaterOrEqual(t, len(says), 8, "the corpus knows many ways to be wrong")
	require.Empty(t, h.kept())
	require.Empty(t, h.is(id(at)).Documents)
	h.works(antivirustest.New(t).Addr())
	for i, s := range infected(t) {
		mine := h.visit(named())
		at := mine.documenting()
		mine.upload(at+"/documents", s).sees(200, "Send dokumentation")
		require.Eventually(t, h.scanned(at, connection.ScanInfected), waiting, tick, "%d: %s", i, s.Name)
	}
	require.Eventually(t, func() bool { return len(h.kept()) == 0 }, waiting, tick)
}

func TestEveryGoodFileComesThroughAndIsKeptSealed(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.works(antivirustest.New(t).Addr())
	all := documenttest.Good()
	require.GreaterOrEqual(t, len(all), 20)
	var b *browser
	var at string
	want := map[string]bool{}
	for i, s := range all {
		if i%5 == 0 {
			b = h.visit(named())
			at = b.documenting()
		}
		b.upload(at+"/documents", s)
		require.Equal(t, "Send dokumentation", b.heading())
		require.Equal(t, 200, b.status, "%s was refused: %v", s.Name, b.errors())
		documents := h.is(id(at)).Documents
		d := documents[len(documents)-1]
		require.Equal(t, string(s.Kind), d.Format, s.Name)
		require.Equal(t, s.Pages, d.Pages, s.Name)
		require.Equal(t, connection.Named(s.Named), d.Named, s.Name)
		want[d.ID] = true
		content, err := h.vault.Get(t.Context(), aahuset, d.ID)
		require.NoError(t, err)
		require.Len(t, content, d.Size)
	}
	kept := h.kept()
	require.Len(t, kept, len(want), "the vault holds them, and nothing else")
	for name, sealed := range kept {
		require.True(t, want[name], name)
		for _, plain := range []string{"%PDF", "PNG", "JFIF", "Exif", documenttest.Person} {
			if len(plain) > 4 || len(sealed) < 1<<14 { // three or four bytes may stand anywhere in a lot of noise.
				require.False(t, bytes.Contains(sealed, []byte(plain)), "%s can be read", plain)
			}
		}
	}
	require.Eventually(t, h.scanned(at, clean(len(all)%5, 5)...), waiting, tick)
}

func clean(n, whole int) []connection.Scan {
	if n == 0 {
		n = whole
	}
	scans := make([]connection.Scan, n)
	for i := range scans {
		scans[i] = connection.ScanClean
	}
	return scans
}
