package gallery_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/gallery"
	"tilslut/web/static"
)

// A first view is the page and every file that it names, as a browser with an empty cache fetches them, with the fonts that
// the stylesheet names. The budget is 80 kB, of which 25 kB may be something else than fonts.
func TestNoFirstViewIsHeavy(t *testing.T) {
	t.Parallel()
	files := static.Handler()
	weigh := func(path string) int {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", "gzip, br")
		w := httptest.NewRecorder()
		files.ServeHTTP(w, r)
		require.Equal(t, http.StatusOK, w.Code, path)
		return w.Body.Len()
	}
	named := regexp.MustCompile(`/static/[a-z-]+\.[0-9a-f]{12}\.[a-z0-9]+`)
	fonts := weigh(static.Path("plex-regular.woff2")) + weigh(static.Path("plex-semibold.woff2")) + weigh(static.Path("plex-bold.woff2"))
	for _, s := range gallery.All() {
		if s.Letter {
			continue
		}
		html, err := s.Render(context.Background(), i18n.Danish)
		require.NoError(t, err)
		sum := gzipped(t, html)
		for _, path := range named.FindAllString(html, -1) {
			if !strings.HasSuffix(path, ".woff2") {
				sum += weigh(path)
			}
		}
		if s.ID() == "start/start" {
			t.Logf("the start page: %d bytes, and %d of fonts", sum, fonts)
		}
		require.Less(t, sum, 25_000, s.ID())
		require.Less(t, sum+fonts, 80_000, s.ID())
	}
}

func gzipped(t *testing.T, html string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, html)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Len()
}
