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

// link tells who has appointed whom. A search engine that is given the link keeps nothing of it.
func (h *Handler) link(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("X-Robots-Tag", "noindex")
	l, err := h.Links.Open(connection.PurposeSetup, chi.URLParam(r, "token"))
	if err != nil {
		return show(w, r, setuppage.LinkPage{Status: connection.LinkUnknown})
	}
	i, at, err := h.Store.Get(r.Context(), l.ID)
	if errors.Is(err, setup.ErrUnknown) {
		return show(w, r, setuppage.LinkPage{Status: connection.LinkUnknown})
	}
	if err != nil {
		return err
	}
	return show(w, r, setuppage.LinkPage{
		Status: i.Link(l.Version, at), Association: i.AssociationName, Contact: i.AppointedBy, Name: i.Name, Until: i.Until,
	})
}

func show(w http.ResponseWriter, r *http.Request, p setuppage.LinkPage) error {
	status := http.StatusNotFound
	switch p.Status {
	case connection.LinkGood:
		status = http.StatusOK
	case connection.LinkExpired, connection.LinkSuperseded, connection.LinkWithdrawn:
		status = http.StatusGone
	case connection.LinkUnknown, connection.LinkUsed, connection.LinkTaken, connection.LinkNotYours:
	}
	return page.Render(w, r, status, setuppage.Link(p))
}
