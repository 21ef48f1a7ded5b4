package loginhttp

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/web/loginpage"
)

// statuses are what the pages of problems are answered with. To have cancelled is nobody's error.
var statuses = map[login.Problem]int{
	login.Cancelled:   http.StatusOK,
	login.Failed:      http.StatusBadRequest,
	login.TimedOut:    http.StatusBadRequest,
	login.LevelTooLow: http.StatusForbidden,
	login.BrokerDown:  http.StatusServiceUnavailable,
	login.SessionLost: http.StatusBadRequest,

	login.NotOffered:    http.StatusConflict,
	login.AnotherPerson: http.StatusForbidden,
}

// problem says what happened and what to do about it.
func (l *Login) problem(w http.ResponseWriter, r *http.Request) error {
	p, ok := login.ParseProblem(chi.URLParam(r, "problem"))
	if !ok {
		return login.ErrNoProblem
	}
	to := login.ReturnTo(r.URL.Query().Get("to"))
	return page.Render(w, r, statuses[p], loginpage.Problem(loginpage.ProblemPage{Problem: p, To: to}))
}

// expired is for who comes back to a session that is over.
func (l *Login) expired(w http.ResponseWriter, r *http.Request) error {
	to := login.ReturnTo(r.URL.Query().Get("to"))
	if _, ok := l.Session(r.Context()); ok {
		return page.Redirect(w, r, to)
	}
	return page.Render(w, r, http.StatusOK, loginpage.Expired(loginpage.ExpiredPage{To: to}))
}
