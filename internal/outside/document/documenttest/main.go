package documenttest

import (
	"fmt"
	"os"
	"testing"
	"time"

	"tilslut/internal/outside/document"
)

// argument is what makes a child of a test binary.
const argument = "inspect-a-document"

// Main runs a package's tests, or is the child where an inspector has started it as one. It answers the exit code.
func Main(m *testing.M) int {
	if len(os.Args) != 2 || os.Args[1] != argument {
		return m.Run()
	}
	if err := document.Child(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// Inspector answers an inspector whose children are this test binary, whose TestMain calls Main. Its patience is for machines that
// run many tests at once, with the race detector; the limit of processor time is that of real children.
func Inspector(testing.TB) *document.Inspector {
	i := document.New()
	i.Command[1] = argument
	i.Timeout, i.Wait = 3*time.Minute, 10*time.Minute
	return i
}
