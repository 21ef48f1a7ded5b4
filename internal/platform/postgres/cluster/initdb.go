package cluster

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// initialise makes the cluster, once. It is made under another name and renamed, so that one whose making was cut
// short is never opened.
func initialise(c Config, a account, b binaries) error {
	if hasCluster(a.Data) {
		return nil
	}
	fresh := a.Data + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	// The folder is made here and given away: its parent need not be the server's account's to write in.
	if err := os.Mkdir(fresh, 0o700); err != nil {
		return err
	}
	if err := a.give(fresh); err != nil {
		return err
	}
	arguments := []string{"-D", fresh, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"}
	if c.Test {
		arguments = append(arguments, "--no-sync")
	}
	cmd := exec.Command(b.path("initdb"), arguments...)
	cmd.Dir = "/"
	cmd.Env = environment()
	cmd.SysProcAttr = a.attributes(syscall.SIGKILL)
	if out, err := runLocked(cmd); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return os.Rename(fresh, a.Data)
}

// environment is all that the server is given: a PG… variable of the developer's own must not steer it.
func environment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8", "HOME=/", "TZ=UTC"}
}
