package reviewhttp_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestADocumentIsSeenPageByPageAndTurned(t *testing.T) {
	t.Parallel()
	h := open(t)
	if !h.inspector.Renders() {
		t.Skip("POPPLER IS MISSING, no page was drawn (install it: apt-get install poppler-utils)")
	}
	c, b := h.submitted(aahuset), h.visit("sanne")
	who := b.who()
	d := at(c, "/documents/"+c.Documents[0].ID)
	b.get(at(c, "")).get(b.link("Referat af generalforsamling")).sees(200, "Referat af generalforsamling")
	require.Contains(t, b.text(), "Side 1 af 2")
	b.get(b.link("Næste side"))
	require.Contains(t, b.text(), "Side 2 af 2")
	require.Zero(t, b.doc.Find(`a:contains("Næste side")`).Length())
	picture := func() (wide, high int) {
		t.Helper()
		b.twin().get(b.path)
		src := b.doc.Find("main img").AttrOr("src", "")
		x := b.twin()
		x.get(src)
		require.Equal(t, 200, x.status, src)
		require.Equal(t, "image/png", x.header.Get("Content-Type"))
		require.Equal(t, "no-store", x.header.Get("Cache-Control"))
		require.Contains(t, x.header.Get("Content-Security-Policy"), "sandbox")
		drawn, err := png.Decode(strings.NewReader(x.body))
		require.NoError(t, err)
		return drawn.Bounds().Dx(), drawn.Bounds().Dy()
	}
	wide, high := picture()
	require.Greater(t, high, wide)
	b.get(b.link("Drej til venstre"))
	require.Contains(t, b.path, "turn=270")
	wide, high = picture()
	require.Greater(t, wide, high)
	b.get(b.link("Drej til højre"))
	require.Contains(t, b.path, "turn=0")
	b.get(d+"?page=99&turn=45").sees(200, "Referat af generalforsamling")
	require.Contains(t, b.text(), "Side 2 af 2")
	require.Contains(t, b.doc.Find("main img").AttrOr("src", ""), "2.png?turn=0")
	require.GreaterOrEqual(t, h.views(c, "document", who.Ref), 6, "each look is in the audit")
}

func TestADocumentIsTakenAwayAndOpensNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit("sanne")
	who := b.who()
	for typed, saved := range map[string]string{
		"Referat æøå.pdf":      "attachment; filename*=utf-8''Referat%20%C3%A6%C3%B8%C3%A5.pdf",
		"../../etc/passwd":     "attachment; filename=.._.._etc_passwd.pdf",
		"referat.pdf.exe":      "attachment; filename=referat.pdf.exe.pdf",
		`x"; filename="y.html`: `attachment; filename="x_; filename=_y.html.pdf"`,
	} {
		c, by := h.draft(aahuset)
		id := h.upload(c, by, typed)
		h.change(c.ID, named(by), documented(by, aahuset), scanned(id))
		b.get(at(c, "/documents/"+id+"/file"))
		require.Equal(t, 200, b.status)
		require.True(t, bytes.Equal(minutes.Content, []byte(b.body)))
		require.Equal(t, saved, b.header.Get("Content-Disposition"))
		require.Equal(t, "application/octet-stream", b.header.Get("Content-Type"))
		require.Equal(t, "nosniff", b.header.Get("X-Content-Type-Options"))
		require.Equal(t, "no-store", b.header.Get("Cache-Control"))
		require.Equal(t, "default-src 'none'; frame-ancestors 'none'; sandbox", b.header.Get("Content-Security-Policy"))
		require.Equal(t, 1, h.views(c, "document", who.Ref))
	}
}

func TestWhereNothingDrawsPagesTheFileIsOffered(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.inspector.Renderer = ""
	c, b := h.submitted(aahuset), h.visit("sanne")
	d := at(c, "/documents/"+c.Documents[0].ID)
	b.get(d).sees(200, "Referat af generalforsamling")
	require.Contains(t, b.text(), "Siderne kan ikke vises her")
	require.Zero(t, b.doc.Find("main img").Length())
	require.Equal(t, d+"/file", b.link("Hent filen"))
	b.get(d + "/1.png")
	require.Equal(t, 404, b.status)
}

func TestADocumentThatIsGoneIsSaidToBe(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, b := h.submitted(aahuset), h.visit("sanne")
	require.NoError(t, h.vault.Delete(t.Context(), c.Documents[0].ID))
	b.get(at(c, "/documents/"+c.Documents[0].ID+"/file"))
	require.Equal(t, 404, b.status)
}
