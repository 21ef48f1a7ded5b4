package browser

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

//go:embed find.js
var finders string

// spot is where something is in the window, and what a click on it does.
type spot struct {
	Problem string  `json:"problem"` // why it was not found, "" when it was
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Leaves  bool    `json:"leaves"` // a click leads to another page
}

// Click presses the link, button, summary, radio button or box that reads name, with the mouse: something that covers it is
// found out. It waits for the next page where the click leads to one.
func (p *Page) Click(name string) {
	p.t.Helper()
	p.press("click "+name, "clickable", name)
}

// Twice presses what reads name twice in a row, as impatient people do, and waits for the page that comes.
func (p *Page) Twice(name string) {
	p.t.Helper()
	at, err := evaluate[spot](p, "clickable", name)
	p.must("press twice "+name, orProblem(err, at.Problem))
	click := chromedp.MouseClickXY(at.X, at.Y)
	p.load("press twice "+name, chromedp.Steps(click, chromedp.Sleep(100*time.Millisecond), click))
}

// Choose ticks the radio button or box whose label reads name.
func (p *Page) Choose(name string) {
	p.t.Helper()
	p.press("choose "+name, "choice", name)
}

// Submit presses the page's one primary button.
func (p *Page) Submit() {
	p.t.Helper()
	p.press("submit", "primary")
}

// Fill types value into the field whose label reads label, replacing what is there.
func (p *Page) Fill(label, value string) {
	p.t.Helper()
	problem, err := evaluate[string](p, "focus", label)
	p.must("fill in "+label, orProblem(err, problem))
	_, err = chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: value})
	p.must("fill in "+label, err)
}

// Select picks the option that reads option in the list whose label reads label.
func (p *Page) Select(label, option string) {
	p.t.Helper()
	problem, err := evaluate[string](p, "select", label, option)
	p.must("select "+option, orProblem(err, problem))
}

// Attach chooses files of this machine in the page's field for files.
func (p *Page) Attach(paths ...string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.SetUploadFiles("input[type=file]", paths))
	p.must("attach files", err)
}

// Stay presses a button whose form a script sends: no other page is waited for.
func (p *Page) Stay(name string) {
	p.t.Helper()
	p.settle()
	at, err := evaluate[spot](p, "clickable", name)
	p.must("press "+name, orProblem(err, at.Problem))
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must("press "+name, chromedp.Do(ctx, chromedp.MouseClickXY(at.X, at.Y)))
}

// Enter presses the Enter key, which sends the form of the field that was filled in last.
func (p *Page) Enter() {
	p.t.Helper()
	p.load("press Enter", chromedp.KeyEvent(kb.Enter))
}

// Has tells whether text is to be read on the page.
func (p *Page) Has(text string) bool {
	p.t.Helper()
	found, err := evaluate[bool](p, "has", text)
	p.must("has "+text, err)
	return found
}

// Await waits until text is to be read, on this page or on one that a script leads to.
func (p *Page) Await(text string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	for {
		found, err := evaluate[bool](p, "has", text) // Between two documents there is nothing to ask; that passes.
		if err == nil && found {
			break
		}
		if ctx.Err() != nil {
			p.must("await "+text, orProblem(err, "it is not there: "+p.Text()))
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.settle()
	p.arrived()
}

// Draws tells whether the page's content has pictures and each of them can be seen. It waits until they are loaded.
func (p *Page) Draws() bool {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		drawn, err := evaluate[bool](p, "drawn")
		p.must("draws", err)
		if drawn {
			return true
		}
	}
	return false
}

// Focused answers what has the focus, by its tag and class: "div.alert alert-error".
func (p *Page) Focused() string {
	p.t.Helper()
	what, err := evaluate[string](p, "focused")
	p.must("focused", err)
	return what
}

func (p *Page) press(doing, function string, arguments ...any) {
	p.t.Helper()
	p.settle()
	at, err := evaluate[spot](p, function, arguments...)
	p.must(doing, orProblem(err, at.Problem))
	click := chromedp.MouseClickXY(at.X, at.Y)
	if at.Leaves {
		p.load(doing, click)
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must(doing, chromedp.Do(ctx, click))
}

// settle waits for the page's fonts: until they are there, what is pressed may still move away from under the mouse.
func (p *Page) settle() {
	for range 200 {
		if loaded, err := evaluate[bool](p, "settled"); err != nil || loaded {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func orProblem(err error, problem string) error {
	if err == nil && problem != "" {
		return fmt.Errorf("%s", problem)
	}
	return err
}
