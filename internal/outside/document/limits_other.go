//go:build !linux

package document

import (
	"os"
	"runtime/debug"
	"syscall"
)

// self is the program that runs.
func self() string {
	program, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return program
}

// limit bounds what can be bounded everywhere. The service runs on Linux; elsewhere it is only developed, and the clock on the wall
// and the bounds of the parsers have to do.
func limit(memory, processor uint64) error {
	debug.SetMemoryLimit(int64(memory) * 3 / 4)
	for resource, most := range map[int]uint64{syscall.RLIMIT_CPU: processor, syscall.RLIMIT_CORE: 0} {
		if err := syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
			return err
		}
	}
	return nil
}

// dying has no counterpart here.
func dying() *syscall.SysProcAttr { return nil }
