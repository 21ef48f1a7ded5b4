package journey

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The first view of the start page costs at most 80 kB over the wire with its fonts, and 25 kB without, headers included; the script
// itself, as it is sent, is no more than 2 kB.
func TestTheFirstViewIsSmall(t *testing.T) {
	t.Parallel()
	house := Open(t)
	total, fonts := 0, 0
	html, sent, header := wire(t, house.Origin+"/", "gzip")
	total += sent + header
	asked := map[string]bool{}
	fetch := func(address string) string {
		if asked[address] {
			return ""
		}
		asked[address] = true
		body, sent, header := wire(t, house.Origin+address, "br, gzip")
		total += sent + header
		if strings.Contains(address, ".woff2") {
			fonts += sent + header
		}
		if strings.Contains(address, ".js") {
			require.LessOrEqual(t, sent, 2048, "the script")
		}
		return body
	}
	for _, match := range regexp.MustCompile(`(?:href|src)="(/static/[^"]+)"`).FindAllStringSubmatch(html, -1) {
		fetch(match[1])
	}
	require.GreaterOrEqual(t, len(asked), 3, "style, script and font")
	for address := range asked {
		if strings.Contains(address, ".css") {
			style, _, _ := wire(t, house.Origin+address, "")
			faces := regexp.MustCompile(`url\(["']?([^"')]+\.woff2)`).FindAllStringSubmatch(style, -1)
			require.Len(t, faces, 3, "the weights of the font")
			for _, face := range faces {
				fetch(beside(t, address, face[1]))
			}
		}
	}
	t.Logf("first view: %d bytes, %d of them fonts", total, fonts)
	require.LessOrEqual(t, total, 80_000)
	require.LessOrEqual(t, total-fonts, 25_000)
}

func beside(t *testing.T, address, reference string) string {
	t.Helper()
	from, err := url.Parse(address)
	require.NoError(t, err)
	to, err := from.Parse(reference)
	require.NoError(t, err)
	return to.Path
}

// wire answers a body, and what it and its header weigh as sent.
func wire(t *testing.T, address, encoding string) (body string, sent, header int) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	require.NoError(t, err)
	request.Header.Set("Accept-Encoding", encoding)
	answer, err := (&http.Transport{}).RoundTrip(request)
	require.NoError(t, err)
	defer func() { _ = answer.Body.Close() }()
	require.Equal(t, http.StatusOK, answer.StatusCode, address)
	raw, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	for name, values := range answer.Header {
		header += len(name) + len(strings.Join(values, "")) + 4
	}
	text := string(raw)
	if answer.Header.Get("Content-Encoding") == "gzip" {
		text = gunzip(t, raw)
	}
	return text, len(raw), header
}

func gunzip(t *testing.T, raw []byte) string {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(raw))
	require.NoError(t, err)
	text, err := io.ReadAll(reader)
	require.NoError(t, err)
	return string(text)
}
