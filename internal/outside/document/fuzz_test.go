package document_test

import (
	"bytes"
	"image"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
)

// FuzzInspect does in this process what a child does: whatever comes, the answer is facts within bounds or a fault.
func FuzzInspect(f *testing.F) {
	debug.SetMemoryLimit(1 << 30)
	for _, sample := range append(documenttest.Bad(), documenttest.Good()...) {
		if len(sample.Content) < 8<<10 && sample.Want != "document.bomb" { // The rest are slow.
			f.Add(sample.Content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		size, _, err := image.DecodeConfig(bytes.NewReader(content))
		if len(content) > 64<<10 || err == nil && size.Width*size.Height > 1<<20 {
			return // Within the bounds of a child, and too much for many times a second.
		}
		facts, err := document.LookInProcess(content, documenttest.Person)
		if err != nil {
			_, _, ok := fault.KindOf(err)
			require.True(t, ok, "%v", err)
			return
		}
		require.Positive(t, facts.Pages)
		require.LessOrEqual(t, facts.Pages, document.MaxPages)
		require.Contains(t, []document.Named{document.Found, document.Missing, document.NoText}, facts.Named)
		require.LessOrEqual(t, len(facts.Content), document.MaxKept)
	})
}

func FuzzOrientation(f *testing.F) {
	for _, sample := range documenttest.Good() {
		if sample.Kind == document.JPEG && len(sample.Content) < 8<<10 {
			f.Add(sample.Content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		got := document.Orientation(content)
		require.True(t, got >= 1 && got <= 8, got)
	})
}
