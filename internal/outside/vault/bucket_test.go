package vault_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/vault"
)

// between stands between a vault and the S3 server. disturb does to a request what it likes; where it answers false, the server
// answers it.
func between(t *testing.T, at ground, disturb func(w http.ResponseWriter, r *http.Request, server http.Handler) bool) string {
	t.Helper()
	s := running(t)
	// The signature covers the host that was asked: it stays.
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&url.URL{Scheme: "http", Host: s.address})
		r.Out.Host = r.In.Host
	}}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !disturb(w, r, proxy) {
			proxy.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(front.Close)
	return strings.Replace(at.url, s.address, strings.TrimPrefix(front.URL, "http://"), 1)
}

func TestAStrangersKeysAreNotLetIn(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	for _, stranger := range []string{"tilslut:hunter2hunter2@", "somebody:hunter2hunter2@"} {
		v := open(t, strings.Replace(at.url, inURL, stranger, 1), someKeys(t))
		_, err := v.Get(t.Context(), garden, newID())
		for _, err := range []error{err, v.Check(t.Context()), v.Put(t.Context(), garden, newID(), nil), v.Delete(t.Context(), newID())} {
			require.ErrorIs(t, err, vault.ErrUnavailable, stranger)
			require.NotContains(t, err.Error(), "hunter2")
		}
	}
	require.Empty(t, files(t, at.folder))
	require.ErrorContains(t, open(t, strings.Replace(at.url, inURL, "tilslut:hunter2hunter2@", 1), someKeys(t)).Check(t.Context()), "doesn't know this key and secret")
	for code, why := range map[string]string{"InvalidAccessKeyId": "doesn't know this key and secret", "AccessDenied": "this key may not do so"} {
		refusing := between(t, at, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) bool {
			w.WriteHeader(http.StatusForbidden)
			_, _ = io.WriteString(w, "<Error><Code>"+code+"</Code></Error>")
			return true
		})
		err := open(t, refusing, someKeys(t)).Check(t.Context())
		require.ErrorIs(t, err, vault.ErrUnavailable)
		require.ErrorContains(t, err, why)
	}
}

func TestABucketThatDoesNotExistIsNamed(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	u, err := url.Parse(at.url)
	require.NoError(t, err)
	u.Path = "/no-such-bucket"
	require.ErrorContains(t, open(t, u.String(), someKeys(t)).Check(t.Context()), "writing to the bucket no-such-bucket at "+u.Host+": there is no such bucket")
}

func TestAServerThatIsDownIsSaidSoon(t *testing.T) {
	t.Parallel()
	front := httptest.NewServer(nil)
	front.Close()
	v := open(t, "s3://key:hunter2@"+strings.TrimPrefix(front.URL, "http://")+"/bucket?tls=off", someKeys(t))
	began := time.Now()
	_, err := v.Get(t.Context(), garden, newID())
	require.ErrorIs(t, err, vault.ErrUnavailable)
	require.ErrorContains(t, err, "connection refused")
	require.NotContains(t, err.Error(), "hunter2")
	require.ErrorIs(t, v.Put(t.Context(), garden, newID(), nil), vault.ErrUnavailable)
	require.Less(t, time.Since(began), 15*time.Second)
}

func TestASlowServerIsWaitedForAsLongAsTheCallerHas(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	var pause atomic.Int64
	release := make(chan struct{})
	address := between(t, at, func(http.ResponseWriter, *http.Request, http.Handler) bool {
		select {
		case <-time.After(time.Duration(pause.Load())):
		case <-release:
		}
		return false
	})
	t.Cleanup(func() { close(release) })
	v := open(t, address, someKeys(t))
	id := newID()
	pause.Store(int64(300 * time.Millisecond))
	require.NoError(t, v.Put(t.Context(), garden, id, []byte("x")))
	pause.Store(int64(time.Hour))
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := v.Get(ctx, garden, id)
	require.ErrorIs(t, err, vault.ErrUnavailable)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorIs(t, v.Put(ctx, garden, newID(), []byte("x")), vault.ErrUnavailable)
	require.Less(t, time.Since(began), 5*time.Second)
}

func TestHalfAnAnswerIsNoDocument(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	var admits atomic.Bool
	address := between(t, at, func(w http.ResponseWriter, r *http.Request, server http.Handler) bool {
		if r.Method != http.MethodGet {
			return false
		}
		whole := httptest.NewRecorder()
		server.ServeHTTP(whole, r)
		half := whole.Body.Bytes()[:whole.Body.Len()/2]
		length := whole.Body.Len()
		if admits.Load() {
			length = len(half)
		}
		w.Header().Set("Content-Length", strconv.Itoa(length))
		w.Header().Set("Last-Modified", whole.Header().Get("Last-Modified"))
		_, _ = w.Write(half)
		return true
	})
	v := open(t, address, someKeys(t))
	id := newID()
	require.NoError(t, v.Put(t.Context(), garden, id, noise(100_000)))
	_, err := v.Get(t.Context(), garden, id)
	require.ErrorIs(t, err, vault.ErrUnavailable, "the connection broke: trying again may help")
	require.ErrorContains(t, err, "unexpected EOF")
	admits.Store(true)
	_, err = v.Get(t.Context(), garden, id)
	require.ErrorIs(t, err, vault.ErrDamaged, "the server says that this is all: the seal knows better")
}

// The server keeps the document and its answer gets lost. The second try finds that there is one: it is ours.
func TestALostAnswerIsNoOtherDocument(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	var lost atomic.Int32
	address := between(t, at, func(_ http.ResponseWriter, r *http.Request, server http.Handler) bool {
		if r.Method != http.MethodPut || lost.Add(1) > 1 {
			return false
		}
		server.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	})
	v := open(t, address, someKeys(t))
	id := newID()
	require.NoError(t, v.Put(t.Context(), garden, id, []byte("board")))
	require.EqualValues(t, 2, lost.Load(), "it was sent twice")
	got, err := v.Get(t.Context(), garden, id)
	require.NoError(t, err)
	require.Equal(t, "board", string(got))
	require.ErrorIs(t, v.Put(t.Context(), garden, id, []byte("board")), vault.ErrTaken, "the same content is another document all the same")
}

func TestABusyServerIsAskedAgainAndAMadOneIsUnavailable(t *testing.T) {
	t.Parallel()
	at := newBucket(t)
	var busy atomic.Int32
	address := between(t, at, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) bool {
		if busy.Add(-1) < 0 {
			return false
		}
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = io.WriteString(w, "<Error><Code>SlowDown</Code></Error>")
		return true
	})
	v := open(t, address, someKeys(t))
	busy.Store(2)
	require.NoError(t, v.Put(t.Context(), garden, newID(), []byte("x")))
	busy.Store(100)
	err := v.Put(t.Context(), garden, newID(), []byte("x"))
	require.ErrorIs(t, err, vault.ErrUnavailable)
	require.ErrorContains(t, err, "503 SlowDown")

	for _, status := range []int{http.StatusOK, http.StatusTeapot, http.StatusMovedPermanently, http.StatusNotFound} {
		mad := open(t, between(t, at, func(w http.ResponseWriter, _ *http.Request, _ http.Handler) bool {
			w.WriteHeader(status)
			_, _ = io.WriteString(w, "<html>It works!</html>")
			return true
		}), someKeys(t))
		_, err := mad.Get(t.Context(), garden, newID())
		require.Error(t, err, status)
		require.Error(t, mad.Check(t.Context()), status)
	}
}
