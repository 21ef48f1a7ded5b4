package limit_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/limit"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

func limits(t *testing.T, pool *pgxpool.Pool) *limit.Limits {
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	return &limit.Limits{Pool: pool, Signer: keys, Session: func(ctx context.Context) string {
		name, _ := ctx.Value(sessionKey{}).(string)
		return name
	}}
}

type sessionKey struct{}

func handler(wrap func(http.Handler) http.Handler) http.Handler {
	return middleware.ClientIPFromRemoteAddr(wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })))
}

func ask(h http.Handler, address, session string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "/login/start", nil)
	r.RemoteAddr = address
	r.Header.Set("X-Forwarded-For", "198.51.100."+time.Now().Format("5"))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), sessionKey{}, session)))
	return w
}

func TestOneAddressIsStoppedAndTheOthersAreNot(t *testing.T) {
	t.Parallel()
	h := handler(limits(t, postgrestest.New(t)).PerIP("start", 3, time.Hour))
	for range 3 {
		require.Equal(t, 204, ask(h, "192.0.2.1:1111", "").Code)
	}
	stopped := ask(h, "192.0.2.1:2222", "")
	require.Equal(t, 429, stopped.Code)
	require.Equal(t, "3600", stopped.Header().Get("Retry-After"))
	require.Contains(t, stopped.Body.String(), "<h1")
	require.Equal(t, 204, ask(h, "192.0.2.2:1111", "").Code)

	for range 3 {
		require.Equal(t, 204, ask(h, "[2001:db8::1]:1", "").Code)
	}
	require.Equal(t, 429, ask(h, "[2001:db8::ffff:2]:1", "").Code, "a customer has a whole /64")
	require.Equal(t, 204, ask(h, "[2001:db8:0:1::1]:1", "").Code)
}

func TestLimitsOfDifferentNamesCountApart(t *testing.T) {
	t.Parallel()
	l := limits(t, postgrestest.New(t))
	start, callback := handler(l.PerIP("start", 1, time.Hour)), handler(l.PerIP("callback", 1, time.Hour))
	require.Equal(t, 204, ask(start, "192.0.2.1:1", "").Code)
	require.Equal(t, 204, ask(callback, "192.0.2.1:1", "").Code)
	require.Equal(t, 429, ask(start, "192.0.2.1:1", "").Code)
}

func TestASessionIsCountedWhereverItComesFrom(t *testing.T) {
	t.Parallel()
	h := handler(limits(t, postgrestest.New(t)).PerSession("find", 2, time.Hour))
	require.Equal(t, 204, ask(h, "192.0.2.1:1", "a").Code)
	require.Equal(t, 204, ask(h, "192.0.2.2:1", "a").Code)
	require.Equal(t, 429, ask(h, "192.0.2.3:1", "a").Code)
	require.Equal(t, 204, ask(h, "192.0.2.1:1", "b").Code)
	require.Equal(t, 204, ask(h, "192.0.2.1:1", "").Code)
}

// TestManyInstancesTogetherLetNoMoreThrough: each handler stands for an instance of the service.
func TestManyInstancesTogetherLetNoMoreThrough(t *testing.T) {
	t.Parallel()
	l := limits(t, postgrestest.New(t))
	var through atomic.Int32
	var wait sync.WaitGroup
	for range 4 {
		h := handler(l.PerIP("start", 10, time.Hour))
		for range 8 {
			wait.Go(func() {
				if ask(h, "192.0.2.1:1", "").Code == 204 {
					through.Add(1)
				}
			})
		}
	}
	wait.Wait()
	require.EqualValues(t, 10, through.Load())
}

func TestNoAddressIsStored(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	ask(handler(limits(t, pool).PerIP("start", 3, time.Hour)), "192.0.2.77:1", "")
	var key string
	require.NoError(t, pool.QueryRow(context.Background(), `select key from rate_limit`).Scan(&key))
	require.True(t, strings.HasPrefix(key, "start "))
	require.NotContains(t, key, "192.0.2.77")
}

func TestTheSweepTakesOldWindows(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	_, err := pool.Exec(context.Background(), `insert into rate_limit (key, "window", count) values ('a', now() - interval '3 days', 1), ('b', now(), 1)`)
	require.NoError(t, err)
	require.NoError(t, limits(t, pool).Sweep(context.Background()))
	var left string
	require.NoError(t, pool.QueryRow(context.Background(), `select string_agg(key, '') from rate_limit`).Scan(&left))
	require.Equal(t, "b", left)
}

func TestWithoutTheTableTheAnswerIsOutOfOrder(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	h := handler(limits(t, pool).PerIP("start", 3, time.Hour))
	pool.Close()
	require.Equal(t, http.StatusServiceUnavailable, ask(h, "192.0.2.1:1", "").Code)
}
