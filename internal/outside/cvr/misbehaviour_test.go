package cvr_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
)

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

// TestARegisterThatMisbehavesApprovesNothing names the fault of every way to misbehave.
func TestARegisterThatMisbehavesApprovesNothing(t *testing.T) {
	t.Parallel()
	want := map[cvrtest.Mode]error{
		cvrtest.Slow: association.ErrRegisterDown, cvrtest.Down: association.ErrRegisterDown, cvrtest.Unauthorized: association.ErrRegisterDown,
		cvrtest.TooMany: association.ErrRegisterDown, cvrtest.Unavailable: association.ErrRegisterDown, cvrtest.Redirect: association.ErrRegisterDown,
		cvrtest.Partial: association.ErrRegisterDown, cvrtest.Malformed: association.ErrRegisterNonsense, cvrtest.HTML: association.ErrRegisterNonsense,
		cvrtest.Huge: association.ErrRegisterNonsense, cvrtest.OtherNumber: association.ErrRegisterNonsense,
		cvrtest.Nameless: association.ErrRegisterNonsense, cvrtest.WrongType: association.ErrUnknown, cvrtest.TotalObject: nil,
	}
	for _, manner := range cvrtest.Modes() {
		t.Run(string(manner.Mode), func(t *testing.T) {
			t.Parallel()
			c, register := beside(t, func(s *cvr.Settings) { s.Timeout = time.Second })
			register.Misbehave(manner.Mode)
			record, err := c.Lookup(t.Context(), "00000019")
			fault, listed := want[manner.Mode]
			require.True(t, listed, "a mode without an expectation")
			if fault == nil {
				require.NoError(t, err)
				require.True(t, record.Alive)
				return
			}
			require.ErrorIs(t, err, fault)
			require.Empty(t, record)
			for _, secret := range []string{"Testforeningen", "Karen", "kontakt@", cvrtest.Password, "00000019"} {
				require.NotContains(t, err.Error(), secret)
			}
		})
	}
}

func TestTheCanaryFindsAWrongMappingType(t *testing.T) {
	t.Parallel()
	c, register := beside(t, nil)
	require.NoError(t, c.Check(t.Context()))
	register.Misbehave(cvrtest.WrongType)
	require.ErrorIs(t, c.Check(t.Context()), association.ErrRegisterNonsense)
	register.Misbehave(cvrtest.Unauthorized)
	require.ErrorContains(t, c.Check(t.Context()), "status 401")
}

func TestWrongCredentialsAreToldAsTheRegisterBeingClosedToUs(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, func(s *cvr.Settings) { s.Password = "another" })
	_, err := c.Lookup(t.Context(), "00000019")
	require.ErrorIs(t, err, association.ErrRegisterDown)
}

// TestARedirectIsNotFollowed: the credentials would go wherever the answer points.
func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	var visited atomic.Int32
	elsewhere := serve(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visited.Add(1) }))
	for _, status := range []int{http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		register := serve(t, http.RedirectHandler(elsewhere+"/", status))
		_, err := client(t, cvr.Settings{URL: register, User: "u", Password: "p"}, noon).Lookup(t.Context(), "00000019")
		require.ErrorIs(t, err, association.ErrRegisterDown)
	}
	require.Zero(t, visited.Load())
}

func TestAnAnswerThatBreaksOffIsDown(t *testing.T) {
	t.Parallel()
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte(`{"took":1`))
	}))
	_, err := client(t, cvr.Settings{URL: register}, noon).Lookup(t.Context(), "00000019")
	require.ErrorIs(t, err, association.ErrRegisterDown)
}

func TestNobodyAtTheAddressIsDown(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	_, err := client(t, cvr.Settings{URL: server.URL}, noon).Lookup(t.Context(), "00000019")
	require.ErrorIs(t, err, association.ErrRegisterDown)
	require.NotContains(t, err.Error(), "_search", "the address is ours to know, not the error's to repeat")
}

// TestOnlySoManyQuestionsAreUnderWay: a register that hangs must not be handed every request of ours at once, and those who
// wait for a turn wait no longer than for an answer.
func TestOnlySoManyQuestionsAreUnderWay(t *testing.T) {
	t.Parallel()
	var arrived atomic.Int32
	answer := make(chan struct{})
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		arrived.Add(1)
		<-answer
		_, _ = w.Write([]byte(`{"hits":{"total":0,"hits":[]}}`))
	}))
	let := sync.OnceFunc(func() { close(answer) })
	t.Cleanup(let) // Before the server closes, which waits for its handlers.
	c := client(t, cvr.Settings{URL: register, Concurrency: 2, Timeout: time.Minute}, noon)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := c.Lookup(t.Context(), "00000019"); !errors.Is(err, association.ErrUnknown) {
				t.Errorf("got %v", err)
			}
		})
	}
	require.Eventually(t, func() bool { return arrived.Load() == 2 }, 10*time.Second, time.Millisecond)
	impatient, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := c.Lookup(impatient, "00000019")
	require.ErrorIs(t, err, association.ErrRegisterDown)
	require.ErrorContains(t, err, "waiting for a turn")
	require.Equal(t, int32(2), arrived.Load(), "nobody goes before a turn is free")
	let()
	all.Wait()
	require.Equal(t, int32(6), arrived.Load())
}

func TestACallerWhoLeavesEndsTheQuestion(t *testing.T) {
	t.Parallel()
	c, register := beside(t, nil)
	register.Misbehave(cvrtest.Slow)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := c.Lookup(ctx, "00000019")
	require.ErrorIs(t, err, association.ErrRegisterDown)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// TestAnAnswerWithoutEndIsCutOff: what is read is bounded, whatever it is.
func TestAnAnswerWithoutEndIsCutOff(t *testing.T) {
	t.Parallel()
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		for r.Context().Err() == nil {
			_, _ = w.Write(bytes.Repeat([]byte(" "), 1<<16))
		}
	}))
	start := time.Now()
	_, err := client(t, cvr.Settings{URL: register, Timeout: 20 * time.Second}, noon).Lookup(t.Context(), "00000019")
	require.ErrorIs(t, err, association.ErrRegisterNonsense)
	require.ErrorContains(t, err, "over 1 MB")
	require.Less(t, time.Since(start), 10*time.Second)
}
