package login

import "strings"

// Home is where somebody goes after a login who was on the way to nowhere in particular.
const Home = "/mine"

// maxReturn is the longest path to return to: a few of them must fit a cookie.
const maxReturn = 512

// ReturnTo answers path, with its query, if it is one of our own that may be returned to after a login, otherwise Home. What a
// browser could read as somebody else's address ("//host", "/\host", anything with a scheme, a space or a control character) is
// not ours. Nor does a login lead to the login, to a log-out, or to the front page.
func ReturnTo(path string) string {
	if len(path) > maxReturn || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return Home
	}
	if strings.ContainsFunc(path, func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' }) {
		return Home
	}
	bare, _, _ := strings.Cut(path, "?")
	bare, _, _ = strings.Cut(bare, "#")
	switch {
	case bare == "/", bare == "/login", bare == "/logout", bare == "/logged-out", strings.HasPrefix(bare, "/login/"):
		return Home
	}
	return path
}
