package journey

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/internal/platform/i18n"
	_ "tilslut/web/activatepage" // The pages bring their words along.
	_ "tilslut/web/connectpage"
	_ "tilslut/web/loginpage"
	_ "tilslut/web/memberpage"
	_ "tilslut/web/overviewpage"
	_ "tilslut/web/reviewpage"
	_ "tilslut/web/setuppage"
	_ "tilslut/web/startpage"
	_ "tilslut/web/ui"
)

// Visitor is a person at a browser. Pages are read and pressed by the words of the catalogue, so that one journey is walked in
// either language.
type Visitor struct {
	*browser.Page
	House *House

	t     testing.TB
	named string
	ctx   context.Context //nolint:containedctx // the visitor's language lives in it, as it does for pages.
	urls  []string
}

// Visit opens a browser for a new person.
func (h *House) Visit(t testing.TB, b *browser.Browser, o browser.Options) *Visitor {
	t.Helper()
	return &Visitor{
		Page: b.Open(t, o), House: h, t: t, ctx: i18n.With(context.Background(), i18n.Lang(o.Language)),
		named: fmt.Sprintf("%s-%d", o.Language, o.Width),
	}
}

// Say answers a text of the catalogue in the visitor's language.
func (v *Visitor) Say(key string, args ...any) string { return i18n.T(v.ctx, key, args...) }

// Look checks the page as it stands (axe, reflow, console) and remembers its address for the search afterwards. It fails
// unless the text of the key is to be read there. With JOURNEY_PICTURES=folder it leaves a picture of every page it saw.
func (v *Visitor) Look(key string, args ...any) {
	v.t.Helper()
	v.urls = append(v.urls, v.URL())
	require.True(v.t, v.Has(v.Say(key, args...)), "%s: %q is not on the page:\n%s", v.URL(), v.Say(key, args...), v.Text())
	v.Check(v.t)
	if folder := os.Getenv("JOURNEY_PICTURES"); folder != "" {
		v.Screenshot(filepath.Join(folder, v.named+"-"+key+".png"))
	}
}

// Press clicks what reads the text of the key.
func (v *Visitor) Press(key string, args ...any) { v.Click(v.Say(key, args...)) }

// Type fills the field whose label is the text of the key.
func (v *Visitor) Type(key, value string) { v.Fill(v.Say(key), value) }

// Pick chooses the radio button or box whose label is the text of the key.
func (v *Visitor) Pick(key string, args ...any) { v.Choose(v.Say(key, args...)) }

// Addresses answers every address that Look saw.
func (v *Visitor) Addresses() []string { return v.urls }

// Go opens a page of the house.
func (v *Visitor) Go(format string, args ...any) {
	v.Goto(v.House.Origin + fmt.Sprintf(format, args...))
}
