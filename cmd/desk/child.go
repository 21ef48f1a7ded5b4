package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// drainTime is what the service gets between SIGTERM and SIGKILL; the same as in its systemd unit.
const drainTime = 60 * time.Second

// A child is a process of ours that never outlives us.
type child struct {
	process *os.Process
	ended   chan struct{} // closed when it has ended
	err     error         // why; read after ended
}

// start runs a program with its output written to out. The kernel sends the death signal when the thread ends that started the
// child, not the process, which is why that thread stays locked until the child has ended.
func start(out io.Writer, environment []string, program string, arguments ...string) (*child, error) {
	cmd := exec.Command(program, arguments...)
	cmd.Env, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = environment, out, out, attributes()
	c := &child{ended: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		c.process = cmd.Process
		started <- err
		if err == nil {
			c.err = cmd.Wait()
			close(c.ended)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	return c, nil
}

// run runs a program to its end, or until ctx ends.
func run(ctx context.Context, out io.Writer, environment []string, program string, arguments ...string) error {
	c, err := start(out, environment, program, arguments...)
	if err != nil {
		return err
	}
	select {
	case <-c.ended:
		return c.err
	case <-ctx.Done():
		return errors.Join(ctx.Err(), c.stop(nil))
	}
}

// stop asks the child to end, waits for it to drain, and ends it when hurry is closed or the time is up.
func (c *child) stop(hurry <-chan struct{}) error {
	_ = c.process.Signal(syscall.SIGTERM) // It may have ended already.
	select {
	case <-c.ended:
		return nil
	case <-hurry:
	case <-time.After(drainTime):
	}
	_ = c.process.Kill()
	<-c.ended
	return errors.New("the service did not stop by itself and was killed")
}
