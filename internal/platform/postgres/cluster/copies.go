package cluster

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// elsewhere holds what the server's account cannot reach where it lies (a repository below /root, say). It is root's
// own, and not in a folder where anyone could have put something first. Only a test has another place.
var elsewhere = "/var/lib/tilslut-desk"

// can runs a line of shell as the account.
func (a account) can(line string) bool {
	cmd := exec.Command("/bin/sh", "-c", line)
	cmd.Dir = "/"
	cmd.SysProcAttr = a.attributes(0)
	return cmd.Run() == nil
}

func quote(path string) string { return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'" }

// reach gives binaries that the account can run: those found, or else a copy.
func (a account) reach(b binaries) (binaries, error) {
	if a.Way != asAccount || a.can("test -x "+quote(b.path("postgres"))) {
		return b, nil
	}
	tree := filepath.Dir(b.dir)
	info, err := os.Stat(b.path("postgres"))
	if err != nil {
		return b, err
	}
	name := fmt.Sprintf("bin-%d-%s", b.major, short(fmt.Sprint(tree, info.Size(), info.ModTime().UnixNano())))
	copied := filepath.Join(elsewhere, name)
	if _, err := os.Stat(copied); err != nil {
		if err := ownFolder(elsewhere); err != nil {
			return b, err
		}
		// Copied beside and renamed, so that a copy that was cut short is not taken for a whole one.
		fresh, err := os.MkdirTemp(elsewhere, name+".")
		if err != nil {
			return b, err
		}
		defer os.RemoveAll(fresh)
		if err := os.CopyFS(filepath.Join(fresh, filepath.Base(tree)), os.DirFS(tree)); err != nil {
			return b, fmt.Errorf("copying PostgreSQL to where its account reaches: %w", err)
		}
		if err := os.Chmod(fresh, 0o755); err != nil {
			return b, err
		}
		if err := os.Rename(fresh, copied); err != nil && !exists(copied) {
			return b, err
		}
	}
	tree = filepath.Join(copied, filepath.Base(tree))
	if err := linkLibraries(tree); err != nil {
		return b, err
	}
	b.dir = filepath.Join(tree, filepath.Base(b.dir))
	return b, nil
}

// ownData is a data folder's place that the account can write to: where it belongs, or else below elsewhere.
func (a account) ownData(home, data string) (string, error) {
	if !a.can("test -x " + quote(home)) {
		if err := ownFolder(elsewhere); err != nil {
			return "", err
		}
		return filepath.Join(elsewhere, "data-"+short(data)), nil
	}
	return data, nil
}

// give makes a folder the account's own; only needed where the server's files belong to somebody else than us.
func (a account) give(dir string) error {
	if a.Way != asAccount {
		return nil
	}
	return os.Chown(dir, a.UID, a.GID)
}

func ownFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	// Said outright: a strict umask would close it to the very account it is for.
	if err := os.Chmod(dir, 0o755); err != nil {
		return err
	}
	return os.Chown(dir, 0, 0)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
