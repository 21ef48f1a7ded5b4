package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// confirm is the one act that binds the association. The register is asked once more; where it says something else than what
// the answers were checked against, the person checks them again before anything happens.
func (h *Handler) confirm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State != connection.AwaitingMailbox && v.Next(v.part) != connection.StepCheck {
		return page.Redirect(w, r, v.path(""))
	}
	f, rec, err := h.weigh(r.Context(), v.Association)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	if v.State == connection.Draft && changed(v.Finding, f) {
		return h.lead(w, r, v, v.path("check?changed"), h.keep(r, v, f))
	}
	effects, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(v.who, f, at)
	})
	switch {
	case undecided(err) && v.State == connection.Draft:
		return h.lead(w, r, v, v.path(""), h.keep(r, v, f))
	case undecided(err):
		return h.showEvidence(w, r, v, f, rec, http.StatusConflict)
	case err == nil && effects == 0 && v.State == connection.AwaitingMailbox:
		return page.Redirect(w, r, v.path("mailbox?same"))
	}
	return h.lead(w, r, v, v.path(""), err)
}

// changed answers whether a finding leads elsewhere than the one that the person has seen.
func changed(seen, now connection.Finding) bool {
	return now.Way() != connection.WayDocumentation && (seen.Way() != now.Way() || seen.RegisterEmail != now.RegisterEmail)
}

// undecided answers whether a confirmation was refused because of what the register says, or doesn't say.
func undecided(err error) bool {
	return errors.Is(err, connection.ErrNeedsDocumentation) || errors.Is(err, association.ErrRegisterDown) ||
		errors.Is(err, association.ErrRegisterNonsense) || errors.Is(err, association.ErrCeased)
}

// mailbox waits with the person for the link in the association's mail.
func (h *Handler) mailbox(w http.ResponseWriter, r *http.Request, v visit) error {
	p := connectpage.MailboxPage{Connection: v.Connection, Same: r.URL.Query().Has("same")}
	return page.Render(w, r, http.StatusOK, connectpage.Mailbox(p))
}
