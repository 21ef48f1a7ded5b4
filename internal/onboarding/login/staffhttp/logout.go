package staffhttp

import (
	"fmt"
	"net/http"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/web/loginpage"
)

// logout ends our session, whatever else happens, and nobody else's.
func (l *Login) logout(w http.ResponseWriter, r *http.Request) error {
	who, was := l.Staff(r.Context())
	err := l.Sessions.End(w, r)
	w.Header().Set("Clear-Site-Data", `"cache"`)
	if err != nil {
		return fmt.Errorf("%w: %w", login.ErrStillThere, err)
	}
	if was {
		l.Log.InfoContext(r.Context(), "staff logout", "person", string(who.Ref), "reference", page.Reference(r.Context()))
	}
	return page.Redirect(w, r, "/review/logged-out")
}

func (l *Login) loggedOut(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, loginpage.StaffLoggedOut(loginpage.StaffLoggedOutPage{}))
}
