package staffhttp

import (
	"errors"
	"net/http"
	"net/url"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
)

var (
	errNotBegunHere = errors.New("the callback's state is none that this browser began")
	errUsed         = errors.New("the attempt has been used, or was never noted")
	errLate         = errors.New("the attempt was begun more than ten minutes ago")
	errNoRole       = errors.New("the provider gives neither of the roles")
)

// callback is where the provider sends the browser back to. The attempt is used up before the provider is asked, so that of two
// callbacks one is too late. Everything that identifies somebody stays in this function, but for the seal.
func (l *Login) callback(w http.ResponseWriter, r *http.Request) error {
	if l.Provider == nil {
		return closed(w, r)
	}
	w.Header().Set("Cache-Control", "no-store")
	query := r.URL.Query()
	this, ok := l.Sessions.Awaited(w, r, query.Get("state"))
	if !ok {
		return l.stray(w, r)
	}
	attempt, found, inTime, err := l.Store.Take(r.Context(), this.Hash())
	switch {
	case err != nil:
		return err
	case !found:
		return l.failed(w, r, login.SessionLost, this.To, errUsed)
	case !inTime:
		return l.failed(w, r, login.TimedOut, this.To, errLate)
	}
	who, err := l.Provider.Finish(r.Context(), query, identity.Attempt(attempt))
	if err != nil {
		return l.failed(w, r, login.ProblemOf(err), this.To, err)
	}
	box := sealed{Name: who.Name, Caseworker: who.Caseworker, Operator: who.Operator}
	if !box.Caseworker && !box.Operator {
		if err := l.Sessions.End(w, r); err != nil {
			return err
		}
		return l.failed(w, r, login.NoRole, this.To, errNoRole)
	}
	ref, err := l.Store.Person(r.Context(), l.Codes.PersonCodes(who.Issuer, who.Subject))
	if err != nil {
		return err
	}
	// Level is NSIS's, which says nothing about employees: none.
	if err := l.Sessions.Begin(r.Context(), w, session.Login{Person: ref, AuthTime: who.AuthTime}, box); err != nil {
		return err
	}
	l.Log.InfoContext(r.Context(), "staff login", "outcome", "ok", "person", string(ref), "caseworker", box.Caseworker, "operator", box.Operator,
		"reference", page.Reference(r.Context()))
	return page.Redirect(w, r, this.To)
}

// stray answers a callback that no attempt of this browser waits for: gone back to, reloaded, or somebody else's. Who is logged in
// anyway goes on; nobody gets a session here.
func (l *Login) stray(w http.ResponseWriter, r *http.Request) error {
	if _, ok := l.Staff(r.Context()); ok {
		return page.Redirect(w, r, login.ReviewHome)
	}
	return l.failed(w, r, login.SessionLost, login.ReviewHome, errNotBegunHere)
}

// failed goes to the page of a problem, under an address that says nothing of what came back. What is logged is made of our own words.
func (l *Login) failed(w http.ResponseWriter, r *http.Request, p login.Problem, to string, err error) error {
	l.Log.InfoContext(r.Context(), "staff login", "outcome", string(p), "err", err, "reference", page.Reference(r.Context()))
	w.Header().Set("Cache-Control", "no-store")
	return page.Redirect(w, r, "/review/login/problem/"+string(p)+"?"+url.Values{"to": {to}}.Encode())
}
