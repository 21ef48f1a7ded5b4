package cluster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// Cluster is a running server, ours alone.
type Cluster struct {
	// OwnerURL and ServiceURL reach the database "tilslut" as the two roles; AdminURL reaches the database "postgres"
	// as the superuser, which only tests need.
	OwnerURL, ServiceURL, AdminURL string
	// Major is the server's version, for instance 17. Log is its log file and Data its data folder.
	Major     int
	Log, Data string

	server *process
	broom  *janitor
	held   *os.File
	stop   sync.Once
	err    error
}

// Start finds a server, makes its cluster where there is none, and returns when it answers. The caller stops it.
// ErrNoServer and ErrInUse are the errors that a caller may want to know.
func Start(ctx context.Context, c Config) (_ *Cluster, err error) {
	servers, err := find(c)
	if err != nil {
		return nil, err
	}
	home, err := c.home()
	if err != nil {
		return nil, err
	}
	cluster := &Cluster{Log: filepath.Join(home, "postgres.log")}
	defer func() {
		if err != nil {
			err = errors.Join(err, cluster.Stop())
			if c.Test {
				_ = os.RemoveAll(home)
			}
		}
	}()
	if cluster.held, err = hold(home); err != nil {
		return nil, err
	}
	b, err := choose(home, servers)
	if err != nil {
		return nil, err
	}
	a, b, err := settle(home, b)
	if err != nil {
		return nil, err
	}
	if err := initialise(c, a, b); err != nil {
		return nil, err
	}
	cluster.Major, cluster.Data = b.major, a.Data
	if err := cluster.run(c, a, b, home); err != nil {
		return nil, err
	}
	return cluster, cluster.prepare(ctx)
}

// home is the folder of everything; a test cluster's is new and in memory.
func (c Config) home() (string, error) {
	if !c.Test {
		home, err := filepath.Abs(c.Dir)
		if err != nil {
			return "", err
		}
		return home, os.MkdirAll(home, 0o755)
	}
	home, err := os.MkdirTemp(memory(), "tilslut-pg-")
	if err != nil {
		return "", err
	}
	// The server's account must be able to pass through; the data folder itself is closed.
	return home, os.Chmod(home, 0o711)
}

// memory is /dev/shm where it is roomy enough for some hundred small databases (containers often have 64 MB only), else
// the folder for temporary files.
func memory() string {
	const shm, least = "/dev/shm", 1 << 30
	var space syscall.Statfs_t
	if err := syscall.Statfs(shm, &space); err != nil || space.Bavail*uint64(space.Bsize) < least {
		return ""
	}
	return shm
}

// run starts the server with its sockets in a private folder with a short name: a socket's path has at most 107 bytes.
func (c *Cluster) run(config Config, a account, b binaries, home string) error {
	sockets, sweepings := filepath.Join(home, "s"), home
	var err error
	if config.Test {
		err = os.Mkdir(sockets, 0o700)
	} else {
		sockets, err = os.MkdirTemp("/tmp", "tilslut-pg-")
		sweepings = sockets
	}
	if err == nil {
		err = a.give(sockets)
	}
	if err != nil {
		return err
	}
	log, err := os.OpenFile(c.Log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	death := syscall.SIGINT
	if config.Test {
		death = syscall.SIGQUIT // Nothing in a test cluster is worth a checkpoint.
	}
	cmd := exec.Command(b.path("postgres"), config.arguments(a.Data, sockets)...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = "/", environment(), log, log
	cmd.SysProcAttr = a.attributes(death)
	if c.server, err = launch(cmd); err != nil {
		return fmt.Errorf("starting %s: %w", cmd.Path, err)
	}
	if c.broom, err = employ(c.server.pid, sweepings); err != nil {
		return err
	}
	c.AdminURL = URL(sockets, superuser, "postgres")
	c.OwnerURL = URL(sockets, Owner, Database)
	c.ServiceURL = URL(sockets, Service, Database)
	return nil
}

// Stop ends the server in good order, harder where it does not listen, and clears up. It may be called more than once.
func (c *Cluster) Stop() error {
	c.stop.Do(func() {
		if c.server != nil {
			c.err = c.server.end()
		}
		if c.broom != nil {
			c.err = errors.Join(c.err, c.broom.dismiss())
		}
		if c.held != nil {
			c.err = errors.Join(c.err, c.held.Close())
		}
	})
	return c.err
}

// Done is closed when the server has ended, whoever ended it.
func (c *Cluster) Done() <-chan struct{} { return c.server.done }

// end is a fast shutdown; the later signals are for a server that hangs.
func (p *process) end() error {
	for _, step := range []struct {
		signal syscall.Signal
		wait   time.Duration
	}{{syscall.SIGINT, 30 * time.Second}, {syscall.SIGQUIT, 5 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		p.signal(step.signal)
		select {
		case <-p.done:
			if step.signal != syscall.SIGINT {
				return fmt.Errorf("PostgreSQL had to be ended with %s", step.signal)
			}
			return nil
		case <-time.After(step.wait):
		}
	}
	return errors.New("PostgreSQL does not end")
}
