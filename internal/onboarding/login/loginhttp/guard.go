package loginhttp

import (
	"context"
	"net/http"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/ui"
)

// seen is who is here, found out once for each request.
type seen struct {
	session  login.Session
	identity identity.Identity
}

type seenKey struct{}

// Look finds out who is here, for the Guard and for the pages' header. It goes right inside the sessions' middleware. A
// session whose sealed cookie is missing, or is another's, is nobody's.
func (l *Login) Look(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		current, ok := l.Sessions.Current(r.Context())
		who := seen{session: login.Session(current)}
		if ok && current.Level >= login.Substantial && l.Sessions.Unseal(r, &who.identity) {
			ctx := context.WithValue(r.Context(), seenKey{}, who)
			r = r.WithContext(ui.WithViewer(ctx, ui.Viewer{Name: shown(who.identity), LoggedIn: true}))
		}
		next.ServeHTTP(w, r)
	})
}

// shown is the name in the pages' header. A protected person's is a placeholder, which names nobody.
func shown(who identity.Identity) string {
	if who.Protected {
		return ""
	}
	return who.Name
}

// Require lets only people through who are logged in. Others go to the login and come back: to the page they asked for, or, after
// a form, to the page it stood on. Every step before it is saved.
func (l *Login) Require(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := l.Session(r.Context()); ok {
			next.ServeHTTP(w, r)
			return
		}
		l.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
			return l.turnAway(w, r, login.ReturnTo(page.Address(r)))
		})(w, r)
	})
}

// Session answers the login that this request belongs to.
func (l *Login) Session(ctx context.Context) (login.Session, bool) {
	who, ok := ctx.Value(seenKey{}).(seen)
	return who.session, ok
}

// Person answers who is here.
func (l *Login) Person(ctx context.Context) (person.Ref, bool) {
	who, ok := ctx.Value(seenKey{}).(seen)
	return who.session.Person, ok
}

// Identity answers what the login said about who is here, opened from the sealed cookie of this browser.
func (l *Login) Identity(ctx context.Context) (identity.Identity, bool) {
	who, ok := ctx.Value(seenKey{}).(seen)
	return who.identity, ok
}
