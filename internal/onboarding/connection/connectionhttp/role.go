package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

func (h *Handler) roleForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p := connectpage.RolePage{Case: connectpage.CaseOf(v.Connection), Form: form.Filled("role", string(v.Role))}
	return page.Render(w, r, http.StatusOK, connectpage.Role(p))
}

func (h *Handler) role(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	role := person.Role(in.Choice("role", "connect.role.empty", string(person.Representative), string(person.Reporter)))
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Role(connectpage.RolePage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.ChooseRole(v.who, role, at)
	})
	return h.lead(w, r, v, v.path(""), err)
}
