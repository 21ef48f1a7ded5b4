package membershiphttp

import (
	"net/http"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/page"
	"tilslut/web/memberpage"
)

// dashboard is what an administrator comes for: what waits, how many users are where, who else administers, what was chosen.
func (h *Handler) dashboard(w http.ResponseWriter, r *http.Request) error {
	who, err := h.caller(r.Context())
	if err != nil {
		return err
	}
	cvr, err := cvrOf(r)
	if err != nil {
		return err
	}
	member, agreement, err := h.Store.Administrator(r.Context(), cvr, who.ref, who.with)
	if err != nil {
		return err
	}
	desk, err := h.Desk.Dashboard(r.Context(), cvr, member.Person)
	if err != nil {
		return err
	}
	users, err := h.Users.Counts(r.Context(), cvr)
	if err != nil {
		return err
	}
	return page.Render(w, r, http.StatusOK, memberpage.Dashboard(memberpage.DashboardPage{
		Agreement: agreement, Administrators: desk.Administrators, Setup: desk.Setup, Users: users,
		UserAdministrator: member.Has(membership.UserAdministrator),
	}))
}
