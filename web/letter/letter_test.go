package letter_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/letter"
)

var update = flag.Bool("update", false, "write the golden files anew")

// each runs a check on every letter in both languages.
func each(t *testing.T, check func(t *testing.T, name string, m letter.Message, page *goquery.Document)) {
	t.Helper()
	for name, write := range samples {
		for _, lang := range i18n.Languages() {
			t.Run(name+"."+string(lang), func(t *testing.T) {
				t.Parallel()
				m, err := write(i18n.With(context.Background(), lang))
				require.NoError(t, err)
				page, err := goquery.NewDocumentFromReader(strings.NewReader(m.HTML))
				require.NoError(t, err)
				check(t, name+"."+string(lang), m, page)
			})
		}
	}
}

func TestLettersAreAsTheyWereApproved(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, name string, m letter.Message, _ *goquery.Document) {
		t.Helper()
		golden(t, name+".txt", "Message-ID: "+m.MessageID+"\nTo: "+m.ToName+" <"+m.To+">\nSubject: "+m.Subject+"\nContent-Language: "+m.Language+"\n\n"+m.Text)
		golden(t, name+".html", m.HTML)
	})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run make golden")
	require.Empty(t, cmp.Diff(string(want), got), "run make golden and read what changed")
}

func TestTheTextPartSaysEverythingThatTheHTMLPartSays(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, _ string, m letter.Message, page *goquery.Document) {
		t.Helper()
		page.Find("h1, h2, p, li, dt, dd").Each(func(_ int, s *goquery.Selection) { require.Contains(t, m.Text, s.Text()) })
	})
}

func TestEveryLetterCanBeTrusted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, name string, m letter.Message, page *goquery.Document) {
		t.Helper()
		for _, sure := range []string{"T-7K4M-2Q", "hjaelp@tilslut.example.dk"} {
			require.Contains(t, m.Text, sure)
		}
		require.True(t, strings.Contains(m.Text, "Vi beder dig aldrig om koder") || strings.Contains(m.Text, "We never ask you for codes"))
		page.Find("a").Each(func(_ int, a *goquery.Selection) {
			require.Equal(t, a.Text(), a.AttrOr("href", ""), "the whole link in plain sight")
			require.True(t, strings.HasPrefix(a.Text(), origin+"/"))
		})
		if strings.HasPrefix(name, "notice") || strings.HasPrefix(name, "invitation-withdrawn") {
			require.Zero(t, page.Find("a").Length(), "a notice has nothing to press")
			return
		}
		require.Equal(t, 1, page.Find("a").Length(), "one link, to one thing")
		// Whoever has never been here has no list to find it on.
		form, _, _ := strings.Cut(name, ".")
		first := slices.Contains([]string{"setup", "setup-later", "setup-recovery", "reminder", "reminder-later", "invitation", "invitation-reminder"}, form)
		if !first && !strings.HasPrefix(name, "activation-") || strings.Contains(m.Text, "/association/") {
			require.Regexp(t, "(gå til|go to) "+origin, m.Text, "the way without the link")
		}
	})
}

func TestEveryLetterCanBeReadByEverybody(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, _ string, m letter.Message, page *goquery.Document) {
		t.Helper()
		require.Equal(t, m.Language, page.Find("html").AttrOr("lang", ""))
		require.Equal(t, m.Subject, page.Find("title").Text())
		require.Equal(t, 1, page.Find("h1").Length())
		require.Equal(t, page.Find("table").Length(), page.Find(`table[role="presentation"]`).Length())
		require.Contains(t, page.Find("td td").AttrOr("style", ""), "font-size:16px")
		for _, tracker := range []string{"img", "script", "link", "iframe", "form", "[src]", "[background]"} {
			require.Zero(t, page.Find(tracker).Length(), tracker)
		}
		require.NotContains(t, m.HTML, "url(")
		require.False(t, slices.Contains([]string{"", m.Text}, m.HTML))
		for _, slip := range []string{"{{", "<no value>", "%!"} {
			require.NotContains(t, m.Text+m.Subject, slip)
		}
		require.NotContains(t, m.Text+m.Subject, "letter.")
	})
}
