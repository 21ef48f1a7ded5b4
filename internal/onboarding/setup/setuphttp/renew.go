package setuphttp

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

// renew orders a new link for an expired one. It is the one thing that is done for somebody who is not logged in: a scanner that
// presses the button sends a letter to the person it is for, and the link it pressed it on is then superseded.
func (h *Handler) renew(w http.ResponseWriter, r *http.Request) error {
	token := chi.URLParam(r, "token")
	l, err := h.Links.Open(connection.PurposeSetup, token)
	if err == nil {
		err = h.Renewals.RenewSetupLink(r.Context(), l.ID, l.Version)
		if err != nil && !errors.Is(err, connection.ErrLinkUnknown) && !errors.Is(err, connection.ErrNoAdministrator) {
			return err
		}
	}
	// The address has a page for whatever became of it.
	return page.Redirect(w, r, "/setup/"+token+"/renew")
}

// renewed says that a newer link is on its way; where that is not so, the link's page says what is.
func (h *Handler) renewed(w http.ResponseWriter, r *http.Request) error {
	l, s, at, err := h.find(r)
	switch {
	case errors.Is(err, setup.ErrUnknown):
	case err != nil:
		return err
	case s.Link("", l.Version, at) == connection.LinkSuperseded:
		w.Header().Set("X-Robots-Tag", "noindex")
		return page.Render(w, r, http.StatusOK, setuppage.Renewed(setuppage.RenewedPage{Head: setuppage.HeadOf(s)}))
	}
	return h.link(w, r)
}
