package login

import (
	"net/url"
	"path"
	"strings"
)

// Home is where somebody goes after a login who was on the way to nowhere in particular.
const Home = "/mine"

// ReviewHome is the same for staff. Whatever is theirs stands below it.
const ReviewHome = "/review"

// maxReturn is the longest path to return to: a few of them must fit a cookie.
const maxReturn = 512

// ReturnTo answers path, with its query, if it is one of our own that may be returned to after a login, otherwise Home. What a
// browser could read as somebody else's address ("//host", "/\host", anything with a scheme, a space or a control character) is
// not ours. Nor does a login lead to the login, to a log-out, or to the front page.
func ReturnTo(path string) string {
	bare, ok := ours(path)
	switch {
	case !ok, bare == "/", bare == "/login", bare == "/logout", bare == "/logged-out", strings.HasPrefix(bare, "/login/"):
		return Home
	}
	return path
}

// ReturnToReview is ReturnTo for staff: what isn't below ReviewHome leads to ReviewHome, and so does a way out of it ("/review/../mine").
func ReturnToReview(to string) string {
	bare, ok := ours(to)
	read, err := url.PathUnescape(bare)
	if !ok || err != nil || path.Clean(read) != strings.TrimSuffix(read, "/") {
		return ReviewHome
	}
	below, _ := strings.CutPrefix(read, ReviewHome)
	switch {
	case below == read, below != "" && below[0] != '/', below == "/login", strings.HasPrefix(below, "/login/"), below == "/logout", below == "/logged-out":
		return ReviewHome
	}
	return to
}

// ours answers a path without its query, and whether every browser reads it as an address of this service.
func ours(path string) (bare string, ok bool) {
	if len(path) > maxReturn || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return "", false
	}
	if strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' }) {
		return "", false
	}
	bare, _, _ = strings.Cut(path, "?")
	bare, _, _ = strings.Cut(bare, "#")
	return bare, true
}
