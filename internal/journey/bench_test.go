package journey

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"
)

// What a page costs beside the least that it could: the same bytes from a bare handler, after the same number of round trips to
// the same database.
func BenchmarkPage(b *testing.B) {
	house := Open(b, "TILSLUT_LOG_LEVEL=error")
	karen := house.Client(b)
	at := karen.ready()
	pool, err := pgxpool.New(b.Context(), house.DB.ServiceURL)
	require.NoError(b, err)
	defer pool.Close()
	for _, page := range []struct {
		name, path string
		trips      int
	}{
		{"start", "/", 0}, {"my-tasks", "/mine", 2}, {"check-answers", at + "/check", 2},
	} {
		body := []byte(karen.Get(page.path).Body)
		bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			for range page.trips {
				var one int
				if pool.QueryRow(r.Context(), "select count(*) from connection where id = $1", "00000000-0000-4000-8000-000000000000").Scan(&one) != nil {
					http.Error(w, "database", http.StatusServiceUnavailable)
					return
				}
			}
			_, _ = w.Write(body)
		}))
		b.Run(page.name+"/baseline", func(b *testing.B) { karen.fetch(b, bare.URL) })
		b.Run(page.name+"/page", func(b *testing.B) { karen.fetch(b, house.Origin+page.path) })
		bare.Close()
	}
}

func (c *Client) fetch(b *testing.B, address string) {
	b.Helper()
	for b.Loop() {
		if answer := c.Get(address); answer.Status != http.StatusOK {
			b.Fatal(answer.Status)
		}
	}
}
