package gallery_test

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tilslut/internal/journey/browser"
	"tilslut/internal/platform/i18n"
	"tilslut/web/gallery"
)

// Every page is opened once, in the one language or the other by turns: wide with axe, then narrow.
// GALLERY_PICTURES names a folder for pictures of them all.
func TestEveryPageIsAccessibleAndFitsASmallScreen(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	site := httptest.NewServer(gallery.Handler())
	defer site.Close()
	p := b.Open(t, browser.Options{})
	for i, s := range gallery.All() {
		language := i18n.Languages()[i%2]
		t.Run(s.ID(), func(t *testing.T) {
			p.Use(t)
			p.Resize(1280)
			p.Goto(site.URL + "/" + string(language) + "/" + s.ID())
			picture(p, s.ID()+".1280")
			p.Resize(320)
			p.Check(t)
			picture(p, s.ID()+".320")
		})
	}
}

func picture(p *browser.Page, name string) {
	if dir := os.Getenv("GALLERY_PICTURES"); dir != "" {
		p.Screenshot(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png"))
	}
}
