package letter_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/web/letter"
)

func TestWhatPeopleWriteStaysReadable(t *testing.T) {
	t.Parallel()
	for _, written := range []string{
		"Dit navn står i referatet, men uden titel. Send et, hvor der står formand eller kasserer.", "Mødet var den 3.2.2026 kl. 14:05, og det kostede 1.000 kr.",
		"Åse og/eller Bent … Er det rigtigt?", "Hm... (se side 2/3)", "Tjek: navn, adresse", "J. P. O’Neil", "100 % – \"ja\" & nej",
	} {
		require.Equal(t, []string{written}, letter.Quote(written))
	}
	require.Equal(t, []string{"Først", "Så"}, letter.Quote("  Først \r\n\n\t\n Så\u200b "))
	require.Empty(t, letter.Quote(" \n\t\r\n"))
	require.Equal(t, strings.Repeat("å", 4000)+"…", letter.Quote(strings.Repeat("å", 4001))[0])
}

func TestNothingThatPeopleWriteCanBecomeALink(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"https://evil.dk/x?a=b": "https: evil. dk/x?a=b", "HTTP://127.0.0.1:80/x": "HTTP: 127. 0. 0. 1: 80/x", "www.evil.dk": "www. evil. dk",
		"evil1.2.dk": "evil1.2. dk", "a@evil.dk": "a @ evil. dk", "mailto:a@b": "mailto: a @ b", "tel:+4512": "tel: +4512", "//evil/x": "evil/x",
		`\\evil\x`: "evil x", "evil。dk": "evil dk", "evil．dk": "evil dk", "evil.\u200bdk": "evil. dk", "<a href=x>": "a href=x",
		"evil.ørsted": "evil. ørsted", "1.2.3.4": "1. 2. 3. 4", "localhost:8080": "localhost: 8080", "ev\u00adil.dk": "ev il. dk",
	} {
		require.Equal(t, []string{want}, letter.Quote(written))
	}
}

func TestQuotesAreSetApartAsSomebodysWords(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, _ string, m letter.Message, page *goquery.Document) {
		t.Helper()
		for _, part := range []string{m.Text, m.HTML, m.Subject} {
			for _, slip := range []string{"evil.dk", "://evil", "<script", "\u202e", "\r"} {
				require.NotContains(t, part, slip)
			}
		}
		quotes := page.Find("blockquote")
		if !strings.Contains(m.Text, "alert(1)") {
			require.Zero(t, quotes.Length())
			return
		}
		require.Equal(t, 1, quotes.Length())
		require.Equal(t, 3, quotes.Find("p").Length())
		require.Contains(t, quotes.Text(), "Og/eller kl. 14.05 den 3.2.2026.")
		require.Regexp(t, "(skriver|writes):$", quotes.Prev().Text(), "it says whose words they are")
		require.Contains(t, m.Text, "\n> script alert(1) /script\n")
	})
}

func TestAFileNameKeepsNoOtherDotThanThatOfItsEnding(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"Referat 2026.pdf": "Referat 2026.pdf", "scan.JPEG": "scan.JPEG", "evil.dk.png": "evil. dk.png", "evil.zip": "evil. zip", "referat": "referat",
		"../../x.pdf": ". . . . x.pdf", ".pdf": ". pdf", "a@evil.dk": "a evil. dk", strings.Repeat("a", 100) + ".jpg": strings.Repeat("a", 80) + "….jpg",
	} {
		require.Equal(t, want, letter.FileName(given))
	}
}
