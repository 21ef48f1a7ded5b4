package main

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"tilslut/internal/platform/secret"
)

//go:embed terms/da.md terms/en.md
var terms embed.FS

// termsVersion names the sample terms. A change of their text needs another one.
const termsVersion = "eksempel-1"

// A folder is .data: everything that outlives a run.
type folder struct {
	path string
	lock *os.File
}

// enter makes the folder, takes it for this desk alone, and puts into it what the service needs: keys and terms.
func enter(path string) (*folder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// The folder itself stays open to pass through: where PostgreSQL runs as an account of its own, its data lies in here.
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	for _, sub := range []string{"logs", "mail", "terms", "vault"} {
		if err := os.MkdirAll(filepath.Join(path, sub), 0o700); err != nil {
			return nil, err
		}
	}
	f := &folder{path: path}
	if err := f.take(); err != nil {
		return nil, err
	}
	if err := errors.Join(f.keys(), f.terms()); err != nil {
		return nil, errors.Join(err, f.leave())
	}
	return f, nil
}

// take locks the folder. The lock goes with the process, however it ends.
func (f *folder) take() error {
	file, err := os.OpenFile(filepath.Join(f.path, "desk.lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		owner, _ := io.ReadAll(io.LimitReader(file, 32))
		return errors.Join(fmt.Errorf("another desk works in %s (process %s): stop it with ^C first", f.path, strings.TrimSpace(string(owner))), file.Close())
	}
	f.lock = file
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err = file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

func (f *folder) leave() error { return f.lock.Close() }

// keys makes the keys once: with others, nobody who logged in before would be known again and no link would open.
func (f *folder) keys() error {
	name := filepath.Join(f.path, "keys")
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.WriteFile(name, []byte(secret.Generate()), 0o600)
}

// terms lays the sample terms where the service's command can read them.
func (f *folder) terms() error {
	for _, name := range []string{"da.md", "en.md"} {
		text, err := terms.ReadFile("terms/" + name)
		if err == nil {
			err = os.WriteFile(filepath.Join(f.path, "terms", name), text, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *folder) in(name ...string) string {
	return filepath.Join(append([]string{f.path}, name...)...)
}
