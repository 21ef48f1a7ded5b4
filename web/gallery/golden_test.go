package gallery_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/gallery"
)

var update = flag.Bool("update", false, "write the golden files anew")

// each runs f as a test of its own for every sample in every language.
func each(t *testing.T, f func(t *testing.T, s gallery.Sample, l i18n.Lang, html string)) {
	t.Helper()
	for _, s := range gallery.All() {
		for _, l := range i18n.Languages() {
			t.Run(s.ID()+"/"+string(l), func(t *testing.T) {
				t.Parallel()
				html, err := s.Render(context.Background(), l)
				require.NoError(t, err)
				f(t, s, l, html)
			})
		}
	}
}

// The golden files show in a review what a change does to every page. `make golden` writes them anew.
func TestEveryPageLooksAsItDidLastTime(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, s gallery.Sample, l i18n.Lang, html string) {
		golden(t, s.ID()+"."+string(l)+".html", readable(html))
		if s.Text != nil {
			golden(t, s.ID()+"."+string(l)+".txt", s.RenderText(context.Background(), l))
		}
	})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", strings.ReplaceAll(name, "/", "-"))
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o600))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no golden file yet: go test ./web/gallery -update")
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +now):\n%s", name, diff)
	}
}

func TestNoGoldenFileIsLeftOver(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, s := range gallery.All() {
		for _, l := range i18n.Languages() {
			stem := strings.ReplaceAll(s.ID(), "/", "-") + "." + string(l)
			known[stem+".html"], known[stem+".txt"] = true, s.Text != nil
		}
	}
	files, err := os.ReadDir("testdata")
	require.NoError(t, err)
	for _, f := range files {
		if known[f.Name()] {
			continue
		}
		if *update {
			require.NoError(t, os.Remove(filepath.Join("testdata", f.Name())))
			continue
		}
		t.Errorf("testdata/%s belongs to no sample", f.Name())
	}
}

var (
	fingerprint = regexp.MustCompile(`(/static/[a-z-]+)\.[0-9a-f]{12}\.`)
	drawing     = regexp.MustCompile(`(?s)(<svg [^>]*>).*?(</svg>)`)
	tagEdge     = regexp.MustCompile(`(</?(?:html|head|body|main|div|section|nav|header|footer|form|fieldset|legend|ul|ol|li|table|thead|tbody|tr|td|th|caption|p|h1|h2|h3|label|button|input|select|option|details|summary|svg|meta|link|title|style|a)[ >])`)
	frame       = regexp.MustCompile(`(?s)<header class="header">.*?</header>|<footer class="d-print-none">.*?</footer>`)
)

// readable breaks the markup into lines before its elements, leaves out the frame that is the same everywhere (the kit's
// samples keep it) and the fingerprints of files, which change with every colour.
func readable(html string) string {
	html = drawing.ReplaceAllString(fingerprint.ReplaceAllString(html, "$1."), "$1$2")
	if !strings.Contains(html, "<h1>Felter</h1>") {
		html = frame.ReplaceAllString(html, "")
	}
	html = tagEdge.ReplaceAllString(html, "\n$1")
	var lines []string
	for line := range strings.SplitSeq(html, "\n") {
		if line = strings.TrimRight(line, " \t"); line != "" && !closing.MatchString(line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

var closing = regexp.MustCompile(`^</[a-z0-9]+>$`)
