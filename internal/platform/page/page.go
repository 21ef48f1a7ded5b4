package page

import (
	"bytes"
	"errors"
	"net/http"
	"strconv"
	"sync"

	"github.com/a-h/templ"

	"tilslut/internal/platform/form"
)

// Handler answers a request or says why it can't. One that returns an error has written nothing.
type Handler func(w http.ResponseWriter, r *http.Request) error

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// A buffer larger than this is left to the garbage collector instead of being kept for the next page.
const keptBuffer = 256 << 10

// Render shows c with status. The page is complete before the first byte leaves: a component that fails leaves room for an
// error page. Pages are for one person's eyes and are asked for afresh; where a session is open, nothing keeps them at all.
func Render(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= keptBuffer {
			b.Reset()
			buffers.Put(b)
		}
	}()
	if err := c.Render(r.Context(), b); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		// The reader may have gone away; there is nobody left to tell.
		_, _ = w.Write(b.Bytes())
	}
	return nil
}

// Again shows a form again that c draws from in.State(): with status 422 where there is something to correct, 200 after a switch
// of language. What can't be shown again, in.Err answers: a body that is no form, or none of ours.
func Again(w http.ResponseWriter, r *http.Request, in *form.Reader, c templ.Component) error {
	switch err := in.Err(); {
	case errors.Is(err, form.ErrLanguage):
		return Render(w, r, http.StatusOK, c)
	case err == nil || errors.Is(err, form.ErrInvalid):
		return Render(w, r, http.StatusUnprocessableEntity, c)
	default:
		return err
	}
}
