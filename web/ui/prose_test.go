package ui_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/web/ui"
)

func TestProseShowsMarkdownBelowThePagesHeadingAndNoForeignHTML(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	text := "# Vilkår\n\nKære *forening* & ven\n\n## Pris\n\n1. gratis\n\n<script>alert(1)</script>\n\n<b>x</b> [a](javascript:alert(1)) [b](https://example.dk)"
	require.NoError(t, ui.Prose(text).Render(t.Context(), &b))
	html := b.String()
	for _, want := range []string{"<h2>Vilkår</h2>", "<h3>Pris</h3>", "<em>forening</em> &amp; ven", "<ol>\n<li>gratis</li>", `href="https://example.dk"`} {
		require.Contains(t, html, want)
	}
	for _, not := range []string{"<h1", "<script", "<b>", "javascript:"} {
		require.NotContains(t, html, not)
	}
}
