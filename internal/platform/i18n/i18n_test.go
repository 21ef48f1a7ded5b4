package i18n_test

import (
	"context"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
)

var _ = i18n.Register(fstest.MapFS{
	"da.toml": {Data: []byte(`
"test.plain" = "Vælg en forening"
"test.named" = "Hej {{.Name}}"
"test.danish-only" = "Kun dansk, {{.Name}}"
["test.cases"]
one = "{{.Count}} sag"
other = "{{.Count}} sager"
["test.same"]
one = "En sag"
other = "Flere sager"
`)},
	"en.toml": {Data: []byte(`
"test.plain" = "Choose an association"
"test.named" = "Hello {{.Name}}"
["test.cases"]
one = "{{.Count}} case"
other = "{{.Count}} cases"
["test.same"]
one = "One case"
other = "Several cases"
`)},
})

func TestTSaysTheTextInTheContextsLanguage(t *testing.T) {
	t.Parallel()
	da := context.Background()
	en := i18n.With(da, i18n.English)

	require.Equal(t, "Vælg en forening", i18n.T(da, "test.plain"))
	require.Equal(t, "Choose an association", i18n.T(en, "test.plain"))
	require.Equal(t, "Hej Åse <3", i18n.T(da, "test.named", "Name", "Åse <3"))
	require.Equal(t, "1 sag", i18n.T(da, "test.cases", "Count", 1))
	require.Equal(t, "0 sager", i18n.T(da, "test.cases", "Count", 0))
	require.Equal(t, "2 cases", i18n.T(en, "test.cases", "Count", 2))
	require.Equal(t, "En sag", i18n.T(da, "test.same", "Count", 1))
}

func TestTFallsBackToDanishAndThenToTheKey(t *testing.T) {
	t.Parallel()
	en := i18n.With(context.Background(), i18n.English)

	require.Equal(t, "Kun dansk, Bo", i18n.T(en, "test.danish-only", "Name", "Bo"))
	require.Equal(t, "test.nowhere", i18n.T(en, "test.nowhere"))
	require.False(t, i18n.Has("test.nowhere"))
	require.True(t, i18n.Has("test.plain"))
	require.True(t, i18n.Has("test.named"))
}

func TestDatesAreDanishDaysInBothLanguages(t *testing.T) {
	t.Parallel()
	da := context.Background()
	en := i18n.With(da, i18n.English)
	lateInUTC := time.Date(2026, time.July, 2, 22, 5, 0, 0, time.UTC)

	require.Equal(t, "3. juli 2026", i18n.Date(da, lateInUTC))
	require.Equal(t, "3 July 2026", i18n.Date(en, lateInUTC))
	require.Equal(t, "3. juli 2026 kl. 00.05", i18n.DateTime(da, lateInUTC))
	require.Equal(t, "3 July 2026 at 00:05", i18n.DateTime(en, lateInUTC))
}

func TestTheBrowsersHeaderChoosesALanguage(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]i18n.Lang{
		"":                        i18n.Danish,
		"da-DK,da;q=0.9,en;q=0.8": i18n.Danish,
		"en-GB,en;q=0.9":          i18n.English,
		"de-DE,de;q=0.9":          i18n.English,
		"nb-NO,da;q=0.5":          i18n.Danish,
		"de,da;q=0.3":             i18n.Danish,
		";;;\x00":                 i18n.Danish,
	} {
		require.Equal(t, want, i18n.FromHeader(header), header)
	}
}

func TestAWordFileThatCannotBeReadStopsTheProgram(t *testing.T) {
	t.Parallel()
	require.Panics(t, func() { i18n.Register(fstest.MapFS{"da.toml": {Data: []byte(`"a" = `)}}) })
	require.Panics(t, func() { i18n.Register(fstest.MapFS{"da.toml": {Data: []byte("")}}) })
}

func TestAPlainTextCostsNothing(t *testing.T) {
	ctx := i18n.With(context.Background(), i18n.English)
	require.Zero(t, testing.AllocsPerRun(100, func() { i18n.T(ctx, "test.plain") }))
}

func BenchmarkT(b *testing.B) {
	ctx := i18n.With(context.Background(), i18n.English)
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			i18n.T(ctx, "test.plain")
		}
	})
	b.Run("placeholder", func(b *testing.B) {
		for b.Loop() {
			i18n.T(ctx, "test.named", "Name", "Åse")
		}
	})
}
