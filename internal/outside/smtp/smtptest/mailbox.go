package smtptest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A mailbox holds every letter, in memory and, when it has a folder, as one file each.
type mailbox struct {
	folder  string
	mu      sync.Mutex
	letters []Letter // oldest first
	last    int
	changed chan struct{} // closed and replaced at every change
}

// open reads the folder; "" keeps nothing over a restart.
func open(folder string) (*mailbox, error) {
	m := &mailbox{folder: folder, changed: make(chan struct{})}
	if folder == "" {
		return m, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.eml"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if l, ok := unwrap(text); ok {
			if _, err := fmt.Sscanf(filepath.Base(file), "%d.eml", &l.ID); err == nil {
				m.letters, m.last = append(m.letters, l), max(m.last, l.ID)
			}
		}
	}
	return m, nil
}

// add keeps a letter: on disk before it is told, as a server that answers 250 should.
func (m *mailbox) add(l Letter) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last++
	l.ID = m.last
	if m.folder != "" {
		name := filepath.Join(m.folder, fmt.Sprintf("%08d.eml", l.ID))
		if err := os.WriteFile(name, wrap(l), 0o600); err != nil {
			return err
		}
	}
	m.letters = append(m.letters, l)
	close(m.changed)
	m.changed = make(chan struct{})
	return nil
}

// find answers the letters that match, newest first.
func (m *mailbox) find(to, kind string) (found []Letter, changed <-chan struct{}) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range slices.Backward(m.letters) {
		if l.matches(to, kind) {
			found = append(found, l)
		}
	}
	return found, m.changed
}

func (m *mailbox) get(id int) (Letter, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.letters {
		if l.ID == id {
			return l, true
		}
	}
	return Letter{}, false
}

func (m *mailbox) wait(ctx context.Context, to, kind string) (Letter, error) {
	for {
		found, changed := m.find(to, kind)
		if len(found) > 0 {
			return found[0], nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			all, _ := m.find("", "")
			return Letter{}, fmt.Errorf("no %q letter to %q among %d letters: %w", kind, to, len(all), ctx.Err())
		}
	}
}

func (m *mailbox) clear() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.letters = nil
	if m.folder == "" {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(m.folder, "*.eml"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	return nil
}

// wrap puts the envelope before the letter, as three lines that other mail programs can read over.
func wrap(l Letter) []byte {
	head := fmt.Sprintf("X-Stand-In-At: %s\r\nReturn-Path: <%s>\r\nDelivered-To: %s\r\n", l.At.Format(time.RFC3339Nano), l.From, l.To)
	return append([]byte(head), l.Raw...)
}

func unwrap(file []byte) (Letter, bool) {
	parts := bytes.SplitN(file, []byte("\r\n"), 4)
	if len(parts) < 4 {
		return Letter{}, false
	}
	value := func(i int) string { _, v, _ := strings.Cut(string(parts[i]), ": "); return v }
	at, err := time.Parse(time.RFC3339Nano, value(0))
	if err != nil {
		return Letter{}, false
	}
	l := read(parts[3])
	l.At, l.From, l.To = at, strings.Trim(value(1), "<>"), value(2)
	return l, true
}
