package staffhttp

import (
	"net/http"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
	"tilslut/web/loginpage"
)

// before is the page before the login. Who is logged in already goes on at once.
func (l *Login) before(w http.ResponseWriter, r *http.Request) error {
	to := login.ReturnToReview(r.URL.Query().Get("to"))
	if _, ok := l.Staff(r.Context()); ok {
		return page.Redirect(w, r, to)
	}
	if l.Provider == nil {
		return closed(w, r)
	}
	return page.Render(w, r, http.StatusOK, loginpage.StaffLogin(loginpage.StaffLoginPage{To: to}))
}

// closed is in place of the login where there is no provider.
func closed(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusNotFound, loginpage.StaffClosed(loginpage.StaffClosedPage{}))
}

// start begins an attempt and sends the browser to the provider. It writes the attempt's row and nothing else.
func (l *Login) start(w http.ResponseWriter, r *http.Request) error {
	if l.Provider == nil {
		return closed(w, r)
	}
	this := session.NewWaiting(login.ReturnToReview(r.URL.Query().Get("to")))
	address, attempt, err := l.Provider.Start(r.Context(), identity.StartOptions{Language: string(i18n.From(r.Context()))})
	if err != nil {
		return l.failed(w, r, login.ProblemOf(err), this.To, err)
	}
	this.State = attempt.State
	if err := l.Store.Keep(r.Context(), this.Hash(), login.Attempt(attempt)); err != nil {
		return err
	}
	l.Sessions.Await(w, r, this)
	return page.Away(w, address)
}
