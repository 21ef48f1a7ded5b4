package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// representativeForm lets a reporter mend who the representative is, or where the link went. It is open while the representative has the
// case.
func (h *Handler) representativeForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.corrects() {
		return page.Redirect(w, r, v.home())
	}
	p := connectpage.RepresentativePage{Case: connectpage.CaseOf(v.Connection), Sent: true, Form: form.Filled("name", v.Contact.Name, "email", v.Contact.Email)}
	return page.Render(w, r, http.StatusOK, connectpage.Representative(p))
}

func (h *Handler) representative(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.corrects() {
		return page.Redirect(w, r, v.home())
	}
	in := form.Read(r)
	typed := theirContact(in)
	if in.Err() != nil {
		p := connectpage.RepresentativePage{Case: connectpage.CaseOf(v.Connection), Sent: true, Form: in.State()}
		return page.Again(w, r, in, connectpage.Representative(p))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.CorrectRepresentative(v.who, typed, at)
	})
	return h.lead(w, r, v, v.path("case"), err)
}

// corrects answers whether who visits is the reporter of a case that the representative has.
func (v visit) corrects() bool {
	return v.part == connection.Starter && v.State == connection.AwaitingRepresentative && !v.Taken
}
