package loginhttp

import (
	"net/http"
	"net/url"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
	"tilslut/web/loginpage"
)

// before is the page before MitID. Who is logged in already goes on at once.
func (l *Login) before(w http.ResponseWriter, r *http.Request) error {
	to := login.ReturnTo(r.URL.Query().Get("to"))
	if _, ok := l.Session(r.Context()); ok {
		return page.Redirect(w, r, to)
	}
	return page.Render(w, r, http.StatusOK, loginpage.Login(loginpage.LoginPage{To: to}))
}

// start begins an attempt and sends the browser to the broker. It writes the attempt's row and nothing else.
func (l *Login) start(w http.ResponseWriter, r *http.Request) error {
	to := login.ReturnTo(r.URL.Query().Get("to"))
	address, attempt, err := l.Broker.Start(r.Context(), identity.StartOptions{Language: string(i18n.From(r.Context()))})
	if err != nil {
		return l.failed(w, r, login.ProblemOf(err), to, err)
	}
	this := session.NewWaiting(to)
	this.State = attempt.State
	if err := l.Store.Keep(r.Context(), this.Hash(), login.Attempt(attempt)); err != nil {
		return err
	}
	l.Sessions.Await(w, r, this)
	return page.Away(w, address)
}

// failed goes to the page of a problem, under an address that says nothing of what came back from the broker. What is logged
// is made of our own words.
func (l *Login) failed(w http.ResponseWriter, r *http.Request, p login.Problem, to string, err error) error {
	l.Log.InfoContext(r.Context(), "login", "outcome", string(p), "err", err, "reference", page.Reference(r.Context()))
	w.Header().Set("Cache-Control", "no-store")
	return page.Redirect(w, r, "/login/problem/"+string(p)+"?"+url.Values{"to": {to}}.Encode())
}
