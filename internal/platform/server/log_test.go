package server_test

import (
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/server"
)

func TestTheLogKnowsRoutesAndNeverAddresses(t *testing.T) {
	t.Parallel()
	s, log := house(t, nil)
	for _, r := range []*http.Request{
		request(http.MethodGet, "/connect/mailbox/CANARY?to=CANARY&code=CANARY", "Referer", origin+"/CANARY", "User-Agent", "CANARY", "Cookie", "a=CANARY", "X-Request-Id", "CANARY"),
		request(http.MethodGet, "/CANARY/%43ANARY?CANARY"),
		request(http.MethodPost, "/connect/CANARY/contact?CANARY", "Origin", "https://CANARY.example"),
		post("/connect/7/contact", "name=CANARY"),
		request(http.MethodGet, "/?switch-language=CANARY"),
	} {
		send(s, r)
	}
	require.NotContains(t, log.String(), "CANARY")
	require.Contains(t, log.String(), `"GET /connect/mailbox/{token} => HTTP 200`)
	require.Contains(t, log.String(), `"GET unrouted => HTTP 404`)
	require.Contains(t, log.String(), `"POST /connect/{id}/contact => HTTP 303`)
	require.Contains(t, log.String(), "reference=")
	require.Contains(t, log.String(), "method=GET status=200")
}

func TestTheLanguageIsChosenAndKept(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	language := func(r *http.Request) string { return send(s, r).Header().Get("Content-Language") }
	require.Equal(t, "da", language(request(http.MethodGet, "/")))
	require.Equal(t, "en", language(request(http.MethodGet, "/", "Accept-Language", "en-GB,en;q=0.9")))
	require.Equal(t, "da", language(request(http.MethodGet, "/", "Accept-Language", "en", "Cookie", "__Host-tilslut-language=da")))
	require.Equal(t, "en", language(request(http.MethodGet, "/", "Accept-Language", "en", "Cookie", "__Host-tilslut-language=klingon")))

	w := send(s, request(http.MethodGet, "/connect/7/contact?page=2&switch-language=en&x=%C3%A5"))
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "/connect/7/contact?page=2&x=%C3%A5", w.Header().Get("Location"))
	cookie := w.Result().Cookies()[0]
	require.Equal(t, "__Host-tilslut-language", cookie.Name)
	require.Equal(t, "en", cookie.Value)
	require.True(t, cookie.Secure && cookie.HttpOnly && cookie.SameSite == http.SameSiteLaxMode && cookie.Path == "/")

	w = send(s, request(http.MethodGet, "/?switch-language=klingon"))
	require.Equal(t, "/", w.Header().Get("Location"))
	require.Empty(t, w.Result().Cookies())
}

func TestTheLanguageSwitchLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	for _, path := range []string{"//evil.example/", "/\\evil.example", "///evil.example", "//evil.example/%2e%2e"} {
		r := request(http.MethodGet, "/")
		r.URL = &url.URL{Path: path, RawQuery: "switch-language=en"}
		w := send(s, r)
		require.Contains(t, []string{"", "/%5Cevil.example"}, w.Header().Get("Location"), path)
	}
}

func TestTheLanguageSwitchKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	w := send(s, post("/connect/7/contact", "name=&switch-language=en"))
	require.Equal(t, http.StatusOK, w.Code)
	require.Equal(t, "en", w.Header().Get("Content-Language"))
	require.NotContains(t, w.Body.String(), "form-error")
	require.Equal(t, "en", w.Result().Cookies()[0].Value)
	w = send(s, post("/connect/7/contact", "name=Karen+Formand&switch-language=en"))
	require.Contains(t, w.Body.String(), `value="Karen Formand"`)
	w = send(s, post("/connect/7/contact", "name="))
	require.Equal(t, http.StatusUnprocessableEntity, w.Code)
	require.Contains(t, w.Body.String(), "form-error")
}

func TestPagesAreCompressed(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	w := send(s, request(http.MethodGet, "/", "Accept-Encoding", "gzip"))
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	require.Empty(t, w.Header().Get("Content-Length"))
	z, err := gzip.NewReader(w.Body)
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(strings.ToLower(string(text)), "<!doctype html>"))
	require.Contains(t, string(text), "?switch-language=en")
}

func TestMetricsCountByRoute(t *testing.T) {
	t.Parallel()
	m := server.NewMetrics()
	s, _ := house(t, func(c *server.Config) { c.Metrics = m })
	send(s, request(http.MethodGet, "/connect/mailbox/CANARY"))
	send(s, request("CANARY", "/"))
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	require.Contains(t, w.Body.String(), `tilslut_request_seconds_count{method="GET",route="/connect/mailbox/{token}",status="200"} 1`)
	require.NotContains(t, w.Body.String(), "CANARY")
}

// TestAStopLetsRequestsFinish: the server stops while a request is under way; the request gets its answer, Run answers nil.
func TestAStopLetsRequestsFinish(t *testing.T) {
	t.Parallel()
	began, finish := make(chan struct{}), make(chan struct{})
	s := server.New(server.Config{Origin: &url.URL{Scheme: "http", Host: "127.0.0.1"}, Log: slog.New(slog.DiscardHandler), Static: http.HandlerFunc(
		func(w http.ResponseWriter, _ *http.Request) {
			close(began)
			<-finish
			_, _ = io.WriteString(w, "done")
		})}, func(chi.Router) {})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	ran, got := make(chan error, 1), make(chan string, 1)
	go func() { ran <- s.Run(ctx, ln) }()
	go func() {
		response, err := http.Get("http://" + ln.Addr().String() + "/static/slow")
		if err != nil {
			got <- err.Error()
			return
		}
		defer response.Body.Close()
		text, _ := io.ReadAll(response.Body)
		got <- string(text)
	}()
	<-began
	stop()
	require.Eventually(t, func() bool { return send(s, request(http.MethodGet, "/readyz")).Code == http.StatusServiceUnavailable }, 5*time.Second, time.Millisecond)
	close(finish)
	require.Equal(t, "done", <-got)
	require.NoError(t, <-ran)
}
