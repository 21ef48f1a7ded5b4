package document_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // What comes back is looked at.
	_ "image/png"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
)

// TestMain lets this binary be a child, or one of the children that go wrong (children_test.go).
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && astray[os.Args[1]] != nil {
		astray[os.Args[1]]()
		os.Exit(0)
	}
	os.Exit(documenttest.Main(m))
}

func TestNothingBadComesThrough(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	bad := documenttest.Bad()
	require.GreaterOrEqual(t, len(bad), 60)
	for i, sample := range bad {
		t.Run(fmt.Sprintf("%03d %s", i, sample.Name), func(t *testing.T) {
			t.Parallel()
			facts, err := inspector.Inspect(context.Background(), sample.Content, documenttest.Person)
			if sample.Want == documenttest.Infected {
				require.NoError(t, err, "it is for the virus scanner to refuse")
				return
			}
			_, key, ok := fault.KindOf(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, sample.Want, key)
			require.Empty(t, facts)
		})
	}
}

func TestNothingGoodIsRefused(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	good := documenttest.Good()
	require.GreaterOrEqual(t, len(good), 20)
	for i, sample := range good {
		t.Run(fmt.Sprintf("%03d %s", i, sample.Name), func(t *testing.T) {
			t.Parallel()
			facts, err := inspector.Inspect(context.Background(), sample.Content, documenttest.Person)
			require.NoError(t, err)
			require.Equal(t, sample.Kind, facts.Kind)
			require.Equal(t, sample.Pages, facts.Pages)
			require.Equal(t, sample.Named, facts.Named)
			if sample.Kind == document.PDF {
				require.Equal(t, sample.Content, facts.Content)
				return
			}
			require.NotContains(t, string(facts.Content), documenttest.Canary, "metadata and what is glued on do not come along")
			require.NotContains(t, string(facts.Content), "Exif")
			if sample.Corners {
				requireCorners(t, facts.Content, red, green, blue, white)
			}
			again, err := inspector.Inspect(context.Background(), facts.Content, "")
			require.NoError(t, err, "what is kept is itself a good file")
			require.Equal(t, sample.Kind, again.Kind)
		})
	}
}

var (
	red   = color.RGBA{255, 0, 0, 255}
	green = color.RGBA{0, 255, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
	white = color.RGBA{255, 255, 255, 255}
)

// requireCorners looks whether a picture has these colours in its corners, read like a text, as nearly as JPEG and printers keep them.
func requireCorners(t *testing.T, content []byte, want ...color.RGBA) image.Image {
	t.Helper()
	picture, _, err := image.Decode(bytes.NewReader(content))
	require.NoError(t, err)
	size := picture.Bounds()
	for i, point := range []image.Point{{size.Dx() / 5, size.Dy() / 5}, {size.Dx() * 4 / 5, size.Dy() / 5}, {size.Dx() / 5, size.Dy() * 4 / 5}, {size.Dx() * 4 / 5, size.Dy() * 4 / 5}} {
		r, g, b, _ := picture.At(point.X, point.Y).RGBA()
		for j, pair := range [][2]uint32{{r >> 8, uint32(want[i].R)}, {g >> 8, uint32(want[i].G)}, {b >> 8, uint32(want[i].B)}} {
			require.InDelta(t, pair[1], pair[0], 60, "corner %d, colour %d of red, green, blue", i, j)
		}
	}
	return picture
}

// A name that nobody has must say so, or the search would be no search.
func TestTheNameIsLookedFor(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	for _, sample := range documenttest.Good() {
		if sample.Named == document.Found {
			facts, err := inspector.Inspect(context.Background(), sample.Content, "Karen Testperson")
			require.NoError(t, err)
			require.Equal(t, document.Missing, facts.Named, sample.Name)
			return
		}
	}
}

func TestEachFaultHasAKeyOfItsOwn(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range document.Faults() {
		require.False(t, seen[f.Key], f.Key)
		seen[f.Key] = true
	}
	for _, sample := range documenttest.Bad() {
		require.True(t, sample.Want == documenttest.Infected || seen[sample.Want], "%s: %s", sample.Name, sample.Want)
	}
}
