package browser

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/chromedp"
)

// File is a file on the visitor's machine.
type File struct {
	Name    string
	Content []byte
}

// Attach chooses files for the field whose label reads label, as somebody does in the window that the browser opens for it.
func (p *Page) Attach(label string, files ...File) {
	p.t.Helper()
	field, err := evaluate[struct {
		Problem string `json:"problem"`
		ID      string `json:"id"`
	}](p, "files", label)
	p.must("attach to "+label, orProblem(err, field.Problem))
	folder := p.t.TempDir()
	var paths []string
	for _, f := range files {
		path := filepath.Join(folder, f.Name)
		p.must("attach "+f.Name, os.WriteFile(path, f.Content, 0o600))
		paths = append(paths, path)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must("attach to "+label, chromedp.Do(ctx, chromedp.SetUploadFiles("#"+field.ID, paths)))
}

// Send presses the button that reads name, and waits for what comes of it: another page, or another content of this one, where a script
// has sent the form.
func (p *Page) Send(name string) {
	p.t.Helper()
	p.settle()
	_, err := evaluate[chromedp.Void](p, "leave")
	p.must("send "+name, err)
	at, err := evaluate[spot](p, "clickable", name)
	p.must("send "+name, orProblem(err, at.Problem))
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must("send "+name, chromedp.Do(ctx, chromedp.MouseClickXY(at.X, at.Y)))
	p.must("send "+name, p.until(ctx, "arrived"))
	p.arrived()
}

// Draws tells whether every picture in the page's content is there and can be seen. It waits for them.
func (p *Page) Draws() bool {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return p.until(ctx, "drawn") == nil
}

// until waits until a function of find.js answers true. Between two pages there is nobody to answer.
func (p *Page) until(ctx context.Context, function string) error {
	for {
		if yes, err := evaluate[bool](p, function); err == nil && yes {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), errors.New("it never "+function))
		case <-time.After(20 * time.Millisecond):
		}
	}
}
