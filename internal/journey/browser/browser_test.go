package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

const goodPage = `<!doctype html><html lang="da"><head><title>En side</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"></head><body><main><h1>En side</h1><p><a href="/next">Næste <b>side</b></a></p>
<form action="/sent" method="post"><p><label for="n">Dit navn</label><input id="n" name="navn" autocomplete="name"></p>
<p><input type="radio" name="rolle" value="r" id="r1"><label for="r1">Repræsentant</label>
<input type="radio" name="rolle" value="a" id="r2"><label for="r2">Anmelder</label></p>
<p><label for="s">Sprog</label><select id="s" name="sprog"><option value="da">Dansk</option><option value="en">Engelsk</option></select></p>
<p><button name="hvad" value="gem" class="button-primary">Gem <span class="sr-only">svarene</span></button></p></form></main></body></html>`

// site serves pages by their path; "/sent" shows what was sent.
func site(t *testing.T, pages map[string]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'self'")
		if r.URL.Path == "/sent" {
			_ = r.ParseForm()
			_, _ = fmt.Fprintf(w, "<html lang=da><title>x</title><main><h1>%s</h1></main>", strings.ReplaceAll(r.PostForm.Encode(), "&", " "))
			return
		}
		page, ok := pages[r.URL.Path]
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			page = goodPage
		}
		_, _ = w.Write([]byte(page))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestAPersonReadsClicksAndFillsIn(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	origin := site(t, map[string]string{"/": goodPage})
	for _, noScript := range []bool{false, true} {
		t.Run(fmt.Sprintf("without scripts %v", noScript), func(t *testing.T) {
			p := b.Open(t, browser.Options{Width: 320, NoScript: noScript})
			p.Goto(origin + "/")
			p.Check(t)
			p.Fill("Dit navn", "Åse Ørsted")
			p.Fill("Dit navn", "Bo <Bæk>")
			p.Choose("Anmelder")
			p.Select("Sprog", "Engelsk")
			p.Click("Gem")
			require.True(t, p.Has("hvad=gem navn=Bo+%3CB%C3%A6k%3E rolle=a sprog=en"), p.Text())

			p.Back()
			p.Fill("Dit navn", "Kim")
			p.Enter()
			require.Contains(t, p.URL(), "/sent")

			p.Goto(origin + "/")
			p.Click("Næste side")
			require.Equal(t, origin+"/next", p.URL())
			require.Equal(t, "En side", p.Title())
			p.Check(t) // A page that was answered with 404 is a page like any other.
		})
	}
}

// report collects what Check would fail a test for.
type report struct {
	testing.TB
	lines []string
}

func (r *report) Helper() {}

func (r *report) Errorf(format string, args ...any) {
	r.lines = append(r.lines, fmt.Sprintf(format, args...))
}

// Fatalf ends the goroutine, as a test's does.
func (r *report) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func TestCheckFindsWhatIsNotGoodEnough(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	broken := map[string]struct{ page, want string }{
		"/label":    {strings.Replace(goodPage, `<label for="n">`, `<label>`, 1), "axe: label"},
		"/contrast": {strings.Replace(goodPage, `<h1>`, `<h1 style="color:#ddd">`, 1), "axe: color-contrast"},
		"/target":   {strings.Replace(goodPage, `<p><a`, `<p style="font-size:8px;line-height:1"><a href="/1">a</a><a href="/2">b</a></p><p><a`, 1), "axe: target-size"},
		"/wide":     {strings.Replace(goodPage, `<h1>`, `<div style="width:400px">Bred</div><h1>`, 1), "px of content in 320 px"},
		"/script":   {strings.Replace(goodPage, `<h1>`, `<script>1</script><h1>`, 1), "Content Security Policy"},
		"/resource": {strings.Replace(goodPage, `<h1>`, `<img alt="" src="/nowhere.png"><h1>`, 1), "404"},
	}
	pages := map[string]string{}
	for path, c := range broken {
		pages[path] = c.page
	}
	origin := site(t, pages)
	for path, c := range broken {
		t.Run(path, func(t *testing.T) {
			p := b.Open(t, browser.Options{Width: 320})
			p.Goto(origin + path)
			r := &report{TB: t}
			p.Check(r)
			require.Contains(t, strings.Join(r.lines, "\n"), c.want)
		})
	}
}
