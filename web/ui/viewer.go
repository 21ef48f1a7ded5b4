package ui

import (
	"context"
	"net/url"

	"tilslut/internal/platform/i18n"
)

// Viewer is who looks at the page, as the header shows it.
type Viewer struct {
	Name     string // the full name from the login; "" when it is not known
	LoggedIn bool
	Staff    bool // the page is one of staff's: the header says so, and its links lead to theirs
}

// logout is where the button in the header logs the viewer off.
func (v Viewer) logout() string {
	if v.Staff {
		return "/review/logout"
	}
	return "/logout"
}

type (
	viewerKey struct{}
	pathKey   struct{}
)

// WithViewer puts who looks at the page into the context; middleware does it once for every request.
func WithViewer(ctx context.Context, v Viewer) context.Context {
	return context.WithValue(ctx, viewerKey{}, v)
}

// WithPath puts the address of the page into the context: the path with its query, as in "/login?to=/mine". The language
// switch leads back to it. For an answer to a POST, give the address of a page that may be fetched.
func WithPath(ctx context.Context, path string) context.Context {
	return context.WithValue(ctx, pathKey{}, path)
}

// ViewerFrom answers who looks at the page; the zero Viewer where nobody said.
func ViewerFrom(ctx context.Context) Viewer {
	v, _ := ctx.Value(viewerKey{}).(Viewer)
	return v
}

// switchPath is the present page in language l: its own address with switch-language added to the query.
func switchPath(ctx context.Context, l i18n.Lang) string {
	path, _ := ctx.Value(pathKey{}).(string)
	u, err := url.Parse(path)
	if err != nil || u.Host != "" {
		u = &url.URL{}
	}
	query := u.Query()
	query.Set("switch-language", string(l))
	return (&url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: query.Encode()}).String()
}
