package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// linkLibraries makes the symbolic links that npm's package cannot carry. Its own install script would make them, but
// we install without scripts. A folder without the list is some other server, and nothing is done.
//
// native/pg-symlinks.json is a list of {"source": "native/lib/x.so.1.2", "target": "native/lib/x.so"}, relative to the
// package.
func linkLibraries(native string) error {
	text, err := os.ReadFile(filepath.Join(native, "pg-symlinks.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(text, &links); err != nil {
		return fmt.Errorf("pg-symlinks.json: %w", err)
	}
	root, err := os.OpenRoot(filepath.Dir(native))
	if err != nil {
		return err
	}
	defer root.Close()
	for _, link := range links {
		source, target := filepath.Clean(link.Source), filepath.Clean(link.Target)
		relative, err := filepath.Rel(filepath.Dir(target), source)
		if err != nil || strings.HasPrefix(source, "..") {
			return fmt.Errorf("pg-symlinks.json: odd link %q", link.Target)
		}
		// Two processes may do this at once; the link of whoever came first is as good.
		if err := root.Symlink(relative, target); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}
