package document

import (
	"context"
	"os/exec"
	"time"
)

// The defaults of an Inspector, and what no setting changes.
const (
	DefaultTimeout = 30 * time.Second // for one child, by the clock on the wall
	DefaultWait    = 20 * time.Second // for a turn
	atOnce         = 2                // children at once, each of them with up to maxMemory
)

// Inspector looks at files in child processes. It is safe for concurrent use.
type Inspector struct {
	Command  []string // the program that calls Child, and its arguments
	Renderer string   // pdftoppm's path; "" where there is none
	Timeout  time.Duration
	Wait     time.Duration
	turns    chan struct{}
}

// New makes an inspector whose children are this very program with the argument "inspect".
func New() *Inspector {
	renderer, _ := exec.LookPath("pdftoppm") // Not found is an answer: then nothing renders.
	return &Inspector{
		Command:  []string{self(), "inspect"},
		Renderer: renderer,
		Timeout:  DefaultTimeout,
		Wait:     DefaultWait,
		turns:    make(chan struct{}, atOnce),
	}
}

// Named is what the search for a person's name in a document's text found.
type Named string

// The answers of the search.
const (
	Found   Named = "found"
	Missing Named = "missing"
	NoText  Named = "no-text" // a scan, a picture, or letters that can't be read
)

// Facts are what is known about a file that was taken.
type Facts struct {
	Kind    Kind
	Pages   int // 1 for a picture
	Named   Named
	Content []byte `json:"-"` // what is to be kept: pictures written anew, PDFs as they came
}

// Inspect reads the whole file and looks for a person's full name in its text. The errors are faults: Faults lists them.
func (i *Inspector) Inspect(ctx context.Context, content []byte, name string) (Facts, error) {
	kind, err := kindOf(content)
	if err != nil {
		return Facts{}, err
	}
	said, kept, err := i.ask(ctx, request{Name: name}, content)
	if err != nil {
		return Facts{}, err
	}
	facts := Facts{Kind: kind, Pages: said.Pages, Named: said.Named, Content: kept}
	if kind == PDF {
		facts.Content = content
	}
	return facts, nil
}

// Renders answers whether Page can make pictures of PDFs.
func (i *Inspector) Renders() bool { return i.Renderer != "" }

// Page answers page n, counted from 1, of a file that Inspect took, as a PNG that is legible and at most maxShown pixels high and
// wide, turned clockwise by 0, 90, 180 or 270 degrees. The errors are faults; ErrNoRenderer means that the file itself is all that
// can be offered.
func (i *Inspector) Page(ctx context.Context, content []byte, n, turn int) ([]byte, error) {
	kind, err := kindOf(content[:min(len(content), MaxSize)])
	switch {
	case err != nil:
		return nil, err
	case n < 1 || n > MaxPages || turn%90 != 0 || kind != PDF && n > 1:
		return nil, ErrNoPage
	case kind == PDF && !i.Renders():
		return nil, ErrNoRenderer
	}
	_, picture, err := i.ask(ctx, request{Page: n, Turn: (turn%360 + 360) % 360, Renderer: i.Renderer}, content)
	return picture, err
}
