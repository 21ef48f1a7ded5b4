package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
)

// A log writes what a child says to a file, and what needs a person's eye to the terminal as well: warnings, errors, and lines that
// are no log lines at all (a crash).
type log struct {
	file     *os.File
	terminal io.Writer
	prefix   string

	mu    sync.Mutex
	quiet bool
	rest  []byte   // a line that is not whole yet
	last  []string // the end of the log, for when the child dies
}

func openLog(name, prefix string, terminal io.Writer) (*log, error) {
	file, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	return &log{file: file, terminal: terminal, prefix: prefix}, nil
}

// Write takes output as it comes, in pieces of any size.
func (l *log) Write(piece []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n, err := l.file.Write(piece); err != nil {
		return n, err
	}
	l.rest = append(l.rest, piece...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			return len(piece), nil
		}
		l.rest = rest
		l.say(string(line))
	}
}

func (l *log) say(line string) {
	if l.last = append(l.last, line); len(l.last) > 15 {
		l.last = l.last[1:]
	}
	if text, problem := translate(line); problem && !l.quiet {
		fmt.Fprintf(l.terminal, "%s | %s\n", l.prefix, text)
	}
}

// hush keeps plain lines off the terminal: what a command says that ends by itself is no problem, unless it fails.
func (l *log) hush(quiet bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.quiet = quiet
}

// tail is the end of what the child said.
func (l *log) tail() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(append(slices.Clone(l.last), string(l.rest)), "\n")
}

func (l *log) close() error { return l.file.Close() }

// translate makes a line for people of a JSON log line, and tells whether it is worth their while.
func translate(line string) (text string, problem bool) {
	var fields map[string]any
	if err := json.Unmarshal([]byte(line), &fields); err != nil {
		return line, strings.TrimSpace(line) != ""
	}
	level, _ := fields["level"].(string)
	message, _ := fields["msg"].(string)
	for _, name := range []string{"time", "level", "msg"} {
		delete(fields, name)
	}
	var rest []string
	for name, value := range fields {
		rest = append(rest, fmt.Sprintf("%s=%v", name, value))
	}
	slices.Sort(rest)
	return strings.TrimSpace(level + " " + message + " " + strings.Join(rest, " ")), level == "WARN" || level == "ERROR"
}
