package staffhttp

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/web/ui"
)

type staffKey struct{}

// sealed is what only the browser keeps of a login.
type sealed struct {
	Name       string `json:"n"`
	Caseworker bool   `json:"c,omitempty"`
	Operator   bool   `json:"o,omitempty"`
}

// Apart is the rooms' outermost middleware: it looks for staff below /review, and leaves every other page to the middleware of people,
// given from the outside in.
func (l *Login) Apart(people ...func(http.Handler) http.Handler) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		staff, others := l.Sessions.Middleware(l.look(next)), next
		for i := len(people) - 1; i >= 0; i-- {
			others = people[i](others)
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if path := r.URL.Path; path == login.ReviewHome || strings.HasPrefix(path, login.ReviewHome+"/") {
				staff.ServeHTTP(w, r)
				return
			}
			others.ServeHTTP(w, r)
		})
	}
}

// look finds out who is here, once for each request, for the Guard and for the pages' header. A session whose sealed cookie is
// missing, is another's, or names no role, is nobody's.
func (l *Login) look(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, viewer := r.Context(), ui.Viewer{Staff: true}
		var box sealed
		if current, ok := l.Sessions.Current(ctx); ok && l.Sessions.Unseal(r, &box) {
			who := login.Staff{Ref: current.Person, Name: box.Name, Caseworker: box.Caseworker, Operator: box.Operator}
			if who.HasRole() {
				ctx = context.WithValue(ctx, staffKey{}, who)
				viewer.Name, viewer.LoggedIn = who.Name, true
			}
		}
		next.ServeHTTP(w, r.WithContext(ui.WithViewer(ctx, viewer)))
	})
}

// Require lets only staff through who are logged in and have a role; which one they need is the room's to ask. Others go to the
// login of staff and come back: to the page they asked for, or, after a form, to the page it stood on.
func (l *Login) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := l.Staff(r.Context()); ok {
			next.ServeHTTP(w, r)
			return
		}
		l.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
			return l.turnAway(w, r, login.ReturnToReview(page.Address(r)))
		})(w, r)
	})
}

// Staff answers who of the staff this request is from.
func (l *Login) Staff(ctx context.Context) (login.Staff, bool) {
	who, ok := ctx.Value(staffKey{}).(login.Staff)
	return who, ok
}

// turnAway sends somebody who isn't logged in to the login and back to to, or answers that nobody knows who is here.
func (l *Login) turnAway(w http.ResponseWriter, r *http.Request, to string) error {
	if err := l.Sessions.Err(r.Context()); err != nil {
		return fmt.Errorf("%w: %w", login.ErrUnknown, err)
	}
	address := "/review/login"
	if l.Sessions.Lapsed(r.Context()) {
		address = "/review/login/expired"
		l.Sessions.Forget(w, r)
	}
	w.Header().Set("Cache-Control", "no-store")
	return page.Redirect(w, r, address+"?"+url.Values{"to": {to}}.Encode())
}
