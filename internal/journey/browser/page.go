package browser

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Page is one tab of a visitor. Its methods fail the test it was opened in.
type Page struct {
	t       testing.TB
	ctx     context.Context
	options Options
	pressed int

	mu        sync.Mutex
	messages  []chromedp.ConsoleMessage
	documents map[string]bool // the addresses that were pages, whatever their status
}

// Use lets the page's methods fail another test than the one it was opened in: a subtest.
func (p *Page) Use(t testing.TB) { p.t = t }

// must fails the test, and leaves a picture of the page where BROWSER_PICTURES names a folder.
func (p *Page) must(doing string, err error) {
	p.t.Helper()
	if err == nil {
		return
	}
	if dir := os.Getenv("BROWSER_PICTURES"); dir != "" {
		if picture, failed := chromedp.Run(p.ctx, chromedp.FullScreenshot(100)); failed == nil {
			_ = os.WriteFile(filepath.Join(dir, filepath.Base(p.t.Name())+".png"), picture, 0o600)
		}
	}
	address, _ := chromedp.Run(p.ctx, chromedp.Location())
	p.t.Fatalf("%s at %s: %v", doing, address, err)
}

// evaluate runs a function of find.js in the page and decodes what it returns. Arguments are sent as JSON.
func evaluate[T any](p *Page, function string, arguments ...any) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	sent, err := json.Marshal(append([]any{}, arguments...))
	if err != nil {
		var none T
		return none, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[T]("("+finders+")."+function+"(..."+string(sent)+")"))
}

// load does what makes the browser go to another page, and waits until that has loaded.
func (p *Page) load(doing string, trigger chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil, trigger))
	p.must(doing, err)
	p.arrived()
}

// arrived remembers that the present address is a page: its status may be 422 or 404, and the console says so.
func (p *Page) arrived() {
	p.t.Helper()
	address := p.URL()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.documents[address] = true
}

// Goto opens an address.
func (p *Page) Goto(address string) {
	p.t.Helper()
	p.load("go to "+address, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: address})
		return err
	}))
}

// Back goes back as the browser's button does. A page that the browser has kept comes back without loading anew.
func (p *Page) Back() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	history, err := chromedp.Run(ctx, chromedp.NavigationEntries())
	p.must("go back", err)
	if history.CurrentIndex == 0 {
		p.must("go back", errors.New("this is the first page"))
	}
	before := history.Entries[history.CurrentIndex-1].ID
	step := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := chromedp.Call(ctx, page.NavigateToHistoryEntry, page.NavigateToHistoryEntryParams{EntryID: before})
		return err
	})
	_, err = chromedp.Run(ctx, chromedp.WaitEvent(page.FrameNavigated, nil, step))
	p.must("go back", err)
	for { // Between two documents there is nothing to ask; that passes.
		state, err := chromedp.Run(ctx, chromedp.Evaluate[string]("document.readyState"))
		if err == nil && state == "complete" {
			break
		}
		p.must("go back", ctx.Err())
		time.Sleep(10 * time.Millisecond)
	}
	p.arrived()
}

// URL answers the address of the page.
func (p *Page) URL() string {
	p.t.Helper()
	address, err := chromedp.Run(p.ctx, chromedp.Location())
	p.must("address", err)
	return address
}

// Title answers the page's title.
func (p *Page) Title() string {
	p.t.Helper()
	title, err := chromedp.Run(p.ctx, chromedp.Title())
	p.must("title", err)
	return title
}

// Text answers what is to be read on the page, header and footer included.
func (p *Page) Text() string {
	p.t.Helper()
	text, err := evaluate[string](p, "text")
	p.must("text", err)
	return text
}

// Screenshot writes a picture of the whole page as PNG.
func (p *Page) Screenshot(path string) {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	p.must("screenshot", err)
	p.must("screenshot", os.WriteFile(path, picture, 0o600))
}
