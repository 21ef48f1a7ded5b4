package browser

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// stand is where the keyboard's focus is.
type stand struct {
	Reads  string   `json:"reads"`  // what a person reads there: the label of a field, the words of a link or button
	Quiet  string   `json:"quiet"`  // the same without what only screen readers say
	Place  string   `json:"place"`  // the element; "" = the page itself
	Leaves bool     `json:"leaves"` // Enter leads to another page
	Clear  bool     `json:"clear"`  // the focus can be seen
	Radios []string `json:"radios"` // what the radio buttons of its group read; Tab stops once at all of them
}

func (s stand) on(name string) bool {
	return s.Place != "" && (reads(s.Reads, name) || reads(s.Quiet, name))
}

// most is how many stops a page may have. More than that nobody would go through.
const most = 400

// Reach presses Tab until the focus is on what reads name, exactly or as its beginning, as somebody does who has no mouse. It fails when it
// has gone around the page, when the focus is trapped, and when it can't be seen.
func (p *Page) Reach(name string) {
	p.t.Helper()
	p.reach(name, func(at stand) bool { return at.on(name) })
}

func (p *Page) reach(name string, there func(stand) bool) stand {
	p.t.Helper()
	var passed []string
	start, err := evaluate[stand](p, "at")
	p.must("reach "+name, err)
	for at := start; len(passed) < most; {
		if there(at) {
			return at
		}
		p.key(kb.Tab)
		before := at
		at, err = evaluate[stand](p, "at")
		p.must("reach "+name, err)
		if at.Place != "" && !at.Clear {
			p.must("reach "+name, fmt.Errorf("the focus on %q can't be seen", at.Reads))
		}
		if at.Place != "" && at.Place == before.Place {
			p.must("reach "+name, fmt.Errorf("the focus stays on %q", at.Reads))
		}
		passed = append(passed, at.Reads)
		if at.Place == start.Place && len(passed) > 1 {
			break
		}
	}
	p.must("reach "+name, fmt.Errorf("the keyboard comes by %s", strings.Join(passed, " · ")))
	return stand{}
}

func reads(text, name string) bool {
	name = strings.Join(strings.Fields(name), " ")
	return text == name || strings.HasPrefix(text, name)
}

// EnterOn reaches what reads name and presses Enter, and waits for the next page where that leads to one.
func (p *Page) EnterOn(name string) {
	p.t.Helper()
	p.Reach(name)
	at, err := evaluate[stand](p, "at")
	p.must("enter on "+name, err)
	if at.Leaves {
		p.pressed++
		p.load("enter on "+name, chromedp.KeyEvent(kb.Enter))
		return
	}
	p.key(kb.Enter)
}

// SpaceOn reaches the box or radio button that reads name and presses the space bar.
func (p *Page) SpaceOn(name string) {
	p.t.Helper()
	p.Reach(name)
	p.key(" ")
}

// ArrowOn reaches the group of radio buttons one of which reads name, and goes to that one by the arrow keys, which choose it.
func (p *Page) ArrowOn(name string) {
	p.t.Helper()
	at := p.reach(name, func(at stand) bool {
		return slices.ContainsFunc(at.Radios, func(text string) bool { return reads(text, name) })
	})
	for range at.Radios {
		if at.on(name) {
			p.key(" ") // where it was the first one, nothing has chosen it yet.
			return
		}
		p.key(kb.ArrowDown)
		var err error
		at, err = evaluate[stand](p, "at")
		p.must("arrow on "+name, err)
	}
	p.must("arrow on "+name, errors.New("the arrow keys don't lead there"))
}

// Pressed answers how many keys were pressed so far, those of typed text included.
func (p *Page) Pressed() int { return p.pressed }

// TypeIn reaches the field that reads label and types text, replacing nothing.
func (p *Page) TypeIn(label, text string) {
	p.t.Helper()
	p.Reach(label)
	_, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text})
	p.must("type in "+label, err)
	p.pressed += utf8.RuneCountInString(text)
}

func (p *Page) key(key string) {
	p.t.Helper()
	p.pressed++
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	p.must("key", chromedp.Do(ctx, chromedp.KeyEvent(key)))
}
