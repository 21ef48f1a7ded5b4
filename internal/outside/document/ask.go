package document

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"syscall"
	"time"

	"tilslut/internal/onboarding/fault"
)

// A request is the line of JSON before the file on a child's stdin. It travels there and not as arguments, which everybody on a
// machine can read: it holds a name.
type request struct {
	Name     string
	Page     int // 0 asks for the facts, anything else for a picture of that page
	Turn     int
	Renderer string
}

// An answer is the line of JSON on a child's stdout. What is to be kept or shown follows it.
type answer struct {
	Fault string
	Pages int
	Named Named
}

const maxAnswer = MaxKept + 1<<10

// ask starts a child with one request and one file, and answers what it said, when it has a turn.
func (i *Inspector) ask(ctx context.Context, asked request, content []byte) (answer, []byte, error) {
	line, err := json.Marshal(asked)
	if err != nil {
		return answer{}, nil, fmt.Errorf("document: writing the request: %w", err)
	}
	wait, done := context.WithTimeout(ctx, i.Wait)
	defer done()
	select {
	case i.turns <- struct{}{}:
		defer func() { <-i.turns }()
	case <-wait.Done():
		return answer{}, nil, fmt.Errorf("%w: waiting for a turn: %w", ErrBusy, wait.Err())
	}
	out, err := i.run(ctx, io.MultiReader(bytes.NewReader(append(line, '\n')), bytes.NewReader(content)))
	if err != nil {
		return answer{}, nil, err
	}
	head, rest, _ := bytes.Cut(out, []byte("\n"))
	var said answer
	if err := json.Unmarshal(head, &said); err != nil {
		return answer{}, nil, fmt.Errorf("%w: the child's answer can't be read", ErrDamaged)
	}
	if said.Fault != "" {
		return answer{}, nil, faultOf(said.Fault)
	}
	return said, rest, nil
}

// run runs one child to its end and answers its stdout.
func (i *Inspector) run(ctx context.Context, in io.Reader) ([]byte, error) {
	limited, done := context.WithTimeout(ctx, i.Timeout)
	defer done()
	child := exec.CommandContext(limited, i.Command[0], i.Command[1:]...)
	out, complaints := &bounded{max: maxAnswer, then: errOver}, &bounded{max: 2 << 10}
	child.Stdin, child.Stdout, child.Stderr = in, out, complaints
	child.Env = []string{} // An empty environment; nil would be ours, secrets included.
	child.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	child.Cancel = func() error { return syscall.Kill(-child.Process.Pid, syscall.SIGKILL) }
	child.WaitDelay = time.Second // Then the pipes are closed, whoever else may hold them.
	if err := child.Start(); err != nil {
		return nil, fmt.Errorf("%w: starting the child: %w", ErrBusy, err)
	}
	err := child.Wait()
	switch {
	case out.over:
		return nil, fmt.Errorf("%w: the child's answer is over its limit", ErrBomb)
	case err == nil:
		return out.kept.Bytes(), nil
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%w: %w", ErrBusy, ctx.Err()) // The one who asked has gone.
	case limited.Err() != nil:
		return nil, fmt.Errorf("%w: killed after %s", ErrTimeout, i.Timeout)
	}
	return nil, died(err, complaints.kept.Bytes())
}

// died tells what a child died of: it has no mouth of its own when a limit was reached.
func died(err error, complaints []byte) error {
	var ended *exec.ExitError
	why := ErrDamaged
	if errors.As(err, &ended) {
		status, _ := ended.Sys().(syscall.WaitStatus)
		switch {
		case status.Signaled() && (status.Signal() == syscall.SIGKILL || status.Signal() == syscall.SIGXCPU):
			why = ErrTimeout // The kernel does this at the limit of processor time.
		case bytes.Contains(complaints, []byte("out of memory")), bytes.Contains(complaints, []byte("cannot allocate memory")),
			bytes.Contains(complaints, []byte("failed to allocate")), bytes.Contains(complaints, []byte("stack exceeds")):
			why = ErrBomb // So say the Go runtime, the C library and the race detector.
		}
	}
	return &death{why: why, err: err}
}

// A death is a fault for the person, and says how the child ended to whoever reads the log. What the child complained about is left
// out: it might repeat the document.
type death struct {
	why *fault.Fault
	err error
}

func (d *death) Error() string   { return fmt.Sprintf("%s: the child ended: %s", d.why, d.err) }
func (d *death) Unwrap() []error { return []error{d.why, d.err} }

// bounded keeps the first max bytes of what is written to it. The rest is let go, or refused with an error, which closes the pipe.
// The buffer is not embedded: io.Copy would find its ReadFrom, which knows no bounds.
type bounded struct {
	kept bytes.Buffer
	max  int
	then error
	over bool
}

var errOver = errors.New("over the limit")

func (b *bounded) Write(p []byte) (int, error) {
	fits := min(len(p), b.max-b.kept.Len())
	b.kept.Write(p[:fits])
	if fits < len(p) {
		b.over = true
		return len(p), b.then
	}
	return len(p), nil
}
