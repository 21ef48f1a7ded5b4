package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// This test binary plays two parts: with DESK_TEST_PART=service it is the service, with "desk" it is a whole desk around itself.
func TestMain(m *testing.M) {
	switch os.Getenv("DESK_TEST_PART") {
	case "service":
		os.Exit(playService(os.Args[1:]))
	case "desk":
		os.Exit(playDesk())
	}
	os.Exit(m.Run())
}

// playService does what the desk needs of the service: migrate and terms end at once, serve answers until SIGTERM. What it was told
// and what it did stand in the folder of the test.
func playService(arguments []string) int {
	note := func(text string) {
		file, err := os.OpenFile(os.Getenv("DESK_TEST_NOTES"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err == nil {
			fmt.Fprintln(file, text)
			_ = file.Close()
		}
	}
	note(arguments[0])
	if arguments[0] == os.Getenv("DESK_TEST_FAILS") {
		fmt.Fprintln(os.Stderr, "what went wrong")
		return 3
	}
	if arguments[0] != "serve" {
		return 0
	}
	note("pid " + strconv.Itoa(os.Getpid()))
	listener, err := net.Listen("tcp", os.Getenv("TILSLUT_LISTEN"))
	if err != nil {
		note(err.Error())
		return 1
	}
	begun := time.Now()
	server := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if time.Since(begun) < 200*time.Millisecond {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		note("asked as http://" + r.Host)
	})}
	go func() { _ = server.Serve(listener) }()
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer cancel()
	<-stop.Done()
	note("drained, the register answers " + strconv.FormatBool(answers(os.Getenv("TILSLUT_CVR_URL"))))
	return 0
}

func answers(url string) bool {
	answer, err := http.Get(url)
	if err != nil {
		return false
	}
	_ = answer.Body.Close()
	return true
}

func playDesk() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	u := upCommand{Data: os.Getenv("DESK_TEST_DATA"), Tilslut: os.Args[0]}
	first, err := strconv.Atoi(os.Getenv("DESK_TEST_PORT"))
	if err != nil {
		return 2
	}
	u.Ports = portsFrom(first)
	// Whoever the desk starts is the service.
	_ = os.Setenv("DESK_TEST_PART", "service")
	if err := u.Run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "desk:", err)
		return 1
	}
	return 0
}

func portsFrom(first int) Ports {
	return Ports{Service: first, MitID: first + 1, Staff: first + 2, Register: first + 3, Mailbox: first + 4, SMTP: first + 5, Clamd: first + 6}
}

// next is where the next test looks for ports; it differs between test runs.
var next atomic.Int64

// freePorts finds seven free ports in a row, that no other test of this run has been given.
func freePorts(t *testing.T) int {
	t.Helper()
	next.CompareAndSwap(0, int64(20000+os.Getpid()%8000))
	for first := int(next.Add(7)); first < 32000; first = int(next.Add(7)) {
		if free(portsFrom(first).all()) == nil {
			return first
		}
	}
	t.Fatal("no seven free ports")
	return 0
}

func notes(t *testing.T) string { t.Helper(); return filepath.Join(t.TempDir(), "notes") }
