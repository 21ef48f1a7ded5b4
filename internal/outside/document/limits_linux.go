package document

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
)

// self is the program that runs, also after a newer one has taken its place on the disk.
func self() string { return "/proc/self/exe" }

// limit bounds this process, and what it starts, for good: bytes of memory on top of what it has now, and seconds of processor time.
//
// RLIMIT_DATA is the limit that holds for Go: since Linux 4.7 it counts writable private memory. RLIMIT_AS would count the address
// space that the runtime only reserves. With the hard limit equal to the soft one the kernel kills at the end of processor time,
// where SIGXCPU could be ignored, as the Go runtime does.
func limit(memory, processor uint64) error {
	held, err := dataHeld()
	if err != nil {
		return err
	}
	debug.SetMemoryLimit(int64(memory) * 3 / 4) // The garbage collector must work hard before the kernel says no.
	// Beyond RLIMIT_FSIZE comes a signal; ignored, also by what we start, it is an error of the write instead.
	signal.Ignore(syscall.SIGXFSZ)
	for resource, most := range map[int]uint64{
		syscall.RLIMIT_DATA:   held + memory,
		syscall.RLIMIT_CPU:    processor,
		syscall.RLIMIT_FSIZE:  0, // Nothing is written to a disk; a pipe is no file in this sense.
		syscall.RLIMIT_CORE:   0, // A core would hold the document.
		syscall.RLIMIT_NOFILE: maxFiles,
	} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return fmt.Errorf("limit %d: %w", resource, err)
		}
	}
	return nil
}

// dataHeld answers how many bytes this process has of what RLIMIT_DATA counts.
func dataHeld() (uint64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	for line := range bytes.Lines(status) {
		if fields := bytes.Fields(line); len(fields) == 3 && string(fields[0]) == "VmData:" {
			kilobytes, err := strconv.ParseUint(string(fields[1]), 10, 54)
			return kilobytes << 10, err
		}
	}
	return 0, fmt.Errorf("no VmData in /proc/self/status")
}

// dying ends a process of the child's with the child.
func dying() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
