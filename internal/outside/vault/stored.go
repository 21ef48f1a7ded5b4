package vault

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"
)

// batch is how many names of the folder are held at once.
const batch = 256

func (f folder) stored(ctx context.Context, before time.Time) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		root, err := f.enter(ctx)
		if err != nil {
			yield("", err)
			return
		}
		defer root.Close()
		names, err := root.Open(".")
		if err != nil {
			yield("", unavailable(ctx, "listing "+f.path, err))
			return
		}
		defer names.Close()
		for {
			entries, err := names.ReadDir(batch)
			if errors.Is(err, io.EOF) {
				return
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield("", unavailable(ctx, "listing "+f.path, err))
				return
			}
			for _, entry := range entries {
				if older(root, entry, before) && !leave(root, entry.Name()) && !yield(entry.Name(), nil) {
					return
				}
			}
		}
	}
}

// older tells whether an entry is a file from before a moment. One that went meanwhile is not.
func older(root *os.Root, entry fs.DirEntry, before time.Time) bool {
	info, err := root.Lstat(entry.Name())
	return err == nil && info.Mode().IsRegular() && info.ModTime().Before(before)
}

// leave tells whether a name is not a document's. One that a cut write has left is removed; whatever else somebody has put into
// the folder is his.
func leave(root *os.Root, name string) bool {
	if isID(name) {
		return false
	}
	if id, _, found := strings.Cut(name, partial); found && isID(id) {
		_ = root.Remove(name) // The next sweep tries again.
	}
	return true
}
