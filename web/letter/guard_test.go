package letter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/letter"
)

func TestALetterWithoutItsEnvelopeIsNotWritten(t *testing.T) {
	t.Parallel()
	for _, take := range []func(*letter.Envelope){
		func(e *letter.Envelope) { e.To = "" }, func(e *letter.Envelope) { e.Origin = "" }, func(e *letter.Envelope) { e.Support = "" },
		func(e *letter.Envelope) { e.Number = "" }, func(e *letter.Envelope) { e.MessageID = "" },
	} {
		d := setup(false)
		take(&d.Envelope)
		_, err := letter.SetupLink(t.Context(), d)
		require.Error(t, err)
	}
}

func TestALinkThatLeadsAwayFromOurOriginIsNotSent(t *testing.T) {
	t.Parallel()
	for _, link := range []string{"https://evil.example/setup/x", origin + ".evil.example/setup/x", "", "javascript:alert(1)"} {
		d := setup(false)
		d.Link = link
		_, err := letter.SetupLink(t.Context(), d)
		require.Error(t, err, link)
	}
}

func TestATypedNameCantBecomeALinkNorASubject(t *testing.T) {
	t.Parallel()
	d := setup(false)
	d.AppointedBy = "Skat. Se https://evil.dk/x www.evil.dk eller skriv til a@evil.dk\r\n<script>alert(1)</script>"
	d.ToName = d.AppointedBy
	for _, lang := range i18n.Languages() {
		m, err := letter.SetupLink(i18n.With(t.Context(), lang), d)
		require.NoError(t, err)
		for _, part := range []string{m.Text, m.HTML, m.Subject} {
			require.NotContains(t, part, "evil.dk")
			require.NotContains(t, part, "://evil")
			require.NotContains(t, part, "<script")
		}
		require.NotContains(t, m.Subject, "Skat")
	}
}

func TestNamesStayNames(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Åse Bjørn-Sørensen": "Åse Bjørn-Sørensen", "J. P. O’Neil": "J. P. O’Neil", "J.P. Dam": "J. P. Dam", "Carl Dam jr.": "Carl Dam jr.",
		"Eva\u200b\u202e Friis": "Eva Friis", "  Eva \n Friis ": "Eva Friis", "x.dk/y": "x. dk y",
		strings.Repeat("a", 100): strings.Repeat("a", 80) + "…",
	} {
		require.Equal(t, want, letter.Name(typed))
	}
}

func TestAMessageIDIsDerivedAndNeverRandom(t *testing.T) {
	t.Parallel()
	require.Equal(t, "setup.6a8b33f0.3@tilslut.example.dk", letter.MessageID("setup", "6a8b33f0", 3, "https://tilslut.example.dk"))
	require.Equal(t, "setup.6a8b33f0.3@localhost", letter.MessageID("setup", "6a8b33f0", 3, "http://localhost:8080"))
}

func TestEvidenceIsSaidInWords(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, kind := range []string{"attested", "registered", "documented"} {
		d := notice()
		d.Evidence = kind
		m, err := letter.RegisterNotice(t.Context(), d)
		require.NoError(t, err)
		seen[m.Text] = true
	}
	require.Len(t, seen, 3)
}
