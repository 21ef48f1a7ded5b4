package activationhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// privateForm asks whether the private MitID may be used. Whoever said no before and comes back is shown that answer.
func (h *Handler) privateForm(w http.ResponseWriter, r *http.Request, s step) error {
	p := privatePage(s)
	if s.Answer == activation.Rejected {
		p.Form = form.Filled("answer", "reject")
	}
	return page.Render(w, r, http.StatusOK, activatepage.Private(p))
}

func privatePage(s step) activatepage.PrivatePage {
	return activatepage.PrivatePage{
		Invitation: s.invitation(), Separate: s.Choice == activation.ChoiceAsk && len(s.agreement.Authenticators) > 0,
	}
}

func (h *Handler) private(w http.ResponseWriter, r *http.Request, s step) error {
	in := form.Read(r)
	answer := in.Choice("answer", "activate.private.empty", "approve", "reject")
	if in.Err() != nil {
		p := privatePage(s)
		p.Form = in.State()
		return page.Again(w, r, in, activatepage.Private(p))
	}
	_, err := h.changeBy(r, s, func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		if answer == "approve" {
			return u.Approve(s.who, s.version, a, at)
		}
		return u.Reject(s.who, s.version, a, at)
	})
	return h.on(w, r, s, err)
}
