package static_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"tilslut/web/static"
)

func get(t *testing.T, method, path, accept string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	static.Handler().ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	require.NoError(t, err)
	return b
}

func TestAFileIsServedInTheEncodingAskedFor(t *testing.T) {
	t.Parallel()
	path := static.Path("tilslut.css")
	require.Regexp(t, `^/static/tilslut\.[0-9a-f]{12}\.css$`, path)
	plain := body(t, get(t, "GET", path, "").Body)

	br := get(t, "GET", path, "gzip, deflate, br;q=0.9")
	require.Equal(t, "br", br.Header.Get("Content-Encoding"))
	require.Equal(t, plain, body(t, brotli.NewReader(br.Body)))

	zipped := get(t, "GET", path, "gzip, br;q=0")
	require.Equal(t, "gzip", zipped.Header.Get("Content-Encoding"))
	unzipped, err := gzip.NewReader(zipped.Body)
	require.NoError(t, err)
	require.Equal(t, plain, body(t, unzipped))

	require.Empty(t, get(t, "GET", path, "identity").Header.Get("Content-Encoding"))
	require.Empty(t, get(t, "GET", static.Path("plex-regular.woff2"), "br").Header.Get("Content-Encoding"))
}

func TestAFileIsKeptForEverAndNothingElseIsServed(t *testing.T) {
	t.Parallel()
	head := get(t, "HEAD", static.Path("tilslut.js"), "br")
	require.Equal(t, http.StatusOK, head.StatusCode)
	require.Equal(t, "public, max-age=31536000, immutable", head.Header.Get("Cache-Control"))
	require.Equal(t, "text/javascript; charset=utf-8", head.Header.Get("Content-Type"))
	require.Equal(t, "Accept-Encoding", head.Header.Get("Vary"))
	require.NotEqual(t, "0", head.Header.Get("Content-Length"))
	require.Empty(t, body(t, head.Body))

	for _, path := range []string{"/static/tilslut.js", "/static/files.go", "/static/../static/tilslut.js", "/static/", "/static/tilslut.000000000000.js"} {
		require.Equal(t, http.StatusNotFound, get(t, "GET", path, "").StatusCode, path)
	}
	require.Equal(t, http.StatusMethodNotAllowed, get(t, "POST", static.Path("tilslut.js"), "").StatusCode)
}

func TestTheStylesheetNamesFilesAsTheyAreServed(t *testing.T) {
	t.Parallel()
	css := string(body(t, get(t, "GET", static.Path("tilslut.css"), "").Body))
	named := regexp.MustCompile(`url\(([a-z][^)]*)\)`).FindAllStringSubmatch(css, -1)
	require.Len(t, named, 3)
	for _, n := range named {
		require.Equal(t, http.StatusOK, get(t, "GET", "/static/"+n[1], "").StatusCode, n[1])
	}
	require.NotContains(t, css, "icon:", "every drawing is part of the stylesheet")
}

func TestEveryFileThatPagesNameIsThere(t *testing.T) {
	t.Parallel()
	asked := regexp.MustCompile(`static\.Path\("([^"]+)"\)`)
	count := 0
	for _, folder := range []string{"../ui/*.templ", "../*/*.templ", "../*/*.go"} {
		files, err := filepath.Glob(folder)
		require.NoError(t, err)
		for _, f := range files {
			text, err := os.ReadFile(f)
			require.NoError(t, err)
			for _, m := range asked.FindAllSubmatch(text, -1) {
				count++
				require.Regexp(t, `\.[0-9a-f]{12}\.`, static.Path(string(m[1])), f)
			}
		}
	}
	require.Positive(t, count)
}

// What a first view costs over the wire, in bytes. The pages' own markup is counted where the pages are.
func TestTheFilesAreSmall(t *testing.T) {
	t.Parallel()
	size := func(name string) int { return len(body(t, get(t, "GET", static.Path(name), "br").Body)) }
	css, script := size("tilslut.css"), size("tilslut.js")
	fonts := size("plex-regular.woff2") + size("plex-semibold.woff2") + size("plex-bold.woff2")
	t.Logf("stylesheet %d, script %d, fonts %d, icon %d bytes", css, script, fonts, size("icon.svg"))
	require.Less(t, css, 14_000)
	require.Less(t, script, 2_000)
	require.Less(t, fonts, 53_000)
}

func TestTheLicencesTravelAlong(t *testing.T) {
	t.Parallel()
	for name, says := range map[string]string{
		"LICENSE.dkfds.md": "MIT license", "LICENSE.plex.txt": "SIL Open Font License", "LICENSE.icons.txt": "Apache License",
	} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Contains(t, string(text), says)
	}
	css, err := os.ReadFile("tilslut.css")
	require.NoError(t, err)
	require.True(t, bytes.HasPrefix(css, []byte("/*! ")) && strings.Contains(string(css[:200]), "LICENSE"))
}

func BenchmarkServe(b *testing.B) {
	h, path := static.Handler(), static.Path("tilslut.css")
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "gzip, br")
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
}
