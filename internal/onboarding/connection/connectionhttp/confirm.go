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
// the answers were checked against, the person checks them again before anything happens. On a case that a caseworker has it is
// 'check again': who is registered meanwhile needs no documents.
func (h *Handler) confirm(w http.ResponseWriter, r *http.Request, v visit) error {
	waits := v.State == connection.AwaitingMailbox || v.State == connection.UnderReview || v.State == connection.MoreDocumentation
	if v.part != v.Decider() || !waits && v.Next(v.part) != connection.StepCheck {
		return page.Redirect(w, r, v.path(""))
	}
	f, rec, err := h.weigh(r.Context(), v.Association)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	if v.Answering() && changed(v.Connection, f) {
		return h.lead(w, r, v, v.path("check?changed"), h.keep(r, v, f))
	}
	effects, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(v.who, f, at)
	})
	switch {
	case errors.Is(err, association.ErrCeased):
		return h.refused(w, r, rec, err)
	case undecided(err) && (v.Answering() || v.State == connection.AwaitingMailbox):
		return h.showEvidence(w, r, v, f, rec, http.StatusConflict)
	case undecided(err):
		return page.Redirect(w, r, v.path(string(v.Next(v.part))+"?again=down"))
	case err == nil && effects == 0 && v.State == connection.AwaitingMailbox:
		return page.Redirect(w, r, v.path("mailbox?same"))
	case err == nil && effects == 0 && waits:
		return page.Redirect(w, r, v.path(string(v.Next(v.part))+"?again=same"))
	}
	return h.lead(w, r, v, v.path(""), err)
}

// changed answers whether a finding leads elsewhere than the one that the person has seen. One that leads to documents is no news to
// whoever has sent some.
func changed(seen connection.Connection, now connection.Finding) bool {
	way, before := seen.Way(now), seen.Way(seen.Finding)
	return way != connection.WayDocumentation && (before != way || seen.Finding.RegisterEmail != now.RegisterEmail)
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
