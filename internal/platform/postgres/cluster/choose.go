package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// choose picks the server for a folder: the first whose major has a cluster there; where there is no cluster yet, the
// first of all. A cluster that none of the servers can read is an error, never a reason to begin afresh.
func choose(home string, servers []binaries) (binaries, error) {
	existing, err := majors(home)
	if err != nil {
		return binaries{}, err
	}
	if len(existing) == 0 {
		return servers[0], nil
	}
	for _, server := range servers {
		if existing[server.major] {
			return server, nil
		}
	}
	var have []string
	for major := range existing {
		have = append(have, strconv.Itoa(major))
	}
	return binaries{}, fmt.Errorf("%s holds a cluster of PostgreSQL %s, but only PostgreSQL %d is here: install that "+
		"version (or name it in PG_BIN), or move the folder away to begin afresh",
		home, strings.Join(have, " and "), servers[0].major)
}

// majors are the versions that have a cluster in home, by their folders' names (pg17).
func majors(home string) (map[int]bool, error) {
	entries, err := os.ReadDir(home)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found := map[int]bool{}
	for _, entry := range entries {
		name, noted := strings.CutSuffix(entry.Name(), ".json")
		major, err := strconv.Atoi(strings.TrimPrefix(name, "pg"))
		if err != nil || !strings.HasPrefix(name, "pg") {
			continue
		}
		data := filepath.Join(home, name)
		// The data may lie where the server's account reaches it; the note beside says where.
		if a, ok := readAccount(data + ".json"); ok && noted {
			data = a.Data
		}
		if hasCluster(data) {
			found[major] = true
		}
	}
	return found, nil
}

func dataName(major int) string { return "pg" + strconv.Itoa(major) }

func hasCluster(data string) bool {
	_, err := os.Stat(filepath.Join(data, "PG_VERSION"))
	return err == nil
}
