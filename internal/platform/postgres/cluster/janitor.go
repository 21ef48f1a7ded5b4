package cluster

import (
	"io"
	"os/exec"
	"strconv"
	"syscall"
)

// sweep waits for a word on its standard input. "stopped" means that the server has ended in good order; anything
// else, and the end of input above all, means that we died: then the server is asked to end and waited for. Either way
// the folder goes.
const sweep = `read -r word
if [ "$word" != stopped ]; then
	kill -INT "$1" 2>/dev/null
	i=0
	while kill -0 "$1" 2>/dev/null && [ $i -lt 300 ]; do sleep 0.1; i=$((i+1)); done
fi
rm -rf -- "$2"`

// janitor clears up after us, also when we are killed and can clear up nothing ourselves.
type janitor struct {
	word io.WriteCloser
	cmd  *exec.Cmd
}

func employ(server int, folder string) (*janitor, error) {
	cmd := exec.Command("/bin/sh", "-c", sweep, "janitor", strconv.Itoa(server), folder)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	word, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &janitor{word, cmd}, nil
}

// dismiss lets the janitor clear up now, and waits for it.
func (j *janitor) dismiss() error {
	_, _ = io.WriteString(j.word, "stopped\n")
	_ = j.word.Close()
	return j.cmd.Wait()
}
