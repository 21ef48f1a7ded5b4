package loginhttp

import (
	"fmt"
	"net/http"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/web/loginpage"
)

// logout ends our session, whatever else happens, and then the broker's where it can be done without a token kept.
func (l *Login) logout(w http.ResponseWriter, r *http.Request) error {
	who, was := l.Session(r.Context())
	err := l.Sessions.End(w, r)
	l.forgetEnrolled(w, r)
	w.Header().Set("Clear-Site-Data", `"cache"`)
	if err != nil {
		return fmt.Errorf("%w: %w", login.ErrStillThere, err)
	}
	if was {
		l.Log.InfoContext(r.Context(), "logout", "person", string(who.Person), "reference", page.Reference(r.Context()))
		if address, ok := l.Broker.LogoutURL(l.Origin.Scheme + "://" + l.Origin.Host + "/logged-out"); ok {
			return page.Away(w, address)
		}
	}
	return page.Redirect(w, r, "/logged-out")
}

func (l *Login) loggedOut(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, loginpage.LoggedOut(loginpage.LoggedOutPage{}))
}
