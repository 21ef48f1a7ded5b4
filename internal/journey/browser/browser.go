package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// patience is how long a page may take to load or a step to have its effect. It is generous: the machines are small.
const patience = 30 * time.Second

// Browser is one running Chromium. Pages of different tests may be opened in it at the same time.
type Browser struct{ ctx context.Context }

// Options say what kind of visitor opens a page.
type Options struct {
	Width    int    // of the window in CSS pixels; 0 means 1280
	NoScript bool   // the visitor's browser runs no scripts
	Language string // what the browser asks for in Accept-Language: "da" or "en"; "" asks for Danish
}

// New starts Chromium for the length of the test.
func New(t testing.TB) *Browser {
	t.Helper()
	path := find()
	if path == "" {
		const missing = "CHROMIUM IS MISSING, nothing was tested in a browser (install it: apt-get install chromium)"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		_, _ = fmt.Fprintln(os.Stderr, t.Name()+": "+missing)
		t.Skip(missing)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // Tests run as root in containers, where Chromium refuses its sandbox.
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-search-engine-choice-screen", true),
		chromedp.Flag("lang", "da"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() { cancel(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting %s: %v", path, err)
	}
	return &Browser{ctx: ctx}
}

func find() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Open opens an empty page in a fresh profile. It is closed when the test ends.
func (b *Browser) Open(t testing.TB, o Options) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	p := &Page{t: t, ctx: ctx, options: o, documents: map[string]bool{}}
	p.must("open", chromedp.Do(ctx))
	p.listen()
	p.Resize(o.Width)
	language := o.Language
	if language == "" {
		language = "da"
	}
	_, err := chromedp.Call(ctx, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{
		Headers: network.Headers{"Accept-Language": language},
	})
	p.must("language", err)
	p.allowScripts(!o.NoScript)
	return p
}

func (p *Page) allowScripts(allow bool) {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: !allow})
	p.must("scripts", err)
}

// Resize makes the window width CSS pixels wide; 0 means 1280.
func (p *Page) Resize(width int) {
	p.t.Helper()
	if width == 0 {
		width = 1280
	}
	p.options.Width = width
	_, err := chromedp.Call(p.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: 900, DeviceScaleFactor: 1,
	})
	p.must("resize", err)
}
