package antivirustest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"time"
)

var (
	errTooLarge = errors.New("INSTREAM size limit exceeded. ERROR")
	errHalfway  = errors.New("hung up halfway")
)

// talk hears one command and answers it.
func (s *Server) talk(conn net.Conn, trouble Trouble) {
	in := bufio.NewReader(conn)
	command, end, err := hear(in)
	if err != nil {
		return
	}
	answer := "UNKNOWN COMMAND"
	switch command {
	case "PING":
		answer = "PONG"
	case "VERSION":
		answer = "ClamAV 1.4.6 (stand-in)"
	case "INSTREAM":
		answer, err = s.scan(in, trouble)
	}
	pause := trouble.Slow
	if trouble.Hang {
		pause = 24 * time.Hour
	}
	if err != nil || !s.wait(pause) {
		return
	}
	answer += string(end)
	if trouble.Answer != "" {
		answer = trouble.Answer
	}
	_, _ = io.WriteString(conn, answer) // Whoever asked may have left.
}

// hear reads a command, and answers it with the byte that ends it, which ends its answer, too.
func hear(in *bufio.Reader) (command string, end byte, err error) {
	end = '\n'
	first, err := in.ReadByte()
	if err != nil {
		return "", 0, err
	}
	switch first {
	case 'z':
		end = 0
	case 'n':
	default:
		command = string(first)
	}
	rest, err := in.ReadString(end)
	return command + strings.TrimRight(rest, "\r\n\x00"), end, err
}

// scan reads a file and answers the verdict.
func (s *Server) scan(in *bufio.Reader, trouble Trouble) (string, error) {
	content, err := receive(in, trouble)
	if errors.Is(err, errTooLarge) {
		return err.Error(), nil
	}
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	s.scans++
	s.mu.Unlock()
	if bytes.Contains(content, EICAR()) {
		return "stream: " + Signature + " FOUND", nil
	}
	return "stream: OK", nil
}

// receive reads pieces, each with its length before it, until one of no length.
func receive(in *bufio.Reader, trouble Trouble) ([]byte, error) {
	limit := trouble.Limit
	if limit == 0 {
		limit = 100 << 20
	}
	var content bytes.Buffer
	for {
		var length uint32
		if err := binary.Read(in, binary.BigEndian, &length); err != nil || length == 0 {
			return content.Bytes(), err
		}
		if content.Len()+int(length) > limit {
			return nil, errTooLarge
		}
		if trouble.CloseHalfway {
			length /= 2
		}
		if _, err := io.CopyN(&content, in, int64(length)); err != nil {
			return nil, err
		}
		if trouble.CloseHalfway {
			return nil, errHalfway
		}
	}
}
