package cluster

import (
	"os"
	"os/exec"
	"runtime"
	"syscall"
)

// process is a child that is waited for on the thread that started it. Linux sends the death signal when that very
// thread ends, so the thread stays locked to its goroutine as long as the child lives.
type process struct {
	pid  int
	proc *os.Process
	done chan struct{} // closed when the child has ended
	err  error         // why it ended; read after done
}

func launch(cmd *exec.Cmd) (*process, error) {
	p := &process{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		if err == nil {
			p.proc, p.pid = cmd.Process, cmd.Process.Pid
		}
		started <- err
		if err != nil {
			return
		}
		p.err = cmd.Wait()
		close(p.done)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return p, nil
}

func (p *process) signal(s syscall.Signal) { _ = p.proc.Signal(s) }

// runLocked runs a child to its end and gives what it printed.
func runLocked(cmd *exec.Cmd) ([]byte, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	return cmd.CombinedOutput()
}
