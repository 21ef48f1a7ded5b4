package browser

import (
	"context"
	_ "embed"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe.min.js
var axe string

// Check reports every reason why the page as it stands is not good enough. See the package's description.
func (p *Page) Check(t testing.TB) {
	t.Helper()
	address := p.URL()
	sideways, err := evaluate[string](p, "sideways")
	p.must("sideways", err)
	if sideways != "" {
		t.Errorf("%s at %d px: %s", address, p.options.Width, sideways)
	}
	for _, v := range p.violations() {
		t.Errorf("%s at %d px: axe: %s", address, p.options.Width, v)
	}
	// Last, because what was written a moment ago is still on its way; axe has taken its time by now.
	for _, m := range p.console(address) {
		t.Errorf("%s: the console says: %s", address, m)
	}
}

// standards are the rules of axe that must hold: WCAG 2.2 A and AA, and what axe calls best practice.
const standards = `{resultTypes: ["violations"], runOnly: {type: "tag", values:
	["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}`

// violations runs axe in a world of its own: the page's policy neither stops it nor is changed for it.
func (p *Page) violations() []string {
	p.t.Helper()
	if p.options.NoScript {
		p.allowScripts(true)
		defer p.allowScripts(false)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	tree, err := chromedp.Call(ctx, page.GetFrameTree, cdp.Empty{})
	p.must("axe", err)
	world, err := chromedp.Call(ctx, page.CreateIsolatedWorld, page.CreateIsolatedWorldParams{
		FrameID: tree.FrameTree.Frame.ID, WorldName: "axe",
	})
	p.must("axe", err)
	inWorld := func(e *runtime.EvaluateParams) { e.ContextID = world.ExecutionContextID }
	_, err = chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void]("void 0;"+axe+";void 0", inWorld))
	p.must("axe", err)
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.run(document, `+standards+`).then((r) =>
		r.violations.flatMap((v) => v.nodes.map((n) =>
			v.id + " (" + v.impact + "): " + n.failureSummary.replace(/\s+/g, " ") + " " + n.html.slice(0, 200))))`,
		inWorld, chromedp.EvalAwaitPromise))
	p.must("axe", err)
	return found
}

// listen collects what is written to the console from now on.
func (p *Page) listen() {
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.mu.Lock()
			p.messages = append(p.messages, m)
			p.mu.Unlock()
		}
	}()
}

// console answers what was written to the console and forgets it.
func (p *Page) console(address string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var lines []string
	for _, m := range p.messages {
		if !p.excused(m, address) {
			lines = append(lines, fmt.Sprintf("%s (%s)", m, m.URL))
		}
	}
	p.messages = nil
	return lines
}

// excused tells of a message that is no fault of the page at address: that a page itself was answered with a status of 400
// or more, which tests bring about on purpose; what the pages of another site wrote on the way here; and the icon, which a
// browser asks for by itself after a page that names none.
func (p *Page) excused(m chromedp.ConsoleMessage, address string) bool {
	if strings.HasPrefix(m.Text, "Clear-Site-Data header") { // that it was obeyed, at a log-out.
		return true
	}
	status := m.Source == "network" && strings.HasPrefix(m.Text, "Failed to load resource: the server responded")
	from, err := url.Parse(m.URL)
	here, _ := url.Parse(address)
	if err != nil || here == nil || from.Host == "" {
		return false
	}
	return status && (p.documents[m.URL] || from.Path == "/favicon.ico") || from.Host != here.Host
}
