package page

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
)

// errForeign means that a handler wanted to send somebody to an address that is not our own path: a mistake in the program, or
// somebody's attempt. The address is not repeated.
var errForeign = errors.New("page: a redirect to what is no path of ours")

// Redirect goes on to to, by GET (303). It must be an own path: a browser reads "//host" and "/\host" as somebody else's address.
func Redirect(w http.ResponseWriter, _ *http.Request, to string) error {
	if !Own(to) {
		return errForeign
	}
	w.Header().Set("Location", to)
	w.Header().Set("Content-Length", "0")
	w.WriteHeader(http.StatusSeeOther)
	return nil
}

// Away sends somebody to a neighbour's address (303), such as the login broker's.
func Away(w http.ResponseWriter, address string) error {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Location", address)
	w.WriteHeader(http.StatusSeeOther)
	return nil
}

// Own answers whether path, with or without a query, leads nowhere but to this service, in every browser's reading.
func Own(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return false
	}
	return !strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r == '\\' || r >= 0x7f })
}

// Address answers the address of a page that can be fetched and belongs to r: its own for a GET, and for anything else the
// nearest path above it that has a page. A submitted step of a flow so comes back to the step, or to the flow.
func Address(r *http.Request) string {
	path := r.URL.EscapedPath()
	if !Own(path) {
		return "/"
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		if own := r.URL.RequestURI(); Own(own) {
			return own
		}
		return path
	}
	c := chi.RouteContext(r.Context())
	for c != nil && c.Routes != nil && path != "" {
		if c.Routes.Match(chi.NewRouteContext(), http.MethodGet, path) {
			return path
		}
		path = path[:strings.LastIndexByte(path, '/')]
	}
	return "/"
}
