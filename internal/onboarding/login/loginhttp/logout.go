package loginhttp

import (
	"fmt"
	"net/http"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/page"
	"tilslut/web/loginpage"
)

// ErrStillThere means that a log-out took the cookies but could not end the session in the table.
var ErrStillThere = fault.New(fault.Unavailable, "login.still-there")

// logout ends our session, whatever else happens, and then the broker's where it can be done without a token kept.
func (l *Login) logout(w http.ResponseWriter, r *http.Request) error {
	who, was := l.Session(r.Context())
	err := l.Sessions.End(w, r)
	l.forgetEnrolled(w, r)
	w.Header().Set("Clear-Site-Data", `"cache"`)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrStillThere, err)
	}
	if was {
		l.Log.InfoContext(r.Context(), "logout", "person", string(who.Person), "reference", page.Reference(r.Context()))
		if address, ok := l.Broker.LogoutURL(l.Origin.Scheme + "://" + l.Origin.Host + "/logged-out"); ok {
			return away(w, address)
		}
	}
	return page.Redirect(w, r, "/logged-out")
}

func (l *Login) loggedOut(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, loginpage.LoggedOut(loginpage.LoggedOutPage{}))
}
