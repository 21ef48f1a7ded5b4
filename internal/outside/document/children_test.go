package document_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
)

// astray are children that go wrong in the ways a parser can, under the limits of a real one but smaller.
var astray = map[string]func(){
	"hangs": func() {
		helper := exec.Command("/bin/sleep", "600") // It holds the child's stdout, and must be ended, too.
		helper.Stdout = os.Stdout
		if len(os.Args) > 2 {
			pipe, err := os.OpenFile(os.Args[2], os.O_WRONLY, 0)
			if err != nil {
				panic(err)
			}
			helper.ExtraFiles = []*os.File{pipe}
		}
		limited(1<<30, 60)
		_ = helper.Run()
	},
	"burns": func() {
		limited(1<<30, 1)
		for i := 0; ; i++ { //nolint:staticcheck // It must use the processor and nothing else.
		}
	},
	"eats": func() {
		limited(256<<20, 60)
		var held [][]byte
		for len(held) < 1024 {
			piece := make([]byte, 8<<20)
			for i := range piece {
				piece[i] = 1
			}
			held = append(held, piece)
		}
		_, _ = os.Stdout.WriteString(`{"Pages":1}`) // All 8 GB were there to be had.
	},
	"recurses": func() {
		limited(1<<30, 60)
		var down func(int) int
		down = func(n int) int { return down(n+1) + 1 }
		down(0)
	},
	"writes": func() {
		limited(1<<30, 60)
		file, err := os.CreateTemp("", "tilslut-document-*")
		if err == nil {
			_, err = file.WriteString("kept")
			_ = os.Remove(file.Name())
		}
		if err != nil {
			_, _ = os.Stdout.WriteString(`{"Pages":7}`)
		}
	},
	"opens": func() {
		limited(1<<30, 60)
		for range 1000 {
			if _, err := os.Open("/dev/null"); err != nil {
				_, _ = os.Stdout.WriteString(`{"Pages":7}`)
				return
			}
		}
	},
	"floods": func() {
		limited(1<<30, 60)
		piece := make([]byte, 1<<20)
		for {
			if _, err := os.Stdout.Write(piece); err != nil {
				return
			}
		}
	},
	"panics":  func() { panic("a parser did") },
	"babbles": func() { _, _ = os.Stdout.WriteString("not JSON") },
	"lies":    func() { _, _ = os.Stdout.WriteString(`{"Fault":"no.such-key"}`) },
	"environment": func() {
		if len(os.Environ()) == 0 {
			_, _ = os.Stdout.WriteString(`{"Pages":7}`)
		}
	},
	"group": func() {
		if syscall.Getpgrp() == os.Getpid() {
			_, _ = os.Stdout.WriteString(`{"Pages":7}`)
		}
	},
}

func limited(memory, processor uint64) {
	if err := document.Limit(memory, processor); err != nil {
		panic(err)
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func withChild(t *testing.T, kind string) *document.Inspector {
	inspector := documenttest.Inspector(t)
	inspector.Command[1] = kind
	return inspector
}

var photo = []byte("\xff\xd8\xff a photo to all who only look at its beginning")

func TestAChildThatGoesWrongIsAFault(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]*fault.Fault{
		"hangs": document.ErrTimeout, "burns": document.ErrTimeout, "eats": document.ErrBomb, "recurses": document.ErrBomb,
		"floods": document.ErrBomb, "panics": document.ErrDamaged, "babbles": document.ErrDamaged, "lies": document.ErrDamaged,
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			inspector := withChild(t, kind)
			if kind == "hangs" {
				inspector.Timeout = 2 * time.Second
			}
			began := time.Now()
			facts, err := inspector.Inspect(context.Background(), photo, "")
			require.ErrorIs(t, err, want)
			require.Empty(t, facts)
			require.Less(t, time.Since(began), document.DefaultTimeout, "it ended by its own limit, or was ended")
		})
	}
}

// What a child has started ends with it: the pipe that both hold is closed when the last of them is gone.
func TestAChildIsKilledWithAllItStarted(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	closed := make(chan error, 1)
	go func() {
		pipe, err := os.Open(path)
		if err == nil {
			_, err = io.ReadAll(pipe)
		}
		closed <- err
	}()
	inspector := withChild(t, "hangs")
	inspector.Command, inspector.Timeout = append(inspector.Command, path), 3*time.Second
	_, err := inspector.Inspect(context.Background(), photo, "")
	require.ErrorIs(t, err, document.ErrTimeout)
	select {
	case err := <-closed:
		require.NoError(t, err)
	case <-time.After(10 * time.Second):
		t.Fatal("something of the child still lives")
	}
}

func TestAChildHasItsLimits(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"writes", "opens", "environment", "group"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			facts, err := withChild(t, kind).Inspect(context.Background(), photo, "")
			require.NoError(t, err)
			require.Equal(t, 7, facts.Pages)
		})
	}
}

func TestAMissingProgramIsNoMistakeOfThePerson(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	inspector.Command[0] = "/nowhere/tilslut"
	_, err := inspector.Inspect(context.Background(), photo, "")
	require.ErrorIs(t, err, document.ErrBusy)
}

func TestWhoWaitsTooLongIsToldSo(t *testing.T) {
	t.Parallel()
	inspector := withChild(t, "hangs")
	inspector.Timeout, inspector.Wait = 5*time.Second, 100*time.Millisecond
	var all sync.WaitGroup
	ended := make(chan error, document.AtOnce+1)
	for range document.AtOnce + 1 {
		all.Go(func() {
			_, err := inspector.Inspect(context.Background(), photo, "")
			ended <- err
		})
	}
	require.ErrorIs(t, <-ended, document.ErrBusy, "the first to end is the one who had no turn")
	all.Wait()
	for range document.AtOnce {
		require.ErrorIs(t, <-ended, document.ErrTimeout)
	}
}

func TestWhoLeavesEndsTheChild(t *testing.T) {
	t.Parallel()
	ctx, leave := context.WithCancel(context.Background())
	time.AfterFunc(300*time.Millisecond, leave)
	began := time.Now()
	_, err := withChild(t, "hangs").Inspect(ctx, photo, "")
	require.ErrorIs(t, err, document.ErrBusy)
	require.ErrorIs(t, err, context.Canceled)
	require.Less(t, time.Since(began), 10*time.Second)
}

func TestSixtyFourAtOnce(t *testing.T) {
	t.Parallel()
	inspector := documenttest.Inspector(t)
	inspector.Wait = 5 * time.Minute // Slow machines, and the race detector.
	good := documenttest.Good()
	var all sync.WaitGroup
	for n := range 64 {
		all.Go(func() {
			sample := good[n%10] // PDFs, of a page or of some.
			facts, err := inspector.Inspect(context.Background(), sample.Content, documenttest.Person)
			require.NoError(t, err)
			require.Equal(t, sample.Pages, facts.Pages)
		})
	}
	all.Wait()
}
