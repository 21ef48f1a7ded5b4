package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"sync"
)

//go:embed *.css *.js *.woff2 *.svg
var embedded embed.FS

// prefix is where the files live on the site.
const prefix = "/static/"

// file is one file as it is sent.
type file struct {
	address string // its path on the site, with a hash of the content
	kind    string // the Content-Type
	plain   []byte
	packed  func() packed // made on first use, then kept
}

var kinds = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".woff2": "font/woff2",
}

// files maps plain names to files. Stylesheets are read last because they name fonts, and a font's new name must be in the
// stylesheet before its own hash is taken.
var files = sync.OnceValue(func() map[string]*file {
	all := map[string]*file{}
	names, _ := fs.Glob(embedded, "*")
	for _, late := range []bool{false, true} {
		for _, name := range names {
			if strings.HasSuffix(name, ".css") == late {
				all[name] = read(name, all)
			}
		}
	}
	return all
})

func read(name string, known map[string]*file) *file {
	content, _ := embedded.ReadFile(name)
	if path.Ext(name) == ".css" {
		for other, f := range known {
			content = []byte(strings.ReplaceAll(string(content), "url("+other+")", "url("+path.Base(f.address)+")"))
		}
	}
	sum := sha256.Sum256(content)
	extension := path.Ext(name)
	address := prefix + strings.TrimSuffix(name, extension) + "." + hex.EncodeToString(sum[:6]) + extension
	return &file{
		address: address,
		kind:    kinds[extension],
		plain:   content,
		packed:  sync.OnceValue(func() packed { return pack(extension, content) }),
	}
}

// Path answers the address of a file, for example "/static/tilslut.3f2a9c0d11aa.css". A name that is not there is answered
// without a hash and will not be found; a test asks for every name that the pages use.
func Path(name string) string {
	if f := files()[name]; f != nil {
		return f.address
	}
	return prefix + name
}
