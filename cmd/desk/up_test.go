package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A running desk around a service that is only played.
type desk struct {
	*exec.Cmd

	out, problems bytes.Buffer
	notes         string
	first         int
	ended         chan struct{}
}

func begin(t *testing.T, data string, first int, environment ...string) *desk {
	t.Helper()
	d := &desk{Cmd: exec.Command(os.Args[0]), notes: notes(t), first: first, ended: make(chan struct{})}
	d.Stdout, d.Stderr = &d.out, &d.problems
	d.Env = append(os.Environ(), "DESK_TEST_PART=desk", "DESK_TEST_DATA="+data, "DESK_TEST_NOTES="+d.notes, "DESK_TEST_PORT="+strconv.Itoa(first),
		"TILSLUT_DATABASE_URL=postgres://elsewhere/tilslut")
	d.Env = append(d.Env, environment...)
	require.NoError(t, d.Start())
	go func() { _ = d.Wait(); close(d.ended) }()
	t.Cleanup(func() { _ = d.Process.Kill(); <-d.ended })
	return d
}

// said waits until the service noted something.
func (d *desk) said(t *testing.T, pattern string) string {
	t.Helper()
	var found []string
	require.Eventually(t, func() bool {
		text, _ := os.ReadFile(d.notes)
		found = regexp.MustCompile(pattern).FindStringSubmatch(string(text))
		return found != nil
	}, 20*time.Second, 10*time.Millisecond, pattern)
	return found[len(found)-1]
}

func (d *desk) end(t *testing.T) int {
	t.Helper()
	select {
	case <-d.ended:
	case <-time.After(20 * time.Second):
		t.Fatal("the desk does not end")
	}
	return d.ProcessState.ExitCode()
}

func TestTheHouseComesUpInOrderAndGoesDownInOrder(t *testing.T) {
	t.Parallel()
	data, first := t.TempDir(), freePorts(t)
	d := begin(t, data, first)
	require.Equal(t, strconv.Itoa(first), d.said(t, `asked as http://localhost:(\d+)\nasked`), "asked until it is ready, by the name it answers to")
	time.Sleep(200 * time.Millisecond)
	require.NoError(t, d.Process.Signal(os.Interrupt))
	require.Zero(t, d.end(t), d.problems.String())

	did := d.said(t, `(?s)(.*)`)
	require.Regexp(t, `(?s)^migrate\nterms\nserve\n`, did)
	require.Contains(t, did, "drained, the register answers true", "the neighbours stay until the service has drained")
	for _, address := range []string{"http://localhost:" + strconv.Itoa(first), "http://127.0.0.1:" + strconv.Itoa(first+4), "127.0.0.1:" + strconv.Itoa(first+6), "Karen Testperson Formand", "00000019", "/review as", "Sanne Sagsbehandler Vig"} {
		require.Contains(t, d.out.String(), address)
	}
	require.NoError(t, free(portsFrom(first).all()), "nothing listens any more")

	keys, err := os.ReadFile(data + "/keys")
	require.NoError(t, err)
	again := begin(t, data, first)
	again.said(t, `asked`)
	kept, err := os.ReadFile(data + "/keys")
	require.NoError(t, err)
	require.Equal(t, string(keys), string(kept), "the second run keeps the keys")

	second := begin(t, data, freePorts(t))
	require.Equal(t, 1, second.end(t))
	require.Contains(t, second.problems.String(), "another desk works in "+data)
}

func TestNothingOutlivesADeskThatIsKilled(t *testing.T) {
	t.Parallel()
	d := begin(t, t.TempDir(), freePorts(t))
	pid, err := strconv.Atoi(d.said(t, `pid (\d+)`))
	require.NoError(t, err)
	d.said(t, `asked`)
	require.NoError(t, d.Process.Kill())
	require.Eventually(t, func() bool { return syscall.Kill(pid, 0) != nil || zombie(pid) }, 10*time.Second, 10*time.Millisecond)
}

// zombie tells whether a process has ended and only waits to be counted, as it may in a container without an init.
func zombie(pid int) bool {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}

func TestAServiceThatDiesIsExplained(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"migrate", "serve"} {
		d := begin(t, t.TempDir(), freePorts(t), "DESK_TEST_FAILS="+command)
		require.Equal(t, 1, d.end(t))
		require.Contains(t, d.problems.String(), "what went wrong")
		require.Contains(t, d.problems.String(), "tilslut.log")
	}
}

func TestTakenPortsAreAllNamedWithTheWayToMoveThem(t *testing.T) {
	t.Parallel()
	first := freePorts(t)
	d := begin(t, t.TempDir(), first)
	d.said(t, `asked`)
	second := begin(t, t.TempDir(), first)
	require.Equal(t, 1, second.end(t))
	for _, p := range portsFrom(first).all() {
		require.Contains(t, second.problems.String(), p.variable)
	}
}
