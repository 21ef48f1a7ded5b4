package document_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
)

// rendering answers an inspector that can draw the pages of PDFs.
func rendering(t *testing.T) *document.Inspector {
	t.Helper()
	inspector := documenttest.Inspector(t)
	if !inspector.Renders() {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftoppm is missing: apt-get install poppler-utils")
		}
		t.Skip("SKIPPED, pages of PDFs were NOT drawn: apt-get install poppler-utils")
	}
	return inspector
}

func sample(t *testing.T, name string) documenttest.Sample {
	t.Helper()
	for _, sample := range documenttest.Good() {
		if sample.Name == name {
			return sample
		}
	}
	t.Fatal("no such sample: " + name)
	return documenttest.Sample{}
}

func TestAPageIsDrawnAndTurned(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	for name, turns := range map[string]map[int][]color.RGBA{
		"a scan as JPEG": {0: {red, green, blue, white}, 90: {blue, red, white, green}, 180: {white, blue, green, red}, 270: {green, white, red, blue}},
		"a picture":      {0: {red, green, blue, white}, 90: {blue, red, white, green}, -90: {green, white, red, blue}, 540: {white, blue, green, red}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for turn, want := range turns {
				page, err := inspector.Page(context.Background(), sample(t, name).Content, 1, turn)
				require.NoError(t, err)
				require.True(t, bytes.HasPrefix(page, []byte("\x89PNG")))
				requireCorners(t, page, want...)
			}
		})
	}
}

func TestAPageIsLegibleAndBounded(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	for name, want := range map[string]image.Point{
		"minutes in a built-in font":                {1240, document.MaxShown},
		"a photo of 12 million pixels, on its side": {document.MaxShown, 1315},
		"a picture": {48, 32},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page, err := inspector.Page(context.Background(), sample(t, name).Content, 1, 0)
			require.NoError(t, err)
			size, _, err := image.DecodeConfig(bytes.NewReader(page))
			require.NoError(t, err)
			require.InDelta(t, want.X, size.Width, 2)
			require.InDelta(t, want.Y, size.Height, 2)
		})
	}
}

// Every good PDF can be seen, whoever wrote it; the last page, too.
func TestEveryGoodDocumentCanBeSeen(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	for _, sample := range documenttest.Good() {
		if sample.Kind != document.PDF {
			continue // Pictures are turned and bounded above.
		}
		t.Run(sample.Name, func(t *testing.T) {
			t.Parallel()
			page, err := inspector.Page(context.Background(), sample.Content, sample.Pages, 0)
			require.NoError(t, err)
			_, _, err = image.Decode(bytes.NewReader(page))
			require.NoError(t, err)
		})
	}
}

func TestAPageThatIsNotThere(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	for _, n := range []int{-1, 0, 2, 201} {
		_, err := inspector.Page(context.Background(), sample(t, "minutes in a built-in font").Content, n, 0)
		require.ErrorIs(t, err, document.ErrNoPage, "%d", n)
		_, err = inspector.Page(context.Background(), sample(t, "a picture").Content, n, 0)
		require.ErrorIs(t, err, document.ErrNoPage, "%d", n)
	}
	_, err := inspector.Page(context.Background(), sample(t, "a picture").Content, 1, 45)
	require.ErrorIs(t, err, document.ErrNoPage)
}

func TestWhatIsNoDocumentIsNotDrawn(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	for _, content := range [][]byte{nil, []byte("%PDF-1.4\n"), []byte("GIF89a"), []byte("\xff\xd8\xff")} {
		page, err := inspector.Page(context.Background(), content, 1, 0)
		require.Error(t, err)
		require.Empty(t, page)
	}
}

func TestWithoutARendererTheFileIsAllThereIs(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	inspector.Renderer = ""
	require.False(t, inspector.Renders())
	_, err := inspector.Page(context.Background(), sample(t, "minutes in a built-in font").Content, 1, 0)
	require.ErrorIs(t, err, document.ErrNoRenderer)
	page, err := inspector.Page(context.Background(), sample(t, "a picture").Content, 1, 90)
	require.NoError(t, err, "pictures need none")
	requireCorners(t, page, blue, red, white, green)
}

// A page as high as a tower must not become a picture as high.
func TestAPageAsHighAsATowerIsBounded(t *testing.T) {
	t.Parallel()
	inspector := rendering(t)
	tower := bytes.Replace(sample(t, "a scan as JPEG").Content, []byte("[0 0 480 320]"), []byte("[0 0 1 14400]"), 1)
	page, err := inspector.Page(context.Background(), tower, 1, 0)
	require.NoError(t, err)
	size, _, err := image.DecodeConfig(bytes.NewReader(page))
	require.NoError(t, err)
	require.LessOrEqual(t, size.Height, document.MaxShown)
}
