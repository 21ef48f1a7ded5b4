package errorpage_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/errorpage"
)

func page(t *testing.T, d errorpage.Data) string {
	t.Helper()
	var html strings.Builder
	require.NoError(t, errorpage.Fault(d).Render(context.Background(), &html))
	return html.String()
}

func TestAFaultIsSaidInItsOwnWordsOrThoseOfItsStatus(t *testing.T) {
	t.Parallel()
	require.Contains(t, page(t, errorpage.Data{Key: "connection.not-yours", Status: 403}), "Sagen hører til en anden")
	require.Contains(t, page(t, errorpage.Data{Key: "something.new", Status: 403}), "Du har ikke adgang til denne side")
	require.Contains(t, page(t, errorpage.Data{Key: "something.new", Status: 418}), "Der er desværre sket en fejl hos os")
	require.NotContains(t, page(t, errorpage.Data{Key: "something.new", Status: 418}), "something.new")
}

func TestEveryStatusThatWeAnswerHasWords(t *testing.T) {
	t.Parallel()
	for _, status := range []int{403, 404, 405, 409, 410, 413, 422, 429, 500, 502, 503} {
		for _, part := range []string{".title", ".body"} {
			require.True(t, i18n.Has("fault.status."+strconv.Itoa(status)+part), status)
		}
	}
}

func TestTheReferenceIsShownWhereItHelps(t *testing.T) {
	t.Parallel()
	require.Contains(t, page(t, errorpage.Data{Status: 500, Reference: "4f2a9c0d"}), "4f2a9c0d")
	require.NotContains(t, page(t, errorpage.Data{Status: 404, Reference: "4f2a9c0d"}), "4f2a9c0d")
}
