package document

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"tilslut/internal/onboarding/fault"
)

// The limits of a child. The memory is for the largest picture that is taken, decoded, turned and written anew.
const (
	maxMemory    = 1 << 30 // bytes of data, on top of what a process has before it begins
	maxProcessor = 15      // seconds
	maxFiles     = 64      // open at once; pdftoppm opens libraries and fonts
)

// Child is what a child process does: it takes the limits upon itself, reads one request and one file from its stdin, and answers
// on its stdout. An error means that it could not even do that.
func Child() error {
	if err := limit(maxMemory, maxProcessor); err != nil {
		return fmt.Errorf("document: taking limits: %w", err)
	}
	return serve(os.Stdin, os.Stdout)
}

// serve answers one request. What is wrong with the file is an answer, too.
func serve(in io.Reader, out io.Writer) error {
	reader := bufio.NewReader(in)
	line, err := reader.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("document: reading the request: %w", err)
	}
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return fmt.Errorf("document: reading the request: %w", err)
	}
	content, err := io.ReadAll(io.LimitReader(reader, MaxSize+1))
	if err != nil {
		return fmt.Errorf("document: reading the file: %w", err)
	}
	said, rest, err := look(asked, content)
	if err != nil {
		_, key, ok := fault.KindOf(err)
		if !ok {
			key = ErrDamaged.Key
		}
		said, rest = answer{Fault: key}, nil
	}
	line, err = json.Marshal(said)
	if err != nil {
		return fmt.Errorf("document: writing the answer: %w", err)
	}
	_, err = out.Write(append(append(line, '\n'), rest...))
	return err
}

// look does what was asked. A parser that panics ends the child, which says the same as an answer would.
func look(asked request, content []byte) (said answer, rest []byte, err error) {
	kind, err := kindOf(content)
	switch {
	case err != nil:
		return answer{}, nil, err
	case asked.Page > 0 && kind == PDF:
		rest, err = renderPDF(content, asked)
	case asked.Page > 0:
		rest, err = renderImage(content, kind, asked.Turn)
	case kind == PDF:
		said, err = inspectPDF(content, asked.Name)
	default:
		rest, err = rewrite(content, kind)
		said = answer{Pages: 1, Named: NoText}
	}
	return said, rest, err
}

// wrong says what is the matter with a file, for tests and for whoever debugs: people get the sentence behind the fault.
func wrong(f *fault.Fault, what string) error { return fmt.Errorf("%w: %s", f, what) }

// orDamaged takes a reader's own error for damage, unless it is a fault already.
func orDamaged(err error) error {
	var known *fault.Fault
	if err == nil || errors.As(err, &known) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}
