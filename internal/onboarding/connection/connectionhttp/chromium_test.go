package connectionhttp_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	chromium "tilslut/internal/journey/browser"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/antivirus/antivirustest"
)

// disk lays files where a browser can choose them.
func disk(t *testing.T, files map[string][]byte) func(names ...string) []string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
	}
	return func(names ...string) []string {
		paths := make([]string, len(names))
		for i, name := range names {
			paths[i] = filepath.Join(folder, name)
		}
		return paths
	}
}

func TestFilesAreUploadedInChromium(t *testing.T) {
	t.Parallel()
	window := chromium.New(t)
	endless := "Vedtægter_" + strings.Repeat("for_haveforeningen_", 8) + "endelig.png"
	paths := disk(t, map[string][]byte{
		endless: good(1).Content, "Ærø.png": good(2).Content, "referat.docx": []byte("PK\x03\x04"), "stor.pdf": bytes.Repeat([]byte("x"), 10<<20+1),
	})
	for name, o := range map[string]chromium.Options{
		"with scripts":    {Width: 320},
		"without scripts": {Width: 320, NoScript: true},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			someone := h.visit(named())
			at := someone.documenting()
			h.works(antivirustest.New(t).Addr())
			p := window.Open(t, o)
			p.Goto(h.origin + "/log-in-as/" + string(someone.person))
			p.Goto(h.origin + at + "/documents")
			p.Check(t)
			send := func(seen string) {
				t.Helper()
				if o.NoScript {
					p.Click("Upload filer")
				} else {
					p.Stay("Upload filer")
				}
				p.Await(seen)
				p.Check(t)
			}
			send("Vælg en fil med dokumentation")
			p.Select("Hvad er det for dokumenter?", "Vedtægter")
			p.Attach(paths("stor.pdf", "Ærø.png")...)
			send("stor.pdf: Filen skal være under 10 MB")
			if !o.NoScript {
				require.Empty(t, h.is(id(at)).Documents, "nothing was sent that would be refused")
			}
			p.Select("Hvad er det for dokumenter?", "Vedtægter")
			p.Attach(paths(endless, "referat.docx")...)
			send("referat.docx: Filen skal være en PDF")
			require.Contains(t, p.Focused(), "alert-error")
			require.True(t, p.Has("Vedtægter_for_haveforeningen"), "the other one was taken")
			p.Select("Hvad er det for dokumenter?", "Vedtægter")
			p.Attach(paths("Ærø.png")...)
			send("1 fil er modtaget")
			require.True(t, p.Has("Ærø.png"))
			// What had come through beside the file that was too large is there once: it was the same form.
			scans := []connection.Scan{connection.ScanClean, connection.ScanClean}
			require.Eventually(t, h.scanned(at, scans...), waiting, tick)
			p.Goto(h.origin + at + "/documents")
			require.True(t, p.Has("Scannet for virus"))
			p.Check(t)
			p.Click("Fjern Vedtægter_for")
			p.Check(t)
			p.Click("Ja, fjern filen")
			require.Len(t, h.is(id(at)).Documents, len(scans)-1)
		})
	}
}

func TestAQuestionIsAnsweredInChromium(t *testing.T) {
	t.Parallel()
	window := chromium.New(t)
	paths := disk(t, map[string][]byte{"Ærø.png": good(2).Content, "referat.docx": []byte("PK\x03\x04")})
	for name, o := range map[string]chromium.Options{"with scripts": {}, "without scripts": {NoScript: true}} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			someone := h.visit(named())
			at := someone.asked()
			p := window.Open(t, o)
			p.Goto(h.origin + "/log-in-as/" + string(someone.person))
			p.Goto(h.origin + at + "/more")
			p.Check(t)
			press := p.Stay
			if o.NoScript {
				press = p.Click
			}
			p.Fill("Skriv til sagsbehandleren", "Det er Åse.")
			p.Select("Hvad er det for dokumenter?", "Bestyrelsesoversigt")
			p.Attach(paths("referat.docx")...)
			p.Click("English")
			require.True(t, p.Has("The caseworker writes"))
			p.Click("Dansk")
			p.Attach(paths("Ærø.png", "referat.docx")...)
			press("Upload, og bliv her")
			p.Await("referat.docx: Filen skal være en PDF")
			p.Check(t)
			p.Attach(paths("Ærø.png")...)
			press("Send svaret")
			p.Await("Vi har modtaget jeres dokumentation")
			p.Check(t)
			c := h.is(id(at))
			require.Equal(t, "Det er Åse.", c.Review.Answer())
			require.Len(t, c.Documents, 2, "the same file with the same form is there once")
			require.Equal(t, connection.BoardList, c.Documents[1].Type)
		})
	}
}
