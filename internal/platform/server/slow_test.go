package server_test

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/server"
)

// Whoever sends files over a slow line may take longer than a form does.
func TestFilesMayTakeTheirTime(t *testing.T) {
	t.Parallel()
	for limit, status := range map[int64]string{1 << 20: "HTTP/1.1 422", 0: ""} {
		s, _ := house(t, func(c *server.Config) { c.BodyLimit = func(*http.Request) int64 { return limit } })
		site := httptest.NewUnstartedServer(s)
		site.Config.ReadTimeout = 200 * time.Millisecond
		site.Start()
		t.Cleanup(site.Close)
		line, err := net.Dial("tcp", site.Listener.Addr().String())
		require.NoError(t, err)
		defer func() { _ = line.Close() }()
		_, _ = io.WriteString(line, "POST /connect/7/contact HTTP/1.1\r\nHost: tilslut.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nname")
		time.Sleep(500 * time.Millisecond)
		_, _ = io.WriteString(line, "=")
		_ = line.SetReadDeadline(time.Now().Add(5 * time.Second))
		got := make([]byte, 12)
		_, _ = io.ReadFull(line, got)
		if status == "" {
			require.NotContains(t, string(got), "422")
			continue
		}
		require.Equal(t, status, string(got))
	}
}
