package cluster

import (
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
)

// The three ways to run the server.
const (
	asSelf      = "self"      // an ordinary user
	asNamespace = "namespace" // root, in a user namespace
	asAccount   = "account"   // root, as postgres or nobody
)

// forbidNamespace lets a test take the other way.
var forbidNamespace = false

// account is who the server is, and where its files lie. It is kept beside the cluster as pgNN.json, because a
// cluster made as one of these cannot be opened as another.
type account struct {
	Way  string `json:"way"`
	UID  int    `json:"uid"`
	GID  int    `json:"gid"`
	Data string `json:"data"` // the data folder
}

func readAccount(path string) (account, bool) {
	text, err := os.ReadFile(path)
	if err != nil {
		return account{}, false
	}
	var a account
	return a, json.Unmarshal(text, &a) == nil && a.Way != ""
}

func (a account) write(path string) error {
	text, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o600)
}

// settle decides who the server of this cluster is: what was decided when it was made, else the best way that works
// here. The binaries come back because they may have had to be copied.
func settle(home string, b binaries) (account, binaries, error) {
	beside := filepath.Join(home, dataName(b.major)+".json")
	if a, ok := readAccount(beside); ok && hasCluster(a.Data) {
		if os.Getuid() != 0 && a.Way != asSelf {
			return a, b, errors.New(home + " holds a cluster that root made: run as root again, or move it away")
		}
		b, err := a.reach(b)
		return a, b, err
	}
	data := filepath.Join(home, dataName(b.major))
	if os.Getuid() != 0 {
		a := account{Way: asSelf, UID: os.Getuid(), GID: os.Getgid(), Data: data}
		return a, b, a.write(beside)
	}
	uid, gid, err := unprivileged()
	if err != nil {
		return account{}, b, err
	}
	a := account{Way: asNamespace, UID: uid, GID: gid, Data: data}
	if forbidNamespace || !a.can("test -x "+quote(b.path("postgres"))+" && test -w "+quote(home)) {
		a.Way = asAccount
		if a.Data, err = a.ownData(home, data); err != nil {
			return a, b, err
		}
	}
	if b, err = a.reach(b); err != nil {
		return a, b, err
	}
	return a, b, a.write(beside)
}

// unprivileged finds the account that root's server runs as. initdb wants a name for its user, so a number alone will
// not do.
func unprivileged() (uid, gid int, err error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.Atoi(u.Uid)
		gid, errGID := strconv.Atoi(u.Gid)
		if errUID == nil && errGID == nil && uid != 0 {
			return uid, gid, nil
		}
	}
	return 0, 0, errors.New("root may not run PostgreSQL, and this machine has neither an account postgres nor nobody")
}
