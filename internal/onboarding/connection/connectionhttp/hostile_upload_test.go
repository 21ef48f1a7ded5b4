package connectionhttp_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/document/documenttest"
)

func TestSixtyFourEqualUploadsAreOneDocument(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	kind, body := parcel([]string{"key", b.value("key"), "type", "statutes"}, good(1))
	var mu sync.Mutex
	led := map[string]int{}
	all(func() {
		to := b.twin().carry(at+"/documents", kind, bytes.NewReader(body))
		mu.Lock()
		defer mu.Unlock()
		led[to]++
	})
	require.Equal(t, map[string]int{at + "/documents?added=1": 64}, led)
	require.Len(t, h.is(id(at)).Documents, 1)
	require.Len(t, h.kept(), 1)
	var jobs int
	require.NoError(t, h.pool.QueryRow(t.Context(), `select count(*) from river_job`).Scan(&jobs))
	require.Equal(t, 1, jobs, "it is scanned once")
}

func TestSixtyFourUploadsAtOnceAreFiveDocumentsAndTheOthersAreTold(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	key := b.value("key")
	var mu sync.Mutex
	statuses, n := map[int]int{}, 0
	all(func() {
		mu.Lock()
		n++
		kind, body := parcel([]string{"key", key, "type", "statutes"}, good(n))
		mu.Unlock()
		twin := b.twin()
		twin.carry(at+"/documents", kind, bytes.NewReader(body))
		mu.Lock()
		defer mu.Unlock()
		statuses[twin.status]++
		if twin.status == 422 {
			require.Contains(t, twin.errors()[0], "Der kan højst være 5 filer")
		}
	})
	require.Equal(t, map[int]int{303: 5, 422: 59}, statuses)
	require.Len(t, h.is(id(at)).Documents, 5)
	require.GreaterOrEqual(t, len(h.kept()), 5)
}

func TestMoreThanWeTakeHasAPageOfItsOwn(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	key := b.value("key")
	ten := strings.Repeat("x", 10<<20+1)
	b.upload(at+"/documents", sample("stor.pdf", ten), good(1)).sees(422, "Send dokumentation")
	require.Equal(t, []string{"stor.pdf: Filen skal være under 10 MB. Scan den i lavere opløsning, eller del den op"}, b.errors())
	require.Len(t, h.is(id(at)).Documents, 1, "the other one is taken")

	many := make([]documenttest.Sample, 6)
	for i := range many {
		many[i] = sample(fmt.Sprint(i, ".pdf"), ten[:10<<20])
	}
	for _, declared := range []bool{true, false} {
		kind, body := parcel([]string{"key", key, "type", "statutes"}, many...)
		var sent io.Reader = bytes.NewReader(body)
		if !declared {
			sent = struct{ io.Reader }{sent}
		}
		b.carry(at+"/documents", kind, sent)
		b.sees(http.StatusRequestEntityTooLarge, "Filerne fylder for meget tilsammen")
	}
	require.Equal(t, at+"/documents", b.doc.Find("main a.button").AttrOr("href", ""))
}

func TestWhatNoFormOfOursSendsIsRefused(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	key := b.value("key")
	fields := []string{"key", key, "type", "statutes"}
	lots := make([]documenttest.Sample, 101)
	for i := range lots {
		lots[i] = good(1)
	}
	b.parcel(at+"/documents", fields, lots...).sees(422, "Vi kunne ikke læse formularen")
	require.Len(t, h.is(id(at)).Documents, 1, "a hundred times the same")
	kind, body := parcel(fields, good(2))
	for _, wrong := range []string{"application/json", "text/plain", "image/png", "application/x-www-form-urlencoded", "", "nonsense/"} {
		b.carry(at+"/documents", wrong, bytes.NewReader(body))
		require.Equal(t, 422, b.status, wrong)
	}
	b.carry(at+"/documents", "multipart/form-data", bytes.NewReader(body))
	b.sees(422, "Vi kunne ikke læse formularen")
	require.Len(t, h.is(id(at)).Documents, 1)

	for _, page := range []string{"/documents", "/more"} {
		to := h.stranger().carry(at+page, kind, bytes.NewReader(body))
		require.True(t, strings.HasPrefix(to, "/login?to="), to)
	}
	other := h.visit(bo())
	other.carry(at+"/documents", kind, bytes.NewReader(body))
	require.Equal(t, 404, other.status)
	require.Len(t, h.kept(), 1)
}

// A line that breaks while files are under way: what had arrived whole may be there, and nothing else is.
func TestAnUploadIsCutAnywhere(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	origin, err := url.Parse(h.origin)
	require.NoError(t, err)
	var cookies []string
	for _, c := range b.client.Jar.Cookies(origin) {
		cookies = append(cookies, c.String())
	}
	kind, body := parcel([]string{"key", b.value("key"), "type", "statutes"}, good(1), good(2))
	first := bytes.Index(body, good(2).Content) - 200 // before which the first file has not arrived whole.
	send := func(n int) {
		line, err := net.Dial("tcp", origin.Host)
		require.NoError(t, err)
		_, _ = fmt.Fprintf(line, "POST %s/documents HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n",
			at, origin.Host, strings.Join(cookies, "; "), kind, len(body))
		_, _ = line.Write(body[:n])
		require.NoError(t, line.Close())
	}
	for range 40 {
		send(rand.IntN(first))
	}
	time.Sleep(300 * time.Millisecond)
	require.Empty(t, h.is(id(at)).Documents)
	require.Empty(t, h.kept())
	for range 10 {
		send(first + rand.IntN(len(body)-first))
	}
	time.Sleep(300 * time.Millisecond)
	documents := h.is(id(at)).Documents
	require.LessOrEqual(t, len(documents), 2)
	for _, d := range documents {
		content, err := h.vault.Get(t.Context(), aahuset, d.ID)
		require.NoError(t, err, "what the case has, the vault has")
		require.Len(t, content, d.Size)
	}
	b.carry(at+"/documents", kind, bytes.NewReader(body))
	require.Equal(t, 303, b.status)
	require.Len(t, h.is(id(at)).Documents, 2, "sent again, it is all there once")
}
