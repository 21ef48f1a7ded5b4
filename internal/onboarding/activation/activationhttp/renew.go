package activationhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// renew orders a new link for an expired one, to the registered address. It is the one thing that is done for somebody who is not
// logged in: a scanner that presses the button sends a letter to the person it is for, once a day.
func (h *Handler) renew(w http.ResponseWriter, r *http.Request) error {
	s, err := h.find(r)
	if errors.Is(err, activation.ErrUnknown) {
		return show(w, r, activatepage.LinkPage{Status: activation.LinkUnknown})
	}
	if err != nil {
		return err
	}
	_, err = h.changeBy(r, s, func(u activation.User, _ membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		return u.Renew(s.version, at)
	})
	if errors.Is(err, activation.ErrTooSoon) {
		return page.Redirect(w, r, s.path("")) // the link's page says that one was sent.
	}
	if err != nil {
		return h.on(w, r, s, err)
	}
	return page.Redirect(w, r, s.path("renew"))
}

// renewed says that a new link is on its way; where that is not so, the link's page says what is.
func (h *Handler) renewed(w http.ResponseWriter, r *http.Request) error {
	s, err := h.find(r)
	if err != nil || s.version >= s.LinkVersion || s.AskedAt.IsZero() || !s.AskedAt.Equal(s.LinkAt) || s.State != activation.Invited {
		return h.link(w, r)
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	return page.Render(w, r, http.StatusOK, activatepage.Renewed(activatepage.RenewedPage{Invitation: s.invitation()}))
}
