package migrations

import (
	"embed"
	"io/fs"
	"strconv"
	"strings"
)

// Files are the steps. Their names begin with five digits, the version.
//
//go:embed 0*.sql
var Files embed.FS

// Latest is the version that the embedded steps lead to.
func Latest() int64 {
	var latest int64
	names, _ := fs.Glob(Files, "*.sql")
	for _, name := range names {
		number, _, _ := strings.Cut(name, "_")
		if n, err := strconv.ParseInt(number, 10, 64); err == nil {
			latest = max(latest, n)
		}
	}
	return latest
}
