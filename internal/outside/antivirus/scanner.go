package antivirus

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"tilslut/internal/onboarding/fault"
)

// ErrUnavailable says that the scanner has given no verdict; the same file may be scanned again later.
var ErrUnavailable = fault.New(fault.Unavailable, "antivirus.unavailable")

const (
	// patience is for one file, from connecting to the verdict.
	patience = time.Minute
	// chunk is how much of a file is sent at a time.
	chunk = 64 << 10
	// longest is the longest answer that is read: a signature's name has some dozen characters.
	longest = 4 << 10
)

var (
	errPatience = errors.New("no answer in time")
	errNonsense = errors.New("answered what clamd does not answer")
	errTooSmall = errors.New("the file is larger than clamd takes: set StreamMaxLength in clamd.conf to 32M or more")
)

// Scanner asks one clamd. Many may use it at once.
type Scanner struct{ network, address string }

// New reads the address of clamd, host:port or unix:/path/to/its/socket. It talks to nobody: Check does.
func New(address string) (*Scanner, error) {
	if path, is := strings.CutPrefix(address, "unix:"); is {
		if !filepath.IsAbs(path) {
			return nil, errors.New("the scanner's socket must be a path from the root: unix:/run/clamav/clamd.ctl")
		}
		return &Scanner{network: "unix", address: path}, nil
	}
	host, port, err := net.SplitHostPort(address)
	if number, bad := strconv.ParseUint(port, 10, 16); err != nil || bad != nil || number == 0 || host == "" {
		return nil, errors.New("the scanner's address must be host:port or unix:/path, for example 127.0.0.1:3310")
	}
	return &Scanner{network: "tcp", address: address}, nil
}

// harmful is the verdict that a file is; a signature's name is one word.
var harmful = regexp.MustCompile(`^stream: ([!-~]+) FOUND$`)

// Scan answers the name of the signature that content matches, and "" where none does. Without a verdict it answers ErrUnavailable.
func (s *Scanner) Scan(ctx context.Context, content []byte) (found string, err error) {
	answer, err := s.ask(ctx, "INSTREAM", framed(content))
	if err != nil {
		return "", err
	}
	if answer == "stream: OK" {
		return "", nil
	}
	if is := harmful.FindStringSubmatch(answer); is != nil {
		return is[1], nil
	}
	return "", s.unavailable(ctx, meaning(answer))
}

// Check asks clamd whether it is there.
func (s *Scanner) Check(ctx context.Context) error {
	answer, err := s.ask(ctx, "PING", nil)
	if err == nil && answer != "PONG" {
		err = s.unavailable(ctx, meaning(answer))
	}
	return err
}

// framed is content as INSTREAM takes it.
func framed(content []byte) []byte {
	out := make([]byte, 0, len(content)+len(content)/chunk*4+8)
	for len(content) > 0 {
		n := min(len(content), chunk)
		out = binary.BigEndian.AppendUint32(out, uint32(n))
		out = append(out, content[:n]...)
		content = content[n:]
	}
	return binary.BigEndian.AppendUint32(out, 0)
}

// ask sends a command and what belongs to it, and answers everything that clamd says until it hangs up, without the zero at its end.
func (s *Scanner) ask(ctx context.Context, command string, body []byte) (string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errPatience)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, s.network, s.address)
	if err != nil {
		return "", s.unavailable(ctx, err)
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	_, unsent := conn.Write(append([]byte("z"+command+"\x00"), body...))
	said, unread := io.ReadAll(io.LimitReader(conn, longest))
	answer, whole := strings.CutSuffix(string(said), "\x00")
	switch {
	case unsent != nil && strings.HasSuffix(answer, " ERROR"): // It hangs up on a file that is too large, and says why.
		return "", s.unavailable(ctx, meaning(answer))
	case unsent != nil:
		return "", s.unavailable(ctx, unsent)
	case unread != nil:
		return "", s.unavailable(ctx, unread)
	case !whole:
		return "", s.unavailable(ctx, errNonsense)
	}
	return answer, nil
}

// meaning is an answer that is no verdict, in words. Nothing else is repeated: whoever it was that answered has read the file.
func meaning(answer string) error {
	switch {
	case strings.Contains(answer, "size limit exceeded"):
		return errTooSmall
	case strings.HasSuffix(answer, " ERROR"):
		return errors.New("answered that it could not scan; its own log says why")
	}
	return errNonsense
}

func (s *Scanner) unavailable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return fmt.Errorf("%w: clamd at %s: %w", ErrUnavailable, s.address, err)
}
