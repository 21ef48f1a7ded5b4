package antivirus_test

import (
	"context"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/antivirus"
	"tilslut/internal/outside/antivirus/antivirustest"
)

func TestTheStandInFindsEICARWhereverItIsAndNothingElse(t *testing.T) {
	t.Parallel()
	server := antivirustest.New(t)
	s := scanner(t, server.Addr())
	require.NoError(t, s.Check(t.Context()))
	for what, content := range map[string][]byte{
		"nothing": nil, "a byte": []byte("x"), "a chunk": noise(64 << 10), "large": noise(10 << 20), "nearly": antivirustest.EICAR()[1:],
	} {
		found, err := s.Scan(t.Context(), content)
		require.NoError(t, err, what)
		require.Empty(t, found, what)
	}
	for what, content := range map[string][]byte{
		"plain": antivirustest.EICAR(), "in a PDF": inside(antivirustest.EICAR()),
		"across two chunks": append(noise(64<<10-30), antivirustest.EICAR()...), "at the end": append(noise(1_000_000), antivirustest.EICAR()...),
	} {
		found, err := s.Scan(t.Context(), content)
		require.NoError(t, err, what)
		require.Equal(t, antivirustest.Signature, found, what)
	}
	require.Equal(t, 9, server.Scans())
}

// Nothing but the one answer is clean. A large file tries what happens while it is still being sent.
func TestWhatIsNoVerdictIsNeverClean(t *testing.T) {
	t.Parallel()
	for what, trouble := range map[string]antivirustest.Trouble{
		"down": {Down: true}, "hangs up halfway": {CloseHalfway: true}, "full": {Limit: 10}, "nothing": {Answer: "\x00"},
		"error": {Answer: "stream: Can't allocate memory ERROR\x00"}, "no command": {Answer: "UNKNOWN COMMAND\x00"},
		"another protocol": {Answer: "HTTP/1.1 200 OK\r\n\r\nstream: OK\x00"}, "no zero": {Answer: "stream: OK"}, "a line feed": {Answer: "stream: OK\n"},
		"more behind it": {Answer: "stream: OK\x00stream: Worm FOUND\x00"}, "more before it": {Answer: "stream: Worm FOUND\x00stream: OK\x00"},
		"two zeros": {Answer: "stream: OK\x00\x00"}, "small letters": {Answer: "stream: ok\x00"}, "a blank": {Answer: "stream: OK \x00"},
		"another file": {Answer: "/etc/passwd: OK\x00"}, "OK alone": {Answer: "OK\x00"}, "found what": {Answer: "stream:  FOUND\x00"},
		"found where": {Answer: "Worm FOUND\x00"}, "endless": {Answer: "stream: " + strings.Repeat("OK", 1<<20) + "\x00"},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := scanner(t, standIn(t, trouble).Addr())
			for _, content := range [][]byte{[]byte("harmless"), noise(3 << 20)} {
				if what == "full" && len(content) < 10 {
					continue
				}
				found, err := s.Scan(t.Context(), content)
				require.Empty(t, found)
				require.ErrorIs(t, err, antivirus.ErrUnavailable)
				kind, _, _ := fault.KindOf(err)
				require.Equal(t, fault.Unavailable, kind)
				require.NotContains(t, err.Error(), "passwd", "what answered may have read the file")
			}
		})
	}
}

// A verdict is worth nothing before the whole file was sent, nor while something may still follow it.
func TestAVerdictTooEarlyOrWithoutAnEndIsNone(t *testing.T) {
	t.Parallel()
	early := peer(t, func(conn net.Conn) {
		_, _ = io.CopyN(io.Discard, conn, 1000)
		_, _ = io.WriteString(conn, "stream: OK\x00")
	})
	large := make([]byte, 20<<20)
	for range 8 {
		_, err := scanner(t, early).Scan(t.Context(), large)
		require.ErrorIs(t, err, antivirus.ErrUnavailable)
	}
	open := peer(t, func(conn net.Conn) {
		_, _ = io.WriteString(conn, "stream: OK\x00")
		_, _ = io.Copy(io.Discard, conn)
	})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err := scanner(t, open).Scan(ctx, []byte("harmless"))
	require.ErrorIs(t, err, antivirus.ErrUnavailable)
}

// peer answers the address of somebody who is not clamd.
func peer(t *testing.T, talk func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var all sync.WaitGroup
	all.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			talk(conn)
			_ = conn.Close()
		}
	})
	t.Cleanup(func() { _ = listener.Close(); all.Wait() })
	return listener.Addr().String()
}

func TestAHungOrSlowScannerIsWaitedForAsLongAsTheCallerHas(t *testing.T) {
	t.Parallel()
	slow := scanner(t, standIn(t, antivirustest.Trouble{Slow: 200 * time.Millisecond}).Addr())
	found, err := slow.Scan(t.Context(), antivirustest.EICAR())
	require.NoError(t, err)
	require.Equal(t, antivirustest.Signature, found)

	// One that accepts and never reads, too: the file fills what lies between us and it.
	deaf, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer deaf.Close()
	for what, address := range map[string]string{"hangs": standIn(t, antivirustest.Trouble{Hang: true}).Addr(), "slow": standIn(t, antivirustest.Trouble{Slow: time.Minute}).Addr(), "deaf": deaf.Addr().String()} {
		s := scanner(t, address)
		began := time.Now()
		for _, content := range [][]byte{[]byte("harmless"), make([]byte, 20<<20)} {
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			_, err := s.Scan(ctx, content)
			require.ErrorIs(t, err, antivirus.ErrUnavailable, what)
			require.ErrorIs(t, err, context.DeadlineExceeded, what)
			require.Error(t, s.Check(ctx), what)
			cancel()
		}
		require.Less(t, time.Since(began), 5*time.Second, what)
	}
}

func TestAnErrorSaysToTheOperatorWhatToMend(t *testing.T) {
	t.Parallel()
	_, err := scanner(t, standIn(t, antivirustest.Trouble{Limit: 1000}).Addr()).Scan(t.Context(), noise(2000))
	require.ErrorContains(t, err, "set StreamMaxLength in clamd.conf")
	server := antivirustest.New(t)
	require.NoError(t, server.Close())
	err = scanner(t, server.Addr()).Check(t.Context())
	require.ErrorIs(t, err, antivirus.ErrUnavailable)
	require.ErrorContains(t, err, "clamd at "+server.Addr())
	require.ErrorContains(t, err, "connection refused")
	require.ErrorIs(t, scanner(t, standIn(t, antivirustest.Trouble{Answer: "HELO\x00"}).Addr()).Check(t.Context()), antivirus.ErrUnavailable)
	require.ErrorIs(t, scanner(t, "unix:/no/such/socket").Check(t.Context()), antivirus.ErrUnavailable)
}

func TestTheAddressIsCheckedWithoutTalkingToAnybody(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "127.0.0.1", ":3310", "host:", "host:0", "host:clamd", "host:99999", "unix:", "unix:clamd.ctl", "http://host:3310"} {
		_, err := antivirus.New(bad)
		require.Error(t, err, bad)
	}
	for _, good := range []string{"127.0.0.1:3310", "[::1]:3310", "clamd.example.dk:3310", "unix:/run/clamav/clamd.ctl"} {
		_, err := antivirus.New(good)
		require.NoError(t, err, good)
	}
}
