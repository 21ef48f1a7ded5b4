package static

import (
	"net/http"
	"strconv"
	"strings"
)

// Handler serves every address that Path answers, for GET and HEAD, below "/static/". Anything else is not found: an old
// page may ask for a file of an earlier release, and a file without its hash must never be kept for ever.
func Handler() http.Handler {
	byAddress := map[string]*file{}
	for _, f := range files() {
		byAddress[f.address] = f
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := byAddress[r.URL.Path]
		switch {
		case f == nil:
			http.NotFound(w, r)
			return
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
			return
		}
		f.serve(w, r)
	})
}

func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	body, encoding := f.choose(r.Header.Get("Accept-Encoding"))
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // A browser that hangs up has got what it wanted.
	}
}

// choose picks the smallest form that the browser says it reads. Asking for an encoding with a quality of zero means that
// one does not read it.
func (f *file) choose(accepted string) (body []byte, encoding string) {
	p := f.packed()
	switch {
	case p.brotli != nil && accepts(accepted, "br"):
		return p.brotli, "br"
	case p.gzip != nil && accepts(accepted, "gzip"):
		return p.gzip, "gzip"
	}
	return f.plain, ""
}

func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, quality, _ := strings.Cut(part, ";")
		if strings.TrimSpace(name) == encoding {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(quality), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}
