package i18n

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// catalogue holds every registered word. It is written while packages are initialised and only read afterwards.
type catalogue struct {
	bundle *i18n.Bundle
	plain  map[Lang]map[string]string
	rich   map[Lang]map[string]bool
	says   map[Lang]*i18n.Localizer
}

var words = newCatalogue()

func newCatalogue() *catalogue {
	c := &catalogue{
		bundle: i18n.NewBundle(language.Danish),
		plain:  map[Lang]map[string]string{},
		rich:   map[Lang]map[string]bool{},
		says:   map[Lang]*i18n.Localizer{},
	}
	c.bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	for _, l := range Languages() {
		c.plain[l], c.rich[l] = map[string]string{}, map[string]bool{}
		c.says[l] = i18n.NewLocalizer(c.bundle, string(l))
	}
	return c
}

// Register takes a package's da.toml and en.toml into the catalogue. Call it from a package-level variable, never later:
// readers take no lock. A word file that can't be read is a mistake in the program and stops it at once; the answer is
// always true and means nothing.
func Register(files fs.FS) bool {
	for _, l := range Languages() {
		name := string(l) + ".toml"
		text, err := fs.ReadFile(files, name)
		if err != nil {
			panic(fmt.Sprintf("i18n: a package registered words without %s: %v", name, err))
		}
		if err := words.add(l, text, name); err != nil {
			panic(fmt.Sprintf("i18n: %s: %v in the file that begins %.80q", name, err, text))
		}
	}
	return true
}

func (c *catalogue) add(l Lang, text []byte, name string) error {
	file, err := c.bundle.ParseMessageFileBytes(text, name)
	if err != nil {
		return err
	}
	for _, m := range file.Messages {
		if m.One == "" && !strings.Contains(m.Other, "{{") {
			c.plain[l][m.ID] = m.Other
			continue
		}
		c.rich[l][m.ID] = true
	}
	return nil
}
